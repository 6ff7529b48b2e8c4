import type * as Checks from './checks';
import { isManifest } from './support/manifest';
import type { Manifest } from './support/manifest';
import { toYaml } from './support/synth';

declare global {
  // The types of jest offer no other way to declare a matcher.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    interface Matchers<R> {
      /** Runs every check of `test/checks` over the objects of one file. */
      toBeSound(options?: Checks.CheckOptions): R;
    }
  }
}

// A snapshot of manifests is the YAML that a team would apply, so that it can be reviewed as such.
expect.addSnapshotSerializer({
  test: (value: unknown) => isManifest(value) || (Array.isArray(value) && value.length > 0 && value.every(isManifest)),
  serialize: (value: Manifest | Manifest[]) => toYaml(Array.isArray(value) ? value : [value]),
});

expect.extend({
  toBeSound(manifests: readonly Manifest[], options?: Checks.CheckOptions) {
    // Only the tests that ask for it pay for loading the schemas.
    const { check, line } = require('./checks') as typeof Checks;
    const lines = check(manifests, options).map((found) => `  ${line(found)}`);
    const count = `${lines.length} finding${lines.length === 1 ? '' : 's'}`;

    return { pass: lines.length === 0, message: () => `${count}:\n${lines.join('\n')}` };
  },
});
