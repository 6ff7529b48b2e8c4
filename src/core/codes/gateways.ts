import type { Code } from './code';

/** 883 to 899 and 950 to 969: what Bifrost, Kong, agentgateway, TensorZero and Helicone refuse, or take without a word. */
export const GATEWAYS_CODES = {
  'LLMGW-883': {
    title: 'Bifrost has no providers',
    advice: 'Without config.json, or without providers and a config store in it, every call is answered with an error.',
  },
  'LLMGW-884': {
    title: 'store of Bifrost is a file in a read-only folder',
    advice:
      'A store that config.json leaves out is a SQLite file beside it. State every store: off, PostgreSQL, or a file on a volume.',
  },
  'LLMGW-885': {
    title: 'credential in the configuration of Bifrost',
    advice: 'Write "env.NAME" in config.json and bring the value as a credential; a ConfigMap is readable for many.',
  },
  'LLMGW-886': {
    title: 'configuration of Bifrost names a variable that nobody sets',
    advice: 'It is then empty: a key that no provider takes, or a store without an address. Add what sets the variable.',
  },
  'LLMGW-887': {
    title: 'profile and file of Bifrost disagree on its administrator',
    advice: 'With governance.auth_config in a config store, `/metrics` wants user and password, and Prometheus must bring them.',
  },
  'LLMGW-888': {
    title: 'Bifrost asks clients for no key',
    advice: 'client.enforce_auth_on_inference makes clients bring a virtual key; its chart switches it on, the product does not.',
  },
  'LLMGW-889': {
    title: 'Bifrost refuses to call a provider in the cluster',
    advice: 'It calls private addresses only where network_config.allow_private_network is true.',
  },
  'LLMGW-890': {
    title: 'declarative file of Kong declares nothing',
    advice: 'Without _format_version the process ends at start; without a route /status/ready answers 503 and no pod gets ready.',
  },
  'LLMGW-891': {
    title: 'Kong exports nothing that alerts are made of',
    advice:
      'The prometheus plugin counts nothing by itself: status_code_metrics, latency_metrics and ai_metrics are off until they are true.',
  },
  'LLMGW-892': {
    title: 'credential in the declarative file of Kong',
    advice: 'Write "{vault://env/NAME}" and bring the value as a credential; a ConfigMap is readable for many.',
  },
  'LLMGW-893': {
    title: 'declarative file of Kong names a variable that nobody sets',
    advice: 'The reference stays unresolved and the provider refuses the request. Add what sets the variable.',
  },
  'LLMGW-894': {
    title: 'plugin of the commercial edition in the open Kong',
    advice: 'The open image does not know the plugin and ends at start. State the image that has it.',
  },
  'LLMGW-895': {
    title: 'Kong refuses prompts of more than 8 KiB',
    advice: 'The AI plugins read the whole prompt and take 8192 bytes unless max_request_body_size says more.',
  },
  'LLMGW-896': {
    title: 'Kong asks clients for no credential',
    advice: 'A route to a model without an authentication plugin spends your money for whoever reaches it.',
  },
  'LLMGW-897': {
    title: 'agentgateway has nothing to serve',
    advice: 'Without llm, mcp, binds or gateways in its file the process gets ready and listens nowhere.',
  },
  'LLMGW-898': {
    title: 'credential in the configuration of agentgateway',
    advice:
      'Write $NAME, the file is expanded at start; its own chart puts the URL of the database into a ConfigMap, password and all.',
  },
  'LLMGW-899': {
    title: 'configuration of agentgateway names a variable that nobody sets',
    advice: 'The file is expanded as a whole before it is read: the process ends at start. Add what sets the variable.',
  },
  'LLMGW-950': {
    title: 'agentgateway listens elsewhere than the profile says',
    advice:
      'Service, probes and Prometheus ask the ports of the profile; the examples of the product move some to the loopback address.',
  },
  'LLMGW-951': {
    title: 'TensorZero has no configuration file',
    advice: 'The process ends at start without a file. Add tensorzero.toml, it may be almost empty.',
  },
  'LLMGW-952': {
    title: 'profile and file of TensorZero disagree on authentication',
    advice: 'With gateway.auth.enabled everything but /status and /health wants a key, so Prometheus must bring one.',
  },
  'LLMGW-953': {
    title: 'TensorZero asks for keys that it cannot look up',
    advice: 'Keys of clients are kept in PostgreSQL. Add the store, and a GatewayMigration that makes its tables.',
  },
  'LLMGW-954': {
    title: 'configuration of TensorZero names a variable that nobody sets',
    advice: 'It looks for the credential of every model at start, and ends without. Add what sets the variable.',
  },
  'LLMGW-955': {
    title: 'place of a credential of TensorZero is not one',
    advice: 'Places are written like "env::NAME", "dynamic::name", "path::/file" or "none"; a key itself is refused at start.',
  },
  'LLMGW-956': {
    title: 'TensorZero asks clients for no key',
    advice: 'Whoever reaches it spends your money. Switch gateway.auth on, or put authentication into the front door.',
  },
  'LLMGW-957': {
    title: 'TensorZero listens elsewhere than the profile says',
    advice: 'A base path moves the paths of probes and metrics as well, another address the port. Leave both out.',
  },
  'LLMGW-958': {
    title: 'configuration of the Helicone AI gateway is not valid',
    advice: 'It needs its file, names of routers have 1 to 12 letters, digits, "_" and "-", and it is not the cloud of Helicone.',
  },
  'LLMGW-959': {
    title: 'Helicone AI gateway asks clients for no key',
    advice: 'With helicone.features "none", which is the default, any request may use your provider keys.',
  },
  'LLMGW-960': {
    title: 'Helicone AI gateway has no key for its control plane',
    advice: 'Authentication and observability come from the control plane, which knows the gateway by its key.',
  },
  'LLMGW-961': {
    title: 'rate limits of the Helicone AI gateway are counted in each pod',
    advice: 'In memory a client gets the limit once per pod. Redis lets all pods count together.',
  },
} satisfies Record<string, Code>;
