import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CliError } from '../cli-error';

/** What a factory of the library knows about a product at a version; nothing if it refuses. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- facts are read by name
export type LibraryFacts = (factory: string, version: string) => any;

/** Loads a package beside this program, or as the folder has it in which it was started. */
export type Load = (name: string) => unknown;

/** The packages of the folder in which the command runs, else those that this package was installed with. */
export function loadFrom(folder: string): Load {
  const places = [createRequire(join(folder, 'package.json')), createRequire(__filename)];
  return (name) => {
    for (const place of places) {
      const found = resolved(place, name);
      if (found) {
        return place(found);
      }
    }
    throw new CliError(`adopt: ${name} is not installed here; npm install cdk8s-llm-gateway cdk8s cdk8s-plus-28 constructs`);
  };
}

function resolved(place: NodeJS.Require, name: string): string | undefined {
  try {
    return place.resolve(name);
  } catch {
    return undefined;
  }
}

export function libraryFacts(load: Load): LibraryFacts {
  return (factory, version) => {
    const [type = '', method = ''] = factory.split('.');
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a factory by its name
    const library = load('cdk8s-llm-gateway') as any;
    try {
      return library[type][method]({ version }).facts;
    } catch {
      return undefined;
    }
  };
}
