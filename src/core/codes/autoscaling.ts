import type { Code } from './code';

/** 3xx: autoscalers and their signals. */
export const AUTOSCALING_CODES = {
  'LLMGW-301': { title: 'workload has two autoscalers', advice: 'They would fight over the number of replicas. Keep one.' },
  'LLMGW-302': {
    title: 'replicas and autoscaler are both set',
    advice: 'Every apply would reset the scale. Remove "replicas" and use "minReplicas".',
  },
} satisfies Record<string, Code>;
