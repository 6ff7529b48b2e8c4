import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CliError } from '../cli-error';

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
