import { checkManifests } from '../../../src/core/rules/check';
import type { Manifest } from '../../../src/core/rules/rule';
import type { Change } from '../../checks/proof';
import { broken, podOf } from '../../checks/sample';

/** A fact in words, the change that makes it, and all that one rule then says: `Deployment/gw spec.replicas: why`. */
export type Row = [fact: string, change: Change, expected?: string];

const DEPLOYMENT = 'Deployment/gw spec.template.spec.';

/** Asserts all that one rule says about a sound set of objects after a change; nothing where nothing is expected. */
export function holds(rule: string, rows: readonly Row[]): void {
  describe(rule, () => {
    test.each(rows.map(([fact, change, expected]) => ({ fact, change, expected })))('$fact', ({ change, expected }) => {
      const found = checkManifests(broken(change) as Manifest[])
        .filter((finding) => finding.rule === rule)
        .map(({ object, path, message }) => `${object} ${path}: ${message}`);
      expect(found).toEqual(expected === undefined ? [] : [expected]);
    });
  });
}

/** A finding in the pod of the sound set. */
export const inPod = (rest: string): string => `${DEPLOYMENT}${rest}`;

/** A finding in its container. */
export const inContainer = (rest: string): string => inPod(`containers[0].${rest}`);

/** Sets fields of its container. */
export const container =
  (fields: object): Change =>
  (find) =>
    Object.assign(podOf(find).containers[0], fields);

/** Sets fields of its pod. */
export const pod =
  (fields: object): Change =>
  (find) =>
    Object.assign(podOf(find), fields);

/** Sets fields of the spec of the object of a kind. */
export const spec =
  (kind: string, fields: object): Change =>
  (find) =>
    Object.assign(find(kind).spec, fields);

/** Adds an object to the set. */
export const added =
  (object: object): Change =>
  (_find, set) =>
    set.push(object as never);
