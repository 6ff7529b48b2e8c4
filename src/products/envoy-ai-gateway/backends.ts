import type { ApiObjectMetadata } from 'cdk8s';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { AiServiceBackendSpec, BackendSecurityPolicySpec } from '../../../imports/aigateway.envoyproxy.io';
import type { BackendSpec } from '../../../imports/gateway.envoyproxy.io';
import type { CredentialReference } from '../../contract/credential';
import { isAddress } from '../../core/hosts';
import type { ModelProvider } from '../../providers/model-provider';
import type { ProviderApi } from './apis';
import { policyOf } from './authentication';
import type { EnvoyAiBackend } from './options';

export const AI_GROUP = 'aigateway.envoyproxy.io';
export const ENVOY_GROUP = 'gateway.envoyproxy.io';
const AI_VERSION = `${AI_GROUP}/v1beta1`;
const ENVOY_VERSION = `${ENVOY_GROUP}/v1alpha1`;
export const GATEWAY_GROUP = 'gateway.networking.k8s.io';

/** A custom resource of Envoy AI Gateway; without the generated classes, whose fields are still checked by their types. */
export function aiObject(scope: Construct, id: string, kind: string, metadata: ApiObjectMetadata, spec: object): ApiObject {
  return new ApiObject(scope, id, { apiVersion: AI_VERSION, kind, metadata, spec });
}

/** A custom resource of Envoy Gateway. */
export function envoyObject(scope: Construct, id: string, kind: string, metadata: ApiObjectMetadata, spec: object): ApiObject {
  return new ApiObject(scope, id, { apiVersion: ENVOY_VERSION, kind, metadata, spec });
}

/** A standard resource of the Gateway API. */
export function gatewayObject(scope: Construct, id: string, kind: string, metadata: ApiObjectMetadata, spec: object): ApiObject {
  return new ApiObject(scope, id, { apiVersion: `${GATEWAY_GROUP}/v1`, kind, metadata, spec });
}

/** A provider, ready to be written. */
export interface PlannedBackend {
  readonly provider: ModelProvider;
  readonly api: ProviderApi;
  readonly given: EnvoyAiBackend;
  readonly reference?: CredentialReference;
}

/** Where a provider is, what it speaks, how its certificate is checked and how it is convinced: a resource for each. */
export function addBackend(scope: Construct, planned: PlannedBackend, metadata: ApiObjectMetadata): ApiObject[] {
  const { provider, api, given, reference } = planned;
  const { name } = metadata;
  const id = (kind: string): string => `${kind}-${provider.name}`;
  const endpoint = isAddress(api.host)
    ? { ip: { address: api.host, port: api.port } }
    : { fqdn: { hostname: api.host, port: api.port } };
  const place: BackendSpec = { type: 'Endpoints' as never, endpoints: [endpoint] };
  const service: AiServiceBackendSpec = {
    schema: { name: api.schema as never, prefix: api.prefix, version: api.version },
    backendRef: { group: ENVOY_GROUP, kind: 'Backend', name: name! },
  };
  const policy = policyOf(provider, api, given, reference) as BackendSecurityPolicySpec | undefined;
  const tls = {
    targetRefs: [{ group: ENVOY_GROUP, kind: 'Backend', name }],
    validation: { hostname: api.host, wellKnownCACertificates: 'System' },
  };
  return [
    envoyObject(scope, id('Backend'), 'Backend', metadata, place),
    ...(api.tls ? [gatewayObject(scope, id('Tls'), 'BackendTLSPolicy', metadata, tls)] : []),
    aiObject(scope, id('Service'), 'AIServiceBackend', metadata, service),
    ...(policy
      ? [
          aiObject(scope, id('Authentication'), 'BackendSecurityPolicy', metadata, {
            targetRefs: [{ group: AI_GROUP, kind: 'AIServiceBackend', name }],
            ...policy,
          }),
        ]
      : []),
  ];
}
