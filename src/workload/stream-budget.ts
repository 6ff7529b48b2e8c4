import { Duration } from 'cdk8s';
import type { DrainFacts } from '../contract/product-facts';
import type { Problem } from '../core/problem';

/** What follows from the longest stream; everything in whole seconds. */
export interface StreamBudget {
  /** Longest stream. */
  readonly stream: number;
  /** Wait before SIGTERM, until proxies and kube-proxy have forgotten the pod. */
  readonly preStop: number;
  /** How long the process may take after SIGTERM. */
  readonly drain: number;
  /** Grace period: preStop, drain and a margin. */
  readonly grace: number;
}

/** What the team may say about it. */
export interface StreamBudgetOptions {
  readonly maxStreamDuration?: Duration;
  readonly preStopDelay?: Duration;
  readonly terminationGracePeriod?: Duration;
}

const MARGIN = 10;
const DEFAULT_STREAM = Duration.minutes(5);
const DEFAULT_PRE_STOP = Duration.seconds(15);
// what the cluster autoscaler waits by default, and most managed node upgrades too
const NODE_DRAIN = 600;

/**
 * One budget for everything that must outlast a stream.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export function streamBudget(options: StreamBudgetOptions, drain: DrainFacts = {}): StreamBudget {
  const stream = seconds(options.maxStreamDuration ?? drain.longestStream ?? DEFAULT_STREAM);
  const preStop = seconds(options.preStopDelay ?? drain.preStopDelay ?? DEFAULT_PRE_STOP);
  const longest = Math.max(stream, seconds(drain.builtIn ?? Duration.seconds(0)));
  const needed = preStop + longest + MARGIN;
  return {
    stream,
    preStop,
    drain: longest,
    grace: options.terminationGracePeriod ? seconds(options.terminationGracePeriod) : needed,
  };
}

/** A budget that would cut streams is refused; one that outlasts a node drain is worth a warning. */
export function checkStreamBudget(options: StreamBudgetOptions, budget: StreamBudget, drain: DrainFacts = {}): Problem[] {
  const problems: Problem[] = [];
  if (drain.longestStream && budget.stream > seconds(drain.longestStream)) {
    problems.push({
      code: 'LLMGW-128',
      prop: 'maxStreamDuration',
      value: `${budget.stream}s`,
      reason: `the product itself ends every answer after ${seconds(drain.longestStream)} s`,
      remedy: `leave 'maxStreamDuration' out, or accept this warning for a build of the product that allows more`,
      warning: true,
    });
  }
  for (const prop of ['maxStreamDuration', 'preStopDelay', 'terminationGracePeriod'] as const) {
    const value = options[prop];
    if (value && (!Number.isInteger(value.toSeconds({ integral: false })) || (prop !== 'preStopDelay' && seconds(value) < 1))) {
      problems.push({
        code: 'LLMGW-117',
        prop,
        value: value.toHumanString(),
        reason: 'not a whole number of seconds above 0',
        remedy: 'use Duration.seconds(n)',
      });
    }
  }
  const needed = budget.preStop + budget.drain + MARGIN;
  if (budget.grace < needed) {
    const sum = `${budget.preStop} s before SIGTERM + ${budget.drain} s for the longest stream + ${MARGIN} s margin`;
    problems.push({
      code: 'LLMGW-116',
      prop: 'terminationGracePeriod',
      value: `${budget.grace}s`,
      reason: `streams would be cut: ${sum} = ${needed} s`,
      remedy: `raise it to ${needed} s, lower 'maxStreamDuration', or leave 'terminationGracePeriod' out`,
    });
  }
  if (budget.grace > NODE_DRAIN) {
    problems.push({
      code: 'LLMGW-125',
      prop: 'maxStreamDuration',
      value: `${budget.stream}s`,
      reason: `the pod may need ${budget.grace} s to end, cluster autoscalers and node upgrades wait ${NODE_DRAIN} s by default`,
      remedy: 'raise --max-graceful-termination-sec on the cluster autoscaler and accept this warning, or lower the budget',
      warning: true,
    });
  }
  return problems;
}

function seconds(duration: Duration): number {
  return Math.floor(duration.toSeconds({ integral: false }));
}
