import { isManifest } from './support/manifest';
import type { Manifest } from './support/manifest';
import { toYaml } from './support/synth';

// A snapshot of manifests is the YAML that a team would apply, so that it can be reviewed as such.
expect.addSnapshotSerializer({
  test: (value: unknown) => isManifest(value) || (Array.isArray(value) && value.length > 0 && value.every(isManifest)),
  serialize: (value: Manifest | Manifest[]) => toYaml(Array.isArray(value) ? value : [value]),
});
