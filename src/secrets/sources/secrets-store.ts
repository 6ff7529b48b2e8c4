import { Lazy } from 'cdk8s';
import type * as csiModule from '../../../imports/secrets-store.csi.x-k8s.io';
import type { Problem } from '../../core/problem';
import type { SourceDefinition } from '../definition';
import type { SecretsStoreOptions } from '../secrets-store-options';

/**
 * A SecretProviderClass: pods mount it and have the credentials as files.
 * @see https://secrets-store-csi-driver.sigs.k8s.io
 */
export function secretsStore(options: SecretsStoreOptions): SourceDefinition {
  const remote = new Map(Object.entries(options.remoteKeys));
  const placeOf = (name: string): string => JSON.stringify(remote.get(name));
  return {
    credentials: [...remote.keys()],
    problems: [...remote].flatMap(([name, { key, property, decoding, version }]) => [
      ...(typeof key === 'string' && key !== '' ? [] : [problem(name, 'key', 'names no secret of the store')]),
      ...(decoding === undefined ? [] : [problem(name, 'decoding', 'not known to the driver')]),
      ...(property === undefined || options.provider.knowsProperties
        ? []
        : [problem(name, 'property', `the provider ${options.provider.name} mounts whole values only`)]),
      ...(version !== undefined && options.provider.name === 'vault'
        ? [problem(name, 'version', 'the provider vault mounts the newest one only')]
        : []),
    ]),
    placeOf,
    revisionOf: placeOf,
    mounts: true,
    makesSecret: options.syncSecret === true,
    make: ({ scope, metadata, type, keyOf, fileOf }) => {
      const csi = require('../../../imports/secrets-store.csi.x-k8s.io') as typeof csiModule;
      const files = (): Map<string, (typeof options.remoteKeys)[string]> =>
        new Map([...remote].map(([name, key]) => [fileOf(name), key]));
      const data = (): csiModule.SecretProviderClassSpecSecretObjectsData[] =>
        [...remote.keys()].map((name) => ({ objectName: fileOf(name), key: keyOf(name) }));
      return new csi.SecretProviderClass(scope, 'Resource', {
        metadata,
        spec: {
          provider: options.provider.name,
          parameters: Lazy.any({ produce: () => options.provider._parameters(files()) }) as { [name: string]: string },
          secretObjects: options.syncSecret
            ? [
                {
                  secretName: metadata.name,
                  type: type ?? 'Opaque',
                  labels: metadata.labels,
                  data: Lazy.any({ produce: data }) as csiModule.SecretProviderClassSpecSecretObjectsData[],
                },
              ]
            : undefined,
        },
      });
    },
  };
}

function problem(name: string, field: string, reason: string): Problem {
  const prop = `source.remoteKeys.${name}.${field}`;
  return { code: 'LLMGW-203', prop, reason, remedy: 'write what the provider can mount, or use SecretSource.externalSecrets' };
}
