import { checkManifests } from '../../../src/core/rules/check';
import type { Check } from '../finding';

/** The rules of the library, with which a team checks its own objects. */
export const scorecard: Check = (manifests) =>
  checkManifests(manifests).map(({ rule, object, path, message }) => ({
    id: rule,
    object,
    message: path === '' ? message : `${path}: ${message}`,
  }));
