import type { Code } from './code';

/** 5xx: front doors and the network. */
export const EXPOSURE_CODES = {
  'LLMGW-501': { title: 'Service is published in two ways', advice: 'A Service has one type. Publish it one way.' },
} satisfies Record<string, Code>;
