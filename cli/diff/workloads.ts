import { waysOf } from '../model/network';
import { replicasOf, describeReplicas } from '../model/replicas';
import { podOf } from '../../src/core/rules/pods';
import { describeBudget, streamBudgetOf } from '../model/stream-budget';
import type { StreamBudget } from '../model/stream-budget';
import type { Workload } from '../model/view';
import type { Change } from './change';
import { differences } from './leaves';
import { normalForm } from './normal-form';

/** What becomes of a workload that is in both. */
export function workloadChanges(old: Workload, new_: Workload, object: string): Change[] {
  const template = differences(templateOf(old), templateOf(new_));
  // jobs are made anew and end; pods of a CronJob begin at its next time
  const restarts = new_.object.kind !== 'Job' && new_.object.kind !== 'CronJob';
  return [
    ...template.map((text): Change => ({ effect: restarts ? 'restarted' : 'changed', object, text: `spec.template.${text}` })),
    ...scale(old, new_, object),
    ...streams(old, new_, object),
    ...moved('network', ways(old), ways(new_), object),
    ...moved('secrets', secrets(old), secrets(new_), object),
  ];
}

function templateOf({ object }: Workload): unknown {
  const { metadata, spec } = podOf(normalForm(object)) ?? {};
  return { metadata, spec };
}

/** Lines that are gone and lines that are new. */
export function moved(effect: Change['effect'], old: readonly string[], new_: readonly string[], object: string): Change[] {
  return [
    ...old.filter((line) => !new_.includes(line)).map((line) => ({ effect, object, text: `- ${line}` })),
    ...new_.filter((line) => !old.includes(line)).map((line) => ({ effect, object, text: `+ ${line}` })),
  ];
}

/** The ways of a workload, as lines of the comparison; of one that comes or goes they are not told. */
function ways(workload: Workload): string[] {
  return waysOf(workload).map(({ direction, peer, port }) => `${direction === 'in' ? 'from' : 'to'} ${peer} (${port})`);
}

function secrets({ references }: Workload): string[] {
  return references
    .filter(({ kind }) => kind === 'Secret')
    .map(({ name, key, as, optional }) => `${name}${key ? `[${key}]` : ''} as ${as}${optional ? ', optional' : ''}`);
}

function scale(old: Workload, new_: Workload, object: string): Change[] {
  const [before, after] = [replicasOf(old), replicasOf(new_)];
  const texts = [describeReplicas(before), describeReplicas(after)];
  const lost = before.by === undefined && after.by !== undefined && new_.object['spec']?.replicas === undefined;
  return [
    ...(texts[0] === texts[1] ? [] : [{ effect: 'rescaled' as const, object, text: `${texts[0]} -> ${texts[1]}` }]),
    ...(lost && old.object['spec']?.replicas !== undefined
      ? [
          {
            effect: 'rescaled' as const,
            object,
            text: "'replicas' is gone: an apply by kubectl sets 1 pod until the autoscaler acts",
          },
        ]
      : []),
  ];
}

function streams(old: Workload, new_: Workload, object: string): Change[] {
  const [before, after] = [streamBudgetOf(old), streamBudgetOf(new_)];
  const text = `${describeBudget(before)}  ->  ${describeBudget(after)}`;
  if (describeBudget(before) === describeBudget(after)) {
    return [];
  }
  return [{ effect: 'streams', object, text: isShorter(before, after) ? `SHORTER: ${text}` : text }];
}

function isShorter(before: StreamBudget, after: StreamBudget): boolean {
  const least = ({ doors }: StreamBudget): number => Math.min(...doors.map(({ longest }) => longest ?? Infinity), Infinity);
  return after.grace < before.grace || after.preStop < before.preStop || least(after) < least(before);
}
