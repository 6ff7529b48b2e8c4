import type { Code } from './code';

/** 8xx: what one product refuses at start, told at synthesis. 883 to 899 and 950 to 969 are in gateways.ts. */
export const PRODUCTS_CODES = {
  'LLMGW-801': {
    title: 'not a Keeptrusts policy document',
    advice:
      'The document needs "pack", an object with a name, and "policies.chain", or is one of the four policies that stand alone; the product refuses other shapes and the pod crashes in a loop.',
  },
  'LLMGW-820': {
    title: 'DVARA release is newer than the facts about it',
    advice: 'Since 1.7.0 images and processes are cut differently. Use 1.6.x, or state the image and check what it reads.',
  },
  'LLMGW-821': {
    title: 'DVARA does not show health details to everybody',
    advice: 'It refuses to start with management.endpoint.health.show-details=always. Leave the setting out.',
  },
  'LLMGW-822': {
    title: 'half of the DVARA cluster membership',
    advice: 'KUBERNETES_NAMESPACE and CACHE_SERVICE_NAME belong together; with the first alone the process does not start.',
  },
  'LLMGW-823': {
    title: 'variable is not read by DVARA',
    advice: 'The name looks right and has no effect. Use what the message names.',
  },
  'LLMGW-824': {
    title: 'Java heap does not fit the memory limit',
    advice: 'A process needs memory besides the heap; with a heap as large as the limit it is OOM killed.',
  },
  'LLMGW-802': {
    title: 'Go llm-gateway has no providers or no models',
    advice: 'Without both, /ready answers 503 ("no providers configured") and no pod gets ready.',
  },
  'LLMGW-803': {
    title: 'model of the Go llm-gateway names an unknown provider',
    advice: 'The process ends at start: "model ... references unknown provider ...". Add the provider or correct the name.',
  },
  'LLMGW-804': {
    title: 'Go llm-gateway has auth without an issuer',
    advice: 'The process ends at start: "auth enabled but issuer not configured". State the issuer.',
  },
  'LLMGW-805': {
    title: 'time to live of conversations is no Go duration',
    advice: 'The process ends at start: "invalid conversation ttl". Write it like "1h" or "30m".',
  },
  'LLMGW-806': {
    title: 'conversation store of the Go llm-gateway is not complete',
    advice: 'The stores are memory, redis and sql; redis and sql need a DSN, which belongs into a variable.',
  },
  'LLMGW-807': {
    title: 'credential stands in config.yaml',
    advice: 'A ConfigMap is readable for everybody who may read the namespace. Name a variable, the file is expanded at start.',
  },
  'LLMGW-808': {
    title: 'auth of the Go llm-gateway may cover its probes',
    advice: 'Builds before commit d3b97be answer 401 on /health, /ready and /metrics when auth is on. Use a later build.',
  },
  'LLMGW-809': {
    title: 'config.yaml names a variable that nobody sets',
    advice: 'The process replaces it by nothing. Add the provider, store or credential that sets it.',
  },
  'LLMGW-810': {
    title: 'light-gateway has no listener',
    advice: 'The process ends at start: "server must enable HTTP or HTTPS". Name at least one.',
  },
  'LLMGW-811': {
    title: 'bootstrap set of light-gateway is not complete',
    advice: 'The process reads startup.yml, server.yml, portal-registry.yml, client.yml, values.yml and ca.pem.',
  },
  'LLMGW-812': {
    title: 'listeners of light-gateway differ between configuration and profile',
    advice: 'Ports, probes and Service follow the profile; a listener that only one of them knows is found by nobody.',
  },
  'LLMGW-813': {
    title: 'HTTPS of light-gateway has no certificate',
    advice: 'server.tlsCertPath and server.tlsKeyPath are required when HTTPS is on. State a TLS Secret.',
  },
  'LLMGW-814': {
    title: 'light-gateway cannot choose its port',
    advice: 'The process ends at start: "light-pingora does not support server.dynamicPort yet".',
  },
  'LLMGW-815': {
    title: 'registration address of light-gateway is of no use',
    advice: 'Register the DNS name of the Service or of the front door; addresses of pods end with them.',
  },
  'LLMGW-816': {
    title: 'light-gateway has no portal token',
    advice: 'Without LIGHT_PORTAL_AUTHORIZATION the process ends at start with MissingPortalToken.',
  },
  'LLMGW-817': {
    title: 'bearer token stands in the bootstrap files',
    advice: 'A ConfigMap is readable for everybody who may read the namespace. Keep bearer tokens in a Secret.',
  },
  'LLMGW-818': {
    title: 'light-gateway does not verify host names',
    advice: 'Whoever has any certificate of the authority can pretend to be the config-server. Not for production.',
  },
  'LLMGW-830': {
    title: 'production of the HELM AI Kernel lacks a signing key or an API key',
    advice:
      'The chart wants the signing key, the admin API key and the service API key. The process ends at start without the first; without the others its runtime APIs answer nobody, while the model route takes no key at all (LLMGW-842).',
  },
  'LLMGW-831': {
    title: 'key of the HELM AI Kernel is not 64 hexadecimal characters',
    advice: 'Ed25519 seeds and public keys are written as 64 hexadecimal characters, without a newline.',
  },
  'LLMGW-832': {
    title: 'policy source of the HELM AI Kernel is not valid',
    advice: 'The source is one of controlplane, crd and mountedFile; a control plane needs its URL.',
  },
  'LLMGW-833': {
    title: 'policy of the HELM AI Kernel is not trusted enough',
    advice: 'Signed policy needs the public key, and production with a control plane needs signed policy.',
  },
  'LLMGW-834': {
    title: 'HELM AI Kernel has no token for its control plane',
    advice: 'The process knows the bearer token only, whatever the auth mode says; without, it asks without credentials.',
  },
  'LLMGW-835': {
    title: 'public image of the HELM AI Kernel has no CRD source',
    advice: 'The process ends at start. Use a build that has one and state "crdSourceInImage".',
  },
  'LLMGW-836': {
    title: 'reload sidecar of the HELM AI Kernel cannot authenticate',
    advice: 'The wake-up route wants the service API key as a bearer token. Give it, or rely on the poll interval.',
  },
  'LLMGW-837': {
    title: 'upstream of the HELM AI Kernel is missing or a placeholder',
    advice: 'The proxy forwards to the upstream. State the URL of a model provider, or leave the proxy off.',
  },
  'LLMGW-838': {
    title: 'production of the HELM AI Kernel takes its policy from a mounted file',
    advice: 'Production should use controlplane, or crd in builds that have it.',
  },
  'LLMGW-839': {
    title: 'HELM AI Kernel lacks who it acts for',
    advice: 'Production needs tenant and principal since 0.8, so that tenant-scoped routes are bound by the server.',
  },
  'LLMGW-840': {
    title: 'nobody looked at this version of the product',
    advice:
      'Facts about a product hold for the versions at which they were read. Compare ports, probes, variables and metrics with its release notes, then accept the warning.',
  },
  'LLMGW-841': {
    title: 'HELM AI Kernel does not stream',
    advice: 'It buffers "stream: true" and sends the whole answer at once. Clients that wait for a first token wait for all.',
  },
  'LLMGW-842': {
    title: 'model route of the HELM AI Kernel takes no key',
    advice:
      'The API keys guard its runtime routes only. Say who may call it by "clients" and put authentication into the front door.',
  },
  'LLMGW-843': {
    title: 'rate limit of the Go llm-gateway has no Redis',
    advice: 'Builds from 3d4250f (2026-03-08) on end at start without "rate_limit.redis_url"; earlier ones ignore it.',
  },
  'LLMGW-844': {
    title: 'conversations of the Go llm-gateway are not kept',
    advice:
      'Builds from c778471 (2026-03-08) on never connect the store unless "conversations.enabled" is true, and keep what asks for it unless "store_by_default" is.',
  },
  'LLMGW-845': {
    title: 'Go llm-gateway knows no provider yet',
    advice:
      'With settings in variables, /ready answers 503 until a provider is in the database: from the file of "config", or from the admin console.',
  },
  'LLMGW-846': {
    title: 'policy of the HELM AI Kernel allows no model call',
    advice: 'A reference pack needs the runtime action LLM_INFERENCE; without, every call is answered 403.',
  },
  'LLMGW-847': {
    title: 'setting of DVARA that only some images read',
    advice:
      'The open gateway reads its own settings under "dvara.llm-gateway"; the documents of 1.6 write them at the top. State them in both places, or accept the warning for the image that you run.',
  },
  'LLMGW-870': {
    title: 'LiteLLM has no models to offer',
    advice: 'The proxy gets ready without a file and without models, and answers every call with an error.',
  },
  'LLMGW-871': {
    title: 'LiteLLM exports no metrics',
    advice: 'Metrics are a callback: write \'callbacks: ["prometheus"]\' under litellm_settings of config.yaml.',
  },
  'LLMGW-872': {
    title: 'profile and file of LiteLLM disagree on who may read metrics',
    advice:
      'The file says whether `/metrics` wants a key (require_auth_for_metrics_endpoint), the profile what Prometheus brings.',
  },
  'LLMGW-873': {
    title: 'credential in the configuration of LiteLLM',
    advice: 'Write os.environ/NAME in the file and bring the value as a credential; a ConfigMap is readable for many.',
  },
  'LLMGW-874': {
    title: 'configuration of LiteLLM names a variable that nobody sets',
    advice: 'Calls of the model would fail for want of a key. Add the provider or the credential that sets the variable.',
  },
  'LLMGW-875': {
    title: 'several workers of LiteLLM in one pod',
    advice:
      'Use replicas. Workers have metrics, limits and a drain of their own, and were ended by their supervisor when they were busy.',
  },
  'LLMGW-876': {
    title: 'LiteLLM keeps keys in a database without a salt key',
    advice: 'Then the master key encrypts them and can never be changed. Add the credential "salt-key" before the first start.',
  },
  'LLMGW-880': {
    title: 'Portkey gateway of the commercial platform has no organisation',
    advice: 'The gateway fetches keys and configurations of the organisations in ORGANISATIONS_TO_SYNC, and of no other.',
  },
  'LLMGW-881': {
    title: 'ContextForge has no first administrator',
    advice: 'The account of PLATFORM_ADMIN_EMAIL is made at the first start; nobody else could sign in.',
  },
  'LLMGW-882': {
    title: 'sessions of ContextForge are known to one pod',
    advice: 'Stateful sessions need Redis and MCPGATEWAY_SESSION_AFFINITY_ENABLED; McpSessions.sharedStore sets both.',
  },
} satisfies Record<string, Code>;
