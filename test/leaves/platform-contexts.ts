/** What has to stand around a member so that it can show; the key is the member, or its struct. */
export interface Context {
  readonly why: string;
  /** By struct and member, instead of the usual. None: it is left out. */
  readonly with: Readonly<Record<string, readonly string[]>>;
  /** The finding is the effect, so a program that is refused for it stays as it is. */
  readonly isRefused?: boolean;
}

const REDIS = (more: string) => `[StateStore.externalRedis({ host: 'redis.example.com', ${more} })]`;
const POSTGRES = (more: string) => `[StateStore.externalPostgres({ host: 'db.example.com', ${more} })]`;
const KEY = `password: { secretName: 's', key: 'password' }`;

/** For facts about MCP, metrics and stores. */
export const PLATFORM_CONTEXTS: Readonly<Record<string, Context>> = {
  'McpFacts.statelessEnv': { why: 'somebody asks for it', with: { 'McpProxyProps.sessions': ['McpSessions.stateless()'] } },
  'McpFacts.sharedStoreEnv': {
    why: 'sessions are in a store',
    with: {
      'McpProxyProps.sessions': [
        `McpSessions.sharedStore(StateStore.externalRedis({ host: 'redis.example.com', urlSafePassword: true, ${KEY} }))`,
      ],
      'McpProxyProps.stores': [],
    },
  },
  'McpFacts.sessionKey': { why: 'pods share a key', with: { 'McpProxyProps.sessions': ['McpSessions.sharedKey()'] } },
  'McpFacts.serversVariable': {
    why: 'there are servers',
    with: { 'McpProxyProps.servers': [`[McpServer.fromUrl('files', 'https://mcp.example.com')]`] },
  },
  'MetricsEndpoint.auth': { why: 'there is a credential', with: { 'MetricsEndpoint.credential': [`'token'`] } },
  'MetricsEndpoint.credential': { why: 'the endpoint asks for one', with: { 'MetricsEndpoint.auth': ['MetricsAuth.BEARER'] } },
  'MetricsEndpoint.userCredential': {
    why: 'the endpoint asks for a user',
    with: { 'MetricsEndpoint.auth': ['MetricsAuth.BASIC'], 'MetricsEndpoint.credential': [`'token'`] },
  },
  ScrapeTlsOptions: {
    why: 'what is scraped speaks TLS',
    with: {
      'ProductFacts.listeners': [
        `[{ name: 'http', port: 8080 }, { name: 'metrics', port: 9090, role: ListenerRole.METRICS, tls: true }]`,
      ],
    },
  },
  'ScrapeOptions.tls': {
    why: 'what is scraped speaks TLS',
    with: {
      'ProductFacts.listeners': [
        `[{ name: 'http', port: 8080 }, { name: 'metrics', port: 9090, role: ListenerRole.METRICS, tls: true }]`,
      ],
    },
  },
  'StoreFacts.required': {
    why: 'no store is given',
    with: { 'LlmGatewayProps.stores': [], 'McpProxyProps.stores': [], 'GatewayConsoleProps.stores': [] },
    isRefused: true,
  },
  'StoreFacts.tlsVariable': {
    why: 'the store speaks TLS',
    with: {
      'StoreFacts.urlVariable': [],
      'LlmGatewayProps.stores': [REDIS(`tls: true, ${KEY}`)],
      'McpProxyProps.stores': [REDIS(`tls: true, ${KEY}`)],
      'GatewayConsoleProps.stores': [REDIS(`tls: true, ${KEY}`)],
    },
  },
  'StoreFacts.userVariable': {
    why: 'the store has users',
    with: {
      'StoreFacts.urlVariable': [],
      'LlmGatewayProps.stores': [REDIS(`user: 'me', ${KEY}`)],
      'McpProxyProps.stores': [REDIS(`user: 'me', ${KEY}`)],
      'GatewayConsoleProps.stores': [REDIS(`user: 'me', ${KEY}`)],
    },
  },
  'StoreFacts.sslModeVariable': {
    why: 'the store is asked for TLS',
    with: {
      'StoreFacts.kind': ['StoreKind.POSTGRES'],
      'StoreFacts.urlVariable': [],
      'StoreFacts.databaseVariable': [`'DB'`],
      'StoreFacts.userVariable': [`'DB_USER'`],
      'LlmGatewayProps.stores': [POSTGRES(`sslMode: PostgresSslMode.REQUIRE, database: 'd', user: 'u', ${KEY}`)],
      'McpProxyProps.stores': [POSTGRES(`sslMode: PostgresSslMode.REQUIRE, database: 'd', user: 'u', ${KEY}`)],
      'GatewayConsoleProps.stores': [POSTGRES(`sslMode: PostgresSslMode.REQUIRE, database: 'd', user: 'u', ${KEY}`)],
    },
  },
};
