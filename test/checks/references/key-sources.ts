import type { Manifest } from '../../support/manifest';
import { list } from '../finding';

/** A ConfigMap or Secret that will exist once the file is applied, and who makes it. */
export interface KeySource {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly namespace: string | undefined;
  readonly maker: Manifest;
  /** Some makers copy whatever the store holds. */
  readonly keys: readonly string[] | 'unknown';
}

export function keySources(manifests: readonly Manifest[]): KeySource[] {
  return manifests.flatMap((maker) => made(maker).map((source) => ({ ...source, maker, namespace: maker.metadata?.namespace })));
}

function made(maker: Manifest): Pick<KeySource, 'kind' | 'name' | 'keys'>[] {
  const { spec, metadata } = maker;
  const name = metadata?.name;

  switch (maker.kind) {
    case 'ConfigMap':
      return [{ kind: 'ConfigMap', name, keys: keysOf(maker['data'], maker['binaryData']) }];
    case 'Secret':
      return [{ kind: 'Secret', name, keys: keysOf(maker['data'], maker['stringData']) }];
    case 'ExternalSecret':
      return [{ kind: 'Secret', name: spec?.target?.name ?? name, keys: externalKeys(spec) }];
    case 'SealedSecret':
      return [
        { kind: 'Secret', name: spec?.template?.metadata?.name ?? name, keys: keysOf(spec?.encryptedData, spec?.template?.data) },
      ];
    case 'SecretProviderClass':
      return list(spec?.secretObjects).map(({ secretName, data }) => ({
        kind: 'Secret',
        name: secretName,
        keys: list(data).map(({ key }) => key),
      }));
    case 'Certificate':
      return [{ kind: 'Secret', name: spec?.secretName, keys: ['tls.crt', 'tls.key', 'ca.crt'] }];
    default:
      return [];
  }
}

function externalKeys(spec: any): readonly string[] | 'unknown' {
  const template = spec?.target?.template;
  if (list(spec?.dataFrom).length > 0 || template?.templateFrom) return 'unknown';

  const fetched = list(spec?.data).map(({ secretKey }) => secretKey);
  // A template replaces what was fetched, unless it says that it adds to it.
  if (template?.data && template.mergePolicy !== 'Merge') return keysOf(template.data);
  return [...fetched, ...keysOf(template?.data)];
}

function keysOf(...records: unknown[]): string[] {
  return records.flatMap((record) => Object.keys(record ?? {}));
}
