import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const AI_GATEWAY = 'https://github.com/envoyproxy/ai-gateway/tree/v1.1.0';
const ENVOY_GATEWAY = 'https://github.com/envoyproxy/gateway/tree/v1.9.0';
const FILTER: Provenance = { certainty: Certainty.SOURCE, version: '1.1.0', source: AI_GATEWAY };
const PROXY: Provenance = { certainty: Certainty.SOURCE, version: 'Envoy Gateway 1.9.0', source: ENVOY_GATEWAY };
const ASSUMED: Provenance = { certainty: Certainty.ASSUMED, version: '1.1.0' };

/**
 * How the facts about Envoy AI Gateway are known: code and definitions of the custom resources were read, `v1beta1` of
 * aigateway.envoyproxy.io and `v1alpha1` of gateway.envoyproxy.io; nothing was run.
 */
export const ENVOY_AI_GATEWAY_PROVENANCE: { [fact: string]: Provenance } = {
  image: PROXY,
  listeners: PROXY,
  health: PROXY,
  user: PROXY,
  resources: ASSUMED,
  drain: PROXY,
  'drain.teardown': ASSUMED,
  runtime: PROXY,
  metrics: FILTER,
  // the name follows from the rules of Envoy's exporter; no page of either project has it
  'metrics.inFlight': ASSUMED,
  tracing: FILTER,
  apiPaths: FILTER,
};
