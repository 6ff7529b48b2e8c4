/** How a program of the benchmark is called: `program <gateways> <charts> <app>`. */
const [gateways = '1', charts = 'each', app = 'stock'] = process.argv.slice(2);

/** How many gateways. */
export const GATEWAYS = Number(gateways);
/** One chart for all, instead of one for each. */
export const ONE_CHART = charts === 'one';
/** Which App synthesizes: that of cdk8s or ours. */
export const APP = app;

export const PRODUCT = 'acme';
export const VERSION = '1.8.2';
export const PORT = 8080;
export const USER = 10001;
export const POLICY = 'pack:\n  name: base\npolicies:\n  chain: []\n';
export const CREDENTIALS = { anthropic: 'ANTHROPIC_API_KEY', token: 'GATEWAY_TOKEN', openai: 'OPENAI_API_KEY' };

/** The name of a gateway, and of its namespace and file. */
export const nameOf = (gateway: number): string => `gateway-${gateway}`;
export const NAMESPACE = 'ai-platform';

export const hostOf = (name: string): string => `${name}.example.com`;
