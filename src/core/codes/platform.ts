import type { Code } from './code';

/** 7xx: MCP proxies, consoles, regions and bundles. */
export const PLATFORM_CODES = {
  'LLMGW-701': {
    title: 'sessions end when their pod does',
    advice:
      'Affinity keeps a session on its pod, and every rollout or scale-down ends it. Only stateless or shared sessions survive.',
  },
  'LLMGW-702': {
    title: 'affinity by client address',
    advice: 'Everything behind one address, such as a gateway or a NAT, lands on one pod. Use another session strategy.',
  },
  'LLMGW-703': {
    title: 'product does not know this session strategy',
    advice: 'The profile names no way to tell the product. Choose a strategy that it supports, or state the fact in the profile.',
  },
  'LLMGW-704': {
    title: 'nobody may call the proxy',
    advice: 'Its network policy admits declared peers only. Give an upstream gateway of this app, "clients" or an exposure.',
  },
  'LLMGW-705': {
    title: 'MCP server is not valid',
    advice: 'Names are unique DNS labels, URLs name a host, ports are numbers.',
  },
  'LLMGW-706': {
    title: 'setting does not reach the product',
    advice: 'The profile names no variable for it, so only the network is opened. State the variable, or configure the product.',
  },
  'LLMGW-707': {
    title: 'affinity does not cover calls from inside the cluster',
    advice: 'Calls that do not go through the front door are spread over all pods. Use shared sessions or the service mesh.',
  },
  'LLMGW-708': {
    title: 'header cannot carry affinity',
    advice:
      'The first call of a session has no session id yet and lands on another pod than the rest. Name a header that every call has.',
  },
  'LLMGW-709': {
    title: 'region is not valid',
    advice: 'Identifiers of regions and zones are label values, as the nodes of the cluster have them.',
  },
  'LLMGW-710': {
    title: 'smoke test cannot reach the port',
    advice: 'It asks the Service, as clients do. Publish the listener in the profile, or choose other checks.',
  },
} satisfies Record<string, Code>;
