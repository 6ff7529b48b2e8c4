import type { Code } from './code';

/** 97x: what a delivery tool would do with the manifests. */
export const DELIVERY_CODES = {
  'LLMGW-970': {
    title: 'hook needs what comes after it',
    advice:
      'A hook runs before everything else of its release. What it reads or talks to is applied later, so it waits until its deadline and the release fails. Leave the hook out: under Argo CD the waves keep the order within the Sync phase.',
  },
  'LLMGW-971': {
    title: 'delivery tool does not wait for the migration',
    advice:
      'It applies the Job and the pods together, so pods of the new version may meet the old schema. Run the migration in the pods, or deliver it apart and before.',
  },
} satisfies Record<string, Code>;
