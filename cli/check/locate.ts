import type { RuleFinding } from '../../src/core/rules/rule';
import type { ReadObject } from '../manifests/read';
import { nameOf } from '../manifests/object';

/** A line of a file. */
export interface Located {
  readonly file: string;
  readonly line: number;
}

/** Where the object of a finding begins; what came from the standard input is in no file. */
export function locator(objects: readonly ReadObject[]): (finding: RuleFinding) => Located | undefined {
  const places = new Map(
    objects.map(({ object, file, line }) => [`${object.metadata.namespace ?? ''} ${nameOf(object)}`, { file, line }]),
  );
  return ({ object, namespace = '' }) => {
    const found = places.get(`${namespace} ${object}`);
    return found && found.file !== '-' ? found : undefined;
  };
}
