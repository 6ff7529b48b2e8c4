import type { Code } from './code';

/** 3xx: autoscalers and their signals. */
export const AUTOSCALING_CODES = {
  'LLMGW-301': { title: 'workload has two autoscalers', advice: 'They would fight over the number of replicas. Keep one.' },
  'LLMGW-302': {
    title: 'replicas are set beside who owns their number',
    advice:
      'Every apply would reset the scale. Remove "replicas" from the workload and state the number where it is decided: "minReplicas" of an autoscaler, "replicas" of a GatewayRollout.',
  },
  'LLMGW-303': {
    title: 'replica range is not valid',
    advice:
      'Whole numbers, "minReplicas" not above "maxReplicas"; only KEDA scales to zero, and only if something can wake the workload. Both equal is a warning: the number is pinned, as in staging or during an incident.',
  },
  'LLMGW-304': {
    title: 'utilization of a resource that is not requested',
    advice: 'A percentage is a percentage of the request. Without one the autoscaler never acts.',
  },
  'LLMGW-305': {
    title: 'autoscaler measures a container that does not exist',
    advice: 'The API server takes any name, and the autoscaler never acts. Use a container of the pod.',
  },
  'LLMGW-306': {
    title: 'memory says nothing about load',
    advice:
      'Heaps and caches that grew once are rarely given back, so the workload scales up and never down. Scale on requests in flight.',
  },
  'LLMGW-307': {
    title: 'target of a signal is not valid',
    advice: 'Percentages are whole numbers from 1 to 100, everything else is a number above 0 for each pod.',
  },
  'LLMGW-308': {
    title: 'product does not measure this',
    advice: 'Use ScalingSignal.ladder(), which takes the best that the product has, or state the metric in the profile.',
  },
  'LLMGW-309': {
    title: 'scaling behavior is outside of what the API takes',
    advice: 'Stabilization windows are at most 3600 seconds, policy periods at most 1800 seconds, values 1 or more.',
  },
  'LLMGW-310': { title: 'signal is declared twice', advice: 'KEDA refuses it, an HPA follows the stricter one. Keep one.' },
  'LLMGW-311': {
    title: 'engine cannot follow this signal',
    advice:
      'Queries, schedules and scaling to zero need KEDA, metrics of the metrics API need the HPA, and at zero pods only what stands in front of them can wake them.',
  },
  'LLMGW-312': {
    title: 'scale-down cuts streams',
    advice: 'A pod that is scaled away ends after its grace period. Make it longer than the longest stream.',
  },
  'LLMGW-313': {
    title: 'requests and replicas follow the same resource',
    advice:
      'A larger request makes the same load a smaller percentage. Use recommendations only, or another resource for one of them.',
  },
  'LLMGW-314': {
    title: 'setting of KEDA is not valid',
    advice:
      'Prometheus is an http or https URL, durations are whole seconds, the fallback lies between the fewest and the most pods.',
  },
  'LLMGW-315': {
    title: 'rules for prometheus-adapter hold nothing',
    advice: 'An adapter without rules is refused at start. Leave the construct out.',
  },
  'LLMGW-316': {
    title: 'autoscaler follows nothing',
    advice: 'Without a signal the number of pods never changes. Leave "signals" out, or state one.',
  },
} satisfies Record<string, Code>;
