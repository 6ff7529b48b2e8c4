import type { Code } from './code';

/** 8xx: what one product refuses at start, told at synthesis. */
export const PRODUCTS_CODES = {
  'LLMGW-801': {
    title: 'not a Keeptrusts policy document',
    advice: 'The document needs "pack" and "policies.chain"; the product refuses other shapes and the pod crashes in a loop.',
  },
} satisfies Record<string, Code>;
