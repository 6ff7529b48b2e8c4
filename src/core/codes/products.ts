import type { Code } from './code';

/** 8xx: what one product refuses at start, told at synthesis. */
export const PRODUCTS_CODES = {
  'LLMGW-801': {
    title: 'not a Keeptrusts policy document',
    advice: 'The document needs "pack" and "policies.chain"; the product refuses other shapes and the pod crashes in a loop.',
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
} satisfies Record<string, Code>;
