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
} satisfies Record<string, Code>;
