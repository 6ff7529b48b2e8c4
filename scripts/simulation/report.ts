import { CAPACITY, MAX, MIN } from './fleet';
import type { Tuned } from './tune';

const COLUMNS = [
  'signal',
  'behaviour',
  'grace',
  'target per pod',
  'pod hours',
  'pods removed',
  'streams cut',
  'minutes over capacity',
  'in one piece',
  'with a fast provider',
  'streams on a full pod',
];

const UNITS = { 'in flight': '', 'mean concurrency': '', 'requests/s': '/s', cpu: ' %' } as const;

/** One line of the table. */
export function row({ candidate, target, outcome }: Tuned): string {
  const { podHours, removals, cut, overloaded, overloadedAsUsual, longest, crowded } = outcome;
  const cells = [
    candidate.signal,
    candidate.name,
    `${candidate.grace} s`,
    `${target < 10 ? target.toFixed(2) : target.toFixed(0)}${UNITS[candidate.signal]}`,
    podHours.toFixed(1),
    removals,
    cut,
    overloaded.toFixed(1),
    longest.toFixed(1),
    overloadedAsUsual.toFixed(1),
    crowded.toLocaleString('en-US'),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The table of the documentation. */
export function table(streams: number, results: readonly Tuned[]): string {
  return [
    `${streams.toLocaleString('en-US')} streams in a day, ${MIN} to ${MAX} pods, ${CAPACITY} streams fill a pod:`,
    '',
    `| ${COLUMNS.join(' | ')} |`,
    `| ${COLUMNS.map((_, i) => (i < 2 ? '---' : '---:')).join(' | ')} |`,
    ...results.map(row),
  ].join('\n');
}
