interface Subject {
  /** Heading of its page. */
  readonly title: string;
  /** What one does with it, after "to". */
  readonly task: string;
}

/** The folders of `src` that export something, in the order in which a reader needs them. */
export const SUBJECTS: Readonly<Record<string, Subject>> = {
  gateway: { title: 'Gateway', task: 'run a gateway' },
  providers: { title: 'Model providers', task: 'say who answers the requests' },
  profiles: { title: 'Profiles', task: 'choose a product, or describe one' },
  workload: { title: 'Workload', task: 'set replicas, identity, disruption, health' },
  pod: { title: 'Pods', task: 'place pods' },
  cluster: { title: 'Clusters', task: 'say what the cluster is like' },
  secrets: { title: 'Secrets and certificates', task: 'bring credentials and trust' },
  config: { title: 'Configuration', task: 'give configuration files' },
  state: { title: 'State', task: 'keep state: Redis, PostgreSQL, volumes' },
  migration: { title: 'Migrations', task: 'migrate a database before a rollout' },
  exposure: { title: 'Front doors', task: 'let clients in' },
  network: { title: 'Network', task: 'say how far pods are shut off' },
  autoscaling: { title: 'Autoscaling', task: 'scale' },
  observability: { title: 'Observability', task: 'see: metrics, alerts, dashboards, traces' },
  'smoke-test': { title: 'Smoke tests', task: 'test a deployment' },
  mcp: { title: 'MCP', task: 'run MCP proxies and servers' },
  console: { title: 'Console', task: "run the operators' console" },
  membership: { title: 'Membership', task: 'let pods find each other' },
  namespace: { title: 'Namespace', task: 'make a namespace that takes restricted pods only' },
  delivery: { title: 'Delivery', task: 'deliver with Helm, Argo CD, blue and green, canaries' },
  forms: { title: 'Forms', task: 'write manifests for Helm, Argo CD, Flux' },
  app: { title: 'App', task: 'synthesize, and check whole apps' },
  core: { title: 'Findings', task: 'accept findings, with a reason' },
  contract: { title: 'Contract', task: 'look up what profiles and needs are made of' },
  'products/keeptrusts': { title: 'Keeptrusts', task: 'set Keeptrusts' },
  'products/llm-gateway': { title: 'llm-gateway', task: 'set llm-gateway' },
  'products/light-gateway': { title: 'light-gateway', task: 'set light-gateway' },
  'products/dvara': { title: 'DVARA', task: 'set DVARA' },
  'products/helm-ai-kernel': { title: 'HELM AI Kernel', task: 'set HELM AI Kernel, its policies and bundles' },
  'products/litellm': { title: 'LiteLLM', task: 'set LiteLLM' },
  'products/portkey': { title: 'Portkey', task: 'set Portkey' },
  'products/github-mcp': { title: 'MCP server of GitHub', task: 'set the MCP server of GitHub' },
  'products/grafana-mcp': { title: 'MCP server of Grafana', task: 'set the MCP server of Grafana' },
  'products/mcp-toolbox': { title: 'MCP Toolbox', task: 'set the MCP Toolbox for Databases' },
  'products/bifrost': { title: 'Bifrost', task: 'set Bifrost' },
  'products/kong': { title: 'Kong', task: 'set Kong' },
  'products/agentgateway': { title: 'agentgateway', task: 'set agentgateway' },
  'products/envoy-ai-gateway': { title: 'Envoy AI Gateway', task: 'run Envoy AI Gateway over an Envoy Gateway' },
  'products/tensorzero': { title: 'TensorZero', task: 'set TensorZero' },
  'products/helicone': { title: 'Helicone', task: 'set the Helicone AI gateway' },
  'products/contextforge': { title: 'ContextForge', task: 'set ContextForge' },
};
