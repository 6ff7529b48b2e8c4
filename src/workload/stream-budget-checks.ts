import { Duration } from 'cdk8s';
import type { ClusterFacts } from '../cluster/cluster-facts';
import type { ClusterDrains } from '../cluster/operation-facts';
import type { DrainFacts } from '../contract/drain';
import { isWholeSeconds } from '../core/durations';
import type { Problem } from '../core/problem';
import type { StreamBudget, StreamBudgetOptions } from './stream-budget';
import { isDrainKnown } from './stream-budget';

// what the cluster autoscaler waits by default, and most managed node upgrades too
const NODE_DRAIN = 600;
/** What Google gives a pod, the least of the clouds. */
const SPOT = Duration.seconds(15);
// the shortest wait before SIGTERM that any packaged gateway has
const LEAST_FORGET = 5;

/** A budget that would cut streams is refused; where the product or the cluster ends them, a warning says when. */
export function checkStreamBudget(
  options: StreamBudgetOptions,
  budget: StreamBudget,
  drain: DrainFacts = {},
  cluster: ClusterFacts = {},
): Problem[] {
  return [...checkDurations(options), ...checkGrace(budget), ...checkProduct(budget, drain), ...nodeDrain(budget, cluster)];
}

function checkDurations(options: StreamBudgetOptions): Problem[] {
  return (['maxStreamDuration', 'preStopDelay', 'terminationGracePeriod'] as const).flatMap((prop) => {
    const value = options[prop];
    if (value === undefined || isWholeSeconds(value, prop === 'preStopDelay' ? 0 : 1)) {
      return [];
    }
    const reason = 'not a whole number of seconds above 0';
    return [{ code: 'LLMGW-117', prop, value: value.toHumanString(), reason, remedy: 'use Duration.seconds(n)' }];
  });
}

function checkGrace({ grace, forget, stream, teardown }: StreamBudget): Problem[] {
  const needed = forget + stream + teardown;
  if (grace >= needed) {
    return [];
  }
  const cut = grace <= forget + stream;
  const sum = `${forget} s until proxies forget the pod + ${stream} s for the longest stream + ${teardown} s for the process to end`;
  return [
    {
      code: cut ? 'LLMGW-116' : 'LLMGW-163',
      prop: 'terminationGracePeriod',
      value: `${grace}s`,
      reason: `${cut ? 'streams would be cut' : 'the process may be killed while it ends'}: ${sum} = ${needed} s`,
      remedy: `raise it to ${needed} s, lower 'maxStreamDuration', or leave 'terminationGracePeriod' out`,
      warning: !cut,
    },
  ];
}

function checkProduct(budget: StreamBudget, drain: DrainFacts): Problem[] {
  const longest = drain.longestStream?.toSeconds({ integral: false }) ?? Infinity;
  const refuses = drain.refusesAtOnce !== false && isDrainKnown(drain) && !drain.ignoresSigterm;
  return [
    ...(budget.stream > longest ? [longestStream(budget, longest)] : []),
    ...(isDrainKnown(drain) || budget.byRequest ? [] : [unknown(budget)]),
    ...(drain.ignoresSigterm ? [ignored(budget)] : []),
    ...(refuses && budget.preStop < LEAST_FORGET ? [refused(budget)] : []),
  ];
}

function longestStream({ stream }: StreamBudget, longest: number): Problem {
  return {
    code: 'LLMGW-128',
    prop: 'maxStreamDuration',
    value: `${stream}s`,
    reason: `the product itself ends every answer after ${longest} s`,
    remedy: `leave 'maxStreamDuration' out, or accept this warning for a build of the product that allows more`,
    warning: true,
  };
}

function unknown({ preStop }: StreamBudget): Problem {
  return {
    code: 'LLMGW-160',
    prop: 'profile.drain',
    reason: `how long after SIGTERM the product ends open answers is not known: every pod waits ${preStop} s before SIGTERM, as if it cut them at once`,
    remedy:
      "send SIGTERM to the first process of the container during a long answer, and state when the answer ended: 'cutsAfter', or 'finishesAnswers' if it was whole",
    warning: true,
  };
}

function ignored({ grace }: StreamBudget): Problem {
  return {
    code: 'LLMGW-161',
    prop: 'profile.drain.ignoresSigterm',
    reason: `the process does not end at SIGTERM: every pod that goes takes its whole grace period of ${grace} s`,
    remedy: "run it under an init that passes signals on, lower 'maxStreamDuration', or accept this warning",
    warning: true,
  };
}

function refused({ preStop }: StreamBudget): Problem {
  return {
    code: 'LLMGW-162',
    prop: 'preStopDelay',
    value: `${preStop}s`,
    reason: 'the product refuses connections from SIGTERM on, and proxies need some seconds to forget a pod',
    remedy: `use Duration.seconds(${LEAST_FORGET}) or more, or accept this warning where nothing stands in front`,
    warning: true,
  };
}

/** Nobody raises what is left when the cloud takes a node back. */
function ofSpot({ spot = SPOT }: ClusterDrains): ClusterDrains {
  return { longest: spot, by: 'a spot node that is taken away' };
}

/** What a drain cuts short: by what is known of the cluster, else by what most of them do. */
function nodeDrain({ stream, grace, forget }: StreamBudget, { drains: given = {}, placement }: ClusterFacts): Problem[] {
  const drains = placement?.spot ? ofSpot(given) : given;
  const longest = drains.longest?.toSeconds({ integral: false }) ?? NODE_DRAIN;
  if (grace <= longest) {
    return [];
  }
  const waits = drains.longest
    ? `${drains.by ?? 'a node that goes away'} waits ${longest} s`
    : `cluster autoscalers and node upgrades wait ${longest} s by default`;
  const setting = drains.longest ? drains.setting : '--max-graceful-termination-sec on the cluster autoscaler';
  const raise = setting === undefined ? '' : `raise ${setting} and state it as drains: { longest } of the cluster, `;
  return [
    {
      code: 'LLMGW-125',
      prop: 'maxStreamDuration',
      value: `${stream}s`,
      reason: `the pod may need ${grace} s to end, ${waits}: there answers longer than ${Math.max(0, longest - forget)} s are cut`,
      remedy: `${raise}lower the budget, or accept this warning`,
      warning: true,
    },
  ];
}
