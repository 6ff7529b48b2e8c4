import type { Code } from './code';

/** 5xx: front doors and the network. */
export const EXPOSURE_CODES = {
  'LLMGW-501': {
    title: 'Service is published in two ways',
    advice: 'A Service has one type and one value for each annotation. Publish it one way.',
  },
  'LLMGW-502': {
    title: 'front door has no host name, or one that it cannot use',
    advice: 'Without a host name a route answers for every host of the proxy. State one DNS name of your own, no wildcard.',
  },
  'LLMGW-503': {
    title: 'front door without TLS',
    advice: 'Prompts and API keys would be readable on the way. Give "tls", or ask for plain HTTP with Tls.insecureHttp().',
  },
  'LLMGW-504': {
    title: 'front door cannot do this',
    advice: 'Not every controller can do everything; what it cannot do would be ignored in silence.',
  },
  'LLMGW-505': {
    title: 'annotation contradicts a prop',
    advice:
      'What a prop decides, such as the stream budget, who may call or a cloud identity, no annotation may decide otherwise, ' +
      'under none of its names. Times are read as the controller reads them.',
  },
  'LLMGW-506': {
    title: 'annotation has no effect, or the wrong one',
    advice: 'Annotations of another controller are ignored, ingress classes are a field, snippets can read every Secret.',
  },
  'LLMGW-507': {
    title: 'controller is retired',
    advice: 'ingress-nginx gets no security fixes since March 2026. Use a Gateway API route or a maintained controller.',
  },
  'LLMGW-508': {
    title: 'front door is open to everybody',
    advice: 'State the client addresses, make it internal, or accept this warning with the reason.',
  },
  'LLMGW-509': {
    title: 'front door publishes more than the API',
    advice: 'Metrics, admin and health endpoints would be reachable from outside.',
  },
  'LLMGW-510': {
    title: 'registered address differs from the front door',
    advice: 'Whoever looks the gateway up is sent to the registered address. Both are one value.',
  },
  'LLMGW-511': {
    title: 'controller needs a setting of its own',
    advice: 'No annotation can say it. Set it once for the controller and accept this warning.',
  },
  'LLMGW-512': {
    title: 'network rule is not valid',
    advice: 'A rule names at least one peer and one port; an empty list would mean everybody. Ranges are CIDR.',
  },
  'LLMGW-513': {
    title: 'canary or slots are not valid',
    advice: 'Shares are 1 to 99 percent, each template is named once, and both workloads have pods and Services of their own.',
  },
  'LLMGW-514': {
    title: 'egress proxy is not valid',
    advice: 'An http:// or https:// URL with host and port, without credentials.',
  },
  'LLMGW-515': {
    title: 'port of a Service may not be the port of its pods',
    advice: 'Network policies match the port on which the pods listen. Name it in "egress", or accept this if it is the same.',
  },
  'LLMGW-516': {
    title: 'client is named by its host',
    advice: 'A network policy knows callers by pods, namespaces or addresses. Name those; a host name would let in everybody.',
  },
  'LLMGW-517': {
    title: 'network policy cannot name who calls',
    advice:
      'Proxies of Cilium are neither pods nor addresses. Use NetworkIsolation.cilium(), or let the owner of the cluster say it.',
  },
  'LLMGW-518': {
    title: 'Gateway of a route is not known',
    advice: 'Classes differ in who sends and in what sets the time of a stream. State the GatewayClass, or the implementation.',
  },
  'LLMGW-519': {
    title: 'workload is not in the mesh of Istio',
    advice: 'The ClusterProfile names another mesh. Leave GatewayMesh out, or give this scope a profile of its own.',
  },
  'LLMGW-520': {
    title: 'protocol of a listener does not fit',
    advice: 'gRPC and HTTP/2 are facts of a listener. State them in the profile; not every door and probe can speak them.',
  },
  'LLMGW-521': {
    title: 'router may not speak HTTP/2 with clients',
    advice:
      'OpenShift routers speak HTTP/1.1 with clients unless their owner switches HTTP/2 on and the Route has a certificate of its own. gRPC does not work without.',
  },
  'LLMGW-850': {
    title: 'slots of a blue-green pair have different accounts',
    advice:
      'Cloud identities and roles are bound to a ServiceAccount by its name. After the switch the live slot would lack what the other had. Let both use one account.',
  },
} satisfies Record<string, Code>;
