import type { Code } from './code';

/** 0xx: what is known about the cluster. */
export const CLUSTER_CODES = {
  'LLMGW-001': {
    title: 'a fact of the cluster is unknown',
    advice:
      'The wider rule was written, so that nothing breaks. State the fact in the ClusterProfile to have the narrow one; docs/clusters.md has the question for whoever runs the cluster.',
  },
  'LLMGW-002': {
    title: 'cluster profile comes too late',
    advice: 'What was made before it does not know it. Apply the profile right after the app or chart is made.',
  },
  'LLMGW-003': {
    title: 'scope has two cluster profiles',
    advice: 'A scope is for one cluster. Add what is special with withFacts(), or give the other profile to a scope below.',
  },
  'LLMGW-004': {
    title: 'fact of the cluster is not valid',
    advice: 'Ranges are written in CIDR form without host bits, domains without a dot at either end, ports as numbers.',
  },
} satisfies Record<string, Code>;
