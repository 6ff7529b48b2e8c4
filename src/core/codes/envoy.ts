import type { Code } from './code';

/** Envoy AI Gateway, whose pods another controller makes. */
export const ENVOY_CODES = {
  'LLMGW-851': {
    title: 'route of Envoy AI Gateway leads nowhere, or to two places',
    advice:
      'Each model stands in one route, and each route names providers of the gateway. With several providers a route must say which ' +
      'of them answers for which models.',
  },
  'LLMGW-852': {
    title: 'Envoy AI Gateway would not find the key of a provider',
    advice:
      'Its controller reads one key of a Secret: "apiKey", "credentials" for AWS, "service_account.json" for Google. So each provider has a ' +
      "Secret of its own: a GatewaySecrets without 'keys' for each, and External Secrets that bring the value under that key.",
  },
  'LLMGW-853': {
    title: 'provider that Envoy AI Gateway cannot call',
    advice: 'What the resources of the gateway cannot say about a provider is told here, with what to do instead.',
  },
  'LLMGW-854': {
    title: 'Kubernetes without native sidecars for the filter of Envoy AI Gateway',
    advice:
      'The controller makes its filter a native sidecar from Kubernetes 1.33 on. Before, it ends fifteen seconds after the pod is told ' +
      'to go, while the proxy still takes requests on connections that are open.',
  },
  'LLMGW-856': {
    title: 'addition that cannot reach the pods of Envoy Gateway',
    advice:
      'The pods are made by Envoy Gateway. Variables come to the filter, labels, annotations and network rules to the pods; volumes, ' +
      'arguments and further containers have no place in an EnvoyProxy.',
  },
} satisfies Record<string, Code>;
