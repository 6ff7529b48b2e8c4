import { nameOf } from '../../support/manifest';
import type { Manifest } from '../../support/manifest';
import { finding, list } from '../finding';
import type { Finding } from '../finding';
import { keyReferences } from './key-references';
import { keySources } from './key-sources';

/** A key that something reads is a key that the ConfigMap or Secret of that name has, if it comes with the file. */
export function keys(manifests: readonly Manifest[]): Finding[] {
  const sources = keySources(manifests);

  return manifests.flatMap((manifest) =>
    keyReferences(manifest).flatMap(({ kind, name, key, place }) => {
      const matching = sources.filter(
        (source) => source.kind === kind && source.name === name && source.namespace === manifest.metadata?.namespace,
      );
      if (matching.length === 0 || key === undefined) return [];
      if (matching.some((source) => source.keys === 'unknown' || source.keys.includes(key))) return [];

      const present = matching.flatMap((source) => list(source.keys)).join(', ') || 'none';
      const maker = matching.map((source) => nameOf(source.maker)).join(', ');
      return [finding('missing-key', manifest, `${place} reads key ${key} of ${kind} ${name}, keys of ${maker} are: ${present}`)];
    }),
  );
}
