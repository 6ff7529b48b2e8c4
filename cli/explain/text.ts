import { describeWays } from '../model/network';
import { describeReplicas } from '../model/replicas';
import { describeBudget } from '../model/stream-budget';
import type { Terminal } from '../terminal';
import { styled, table } from '../terminal';
import { describeCost } from './cost';
import type { Explanation, WorkloadExplanation } from './explanation';

/** For a person at a terminal, or in a merge request. */
export function explanationText({ objects, namespaces, workloads, needs }: Explanation, terminal: Terminal): string {
  const where = namespaces.length > 0 ? ` in ${namespaces.join(', ')}` : '';
  const create = needs.filter(({ does }) => does === 'create');
  const check = needs.filter(({ does }) => does === 'check');
  return [
    `${objects} objects${where}, ${workloads.length} workload${workloads.length === 1 ? '' : 's'}`,
    ...workloads.flatMap((workload) => ['', ...workloadLines(workload, terminal)]),
    ...section(
      'To create first',
      create.map(({ what, optional, command }) => [`# ${what}${optional ? ' (optional)' : ''}`, command]).flat(),
      terminal,
    ),
    ...section('To find in the cluster', table(check.map(({ what, command }) => [what, command])), terminal),
  ].join('\n');
}

function section(title: string, lines: readonly string[], terminal: Terminal): string[] {
  return lines.length === 0 ? [] : ['', styled(terminal, 'bold', title), ...lines.map((line) => `  ${line}`)];
}

function workloadLines(workload: WorkloadExplanation, terminal: Terminal): string[] {
  const { name, namespace, images, ends, replicas, services, doors, ways, budget, cost, restarts, watchedBy } = workload;
  const rows: [string, readonly string[]][] = [
    ['runs', [`${describeReplicas(replicas)} of ${images.join(' + ')}`]],
    ['requests', [describeCost(cost, replicas)]],
    ['Services', services.map((s) => `${s.name}: ${s.ports.join(', ')} (${s.type})`)],
    ['doors', doors.map((door) => `${door.name}: ${door.hosts.join(', ')} ${door.paths.join(' ')}`.trim())],
    ['called by', ends ? [] : describeWays(ways, 'in')],
    ['may reach', describeWays(ways, 'out')],
    ['streams', ends ? [] : [describeBudget(budget)]],
    ['a change of', restarts.map(({ what, effect }) => `${what}: ${effect}`)],
    ['kept by', watchedBy],
  ];
  const told = rows.filter(([, values]) => values.length > 0);
  return [
    styled(terminal, 'bold', namespace ? `${name} in ${namespace}` : name),
    ...told.flatMap(([title, values]) => values.map((value, i) => `  ${(i === 0 ? title : '').padEnd(12)}${value}`)),
  ];
}
