import type { Code } from './code';

/** 4xx: configuration files, state stores, volumes and migrations. */
export const CONFIG_CODES = {
  'LLMGW-401': { title: 'configuration is missing', advice: 'The product does not start without its configuration files.' },
  'LLMGW-402': {
    title: 'configuration is not used',
    advice: 'The profile has no configuration folder, so the files would reach no process.',
  },
} satisfies Record<string, Code>;
