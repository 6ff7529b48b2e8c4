import { Lazy } from 'cdk8s';
import type * as sealedModule from '../../../imports/bitnami.com';
import { sha256 } from '../../core/hash';
import type { Problem } from '../../core/problem';
import type { SourceDefinition } from '../definition';
import type { SealedSecretOptions } from '../sealed-secret-options';
import { SealingScope } from '../sealed-secret-options';

// a session key encrypted with 2048 bits or more comes first
const SHORTEST = 340;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const SCOPE_ANNOTATIONS: Readonly<Record<SealingScope, { readonly [name: string]: string } | undefined>> = {
  [SealingScope.STRICT]: undefined,
  [SealingScope.NAMESPACE_WIDE]: { 'sealedsecrets.bitnami.com/namespace-wide': 'true' },
  [SealingScope.CLUSTER_WIDE]: { 'sealedsecrets.bitnami.com/cluster-wide': 'true' },
};

/**
 * A SealedSecret, from which its controller makes the Secret. Encrypted values pass through untouched.
 * @see https://github.com/bitnami-labs/sealed-secrets
 */
export function sealedSecret(options: SealedSecretOptions): SourceDefinition {
  const encrypted = new Map(Object.entries(options.encryptedData));
  const scope = options.scope ?? SealingScope.STRICT;
  return {
    credentials: [...encrypted.keys()],
    problems: [...encrypted].flatMap(([name, value]) => checkEncrypted(name, value)),
    // the name is part of what was encrypted
    needsName: scope === SealingScope.STRICT,
    // what is encrypted may be read by anyone, so its hash may, too
    revisionOf: (name) => sha256(encrypted.get(name) ?? ''),
    make: ({ scope: parent, metadata, type, keyOf }) => {
      const sealed = require('../../../imports/bitnami.com') as typeof sealedModule;
      const annotations = { ...metadata.annotations, ...SCOPE_ANNOTATIONS[scope] };
      return new sealed.SealedSecret(parent, 'Resource', {
        metadata: { ...metadata, annotations: Object.keys(annotations).length > 0 ? annotations : undefined },
        spec: {
          encryptedData: Lazy.any({
            produce: () => Object.fromEntries([...encrypted].map(([name, value]) => [keyOf(name), value])),
          }) as { [key: string]: string },
          template: {
            type: type ?? 'Opaque',
            metadata: { name: metadata.name, labels: metadata.labels, annotations: SCOPE_ANNOTATIONS[scope] },
          },
        },
      });
    },
  };
}

/** Somebody who pastes the value instead of what kubeseal printed must not see it committed. */
function checkEncrypted(name: string, value: string): Problem[] {
  if (typeof value === 'string' && value.length >= SHORTEST && BASE64.test(value)) {
    return [];
  }
  const remedy = 'paste what `kubeseal --raw` prints; if this was the value itself, treat it as leaked';
  return [{ code: 'LLMGW-214', prop: `source.encryptedData.${name}`, reason: 'not encrypted by kubeseal', remedy }];
}
