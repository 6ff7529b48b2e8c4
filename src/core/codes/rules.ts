import type { Code } from './code';

/** 910 to 919: what the rules say about finished objects. */
export const RULES_CODES = {
  'LLMGW-910': {
    title: 'patch makes the pod less safe',
    advice:
      'Without the patch the finished object keeps Pod Security "restricted". Take the patch back, or accept the warning with its reason.',
  },
  'LLMGW-911': {
    title: 'patch cuts the streams',
    advice:
      'The grace period was derived from the stream budget, so that no answer is cut by SIGKILL. Change maxStreamDuration instead.',
  },
  'LLMGW-912': {
    title: 'patch breaks what belongs together',
    advice:
      'Selectors, labels, ports, targets of autoscalers and budgets of one gateway fit each other. Change the prop that all of them follow from.',
  },
  'LLMGW-913': {
    title: 'patch makes what the API server refuses',
    advice: 'The finished object has a value that an API server does not take. The rule that is named says what it takes.',
  },
  'LLMGW-914': {
    title: 'patch opens a way or takes a guard away',
    advice:
      'Services, network policies and resources of a gateway are as narrow as its props say. Use the prop for it, or accept the warning.',
  },
  'LLMGW-915': {
    title: 'two workloads have the same pods',
    advice:
      'A workload ends pods that its selector finds beyond its own, and a Service asks all of them. Names and selectors are unique in a namespace; objects of others count as well.',
  },
  'LLMGW-916': {
    title: 'file of exceptions is not valid',
    advice:
      'A misspelt member would excuse more than was meant, or nothing. It is a list under "exceptions", each with rule, object, reason and perhaps path.',
  },
} satisfies Record<string, Code>;
