import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { JsonPatch, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ClientTrafficPolicySpec } from '../../../imports/gateway.envoyproxy.io';
import type { GatewayConfigSpec } from '../../../imports/aigateway.envoyproxy.io';
import type { GatewayClassSpec, GatewaySpec } from '../../../imports/gateway.networking.k8s.io';
import { hostAndPort } from '../../core/hosts';
import { Patches } from '../../core/patches';
import { proxyOf } from '../../pod/pod-policy';
import { ENVOY_GROUP, GATEWAY_GROUP, gatewayObject } from './backends';
import { assignedSecurity, quantities } from './envoy-proxy';
import type { EnvoyPlan } from './plan';
import { trafficOf } from './traffic';

/** By this annotation a Gateway names its GatewayConfig. */
export const CONFIG_ANNOTATION = 'aigateway.envoyproxy.io/gateway-config';

const MARGIN = 10;
// as the examples of the project; Envoy Gateway has 32 KiB
const DEFAULT_BODY = Size.mebibytes(50);

/** What the Envoy Gateway of a cluster answers for; it has no namespace, whatever the chart says. */
export function addGatewayClass(scope: Construct, metadata: ApiObjectMetadata): ApiObject {
  const spec: GatewayClassSpec = { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' };
  const made = gatewayObject(scope, 'GatewayClass', 'GatewayClass', metadata, spec);
  Patches.of(made).overlay(() => (made.chart.namespace === undefined ? [] : [JsonPatch.remove('/metadata/namespace')]));
  return made;
}

/** The door: one listener, for routes of its own namespace. */
export function gatewaySpec({ props, name, listener }: EnvoyPlan): GatewaySpec {
  const { hostname, tlsSecretName, identity } = props;
  const tls = tlsSecretName && {
    mode: 'Terminate',
    certificateRefs: [{ group: '', kind: 'Secret', name: tlsSecretName }],
  };
  const spec = {
    gatewayClassName: props.gatewayClass,
    // they come to the ServiceAccount of the proxies, where clouds look for them
    infrastructure: {
      annotations: identity && Object.keys(identity.annotations).length > 0 ? identity.annotations : undefined,
      parametersRef: { group: ENVOY_GROUP, kind: 'EnvoyProxy', name },
    },
    listeners: [
      {
        name: listener.name,
        protocol: listener.tls ? 'HTTPS' : 'HTTP',
        port: listener.servicePort,
        hostname,
        tls,
        allowedRoutes: { namespaces: { from: 'Same' } },
      },
    ],
  };
  return spec as object as GatewaySpec;
}

/** Prompts are larger than what Envoy holds by default, and a model that thinks is silent for longer than it waits. */
export function clientTrafficSpec({ props, name, budget }: EnvoyPlan): ClientTrafficPolicySpec {
  const body = props.maxBodySize ?? DEFAULT_BODY;
  const spec = {
    targetRefs: [{ group: GATEWAY_GROUP, kind: 'Gateway', name }],
    // the second is what the API server would write
    connection: { bufferLimit: `${body.toMebibytes()}Mi`, maxAcceptPerSocketEvent: 1 },
    timeout: { http: { streamIdleTimeout: `${budget.stream + MARGIN}s` } },
  };
  return spec as object as ClientTrafficPolicySpec;
}

/** The filter of the AI gateway beside each proxy; its chart gives it neither requests nor limits. */
export function gatewayConfigSpec(plan: EnvoyPlan): GatewayConfigSpec {
  const { additions, filterResources, settings } = plan;
  const env = [...additions.env.values()];
  const proxy = proxyOf(trafficOf(plan));
  const { host, port } = hostAndPort(proxy?.url ?? '');
  const spec = {
    extProc: {
      kubernetes: {
        env: env.length > 0 ? env : undefined,
        resources: quantities(filterResources),
        securityContext: assignedSecurity(settings),
      },
    },
    forwardProxy: proxy && { address: `${host}:${port ?? 80}` },
  };
  return spec as object as GatewayConfigSpec;
}
