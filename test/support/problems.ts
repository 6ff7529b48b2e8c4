import type { Chart } from 'cdk8s';
import { Findings } from '../../src';
import { findings } from './errors';

const LINE = /\[([A-Z]+-\d+)\] .*?: '(.+?)'(?: = |: )/;

/** All that a program is told, as code and prop: what is missing in a list of what is expected, or too much, is seen. */
export function problems(build: (chart: Chart) => unknown): string[] {
  const lines = findings((chart) => {
    // warnings as well
    Findings.of(chart).strict();
    build(chart);
  });
  return lines.map((line) => {
    const [, code, prop] = LINE.exec(line) ?? [];
    return `${code} ${prop}${line.includes('; or Findings.of(<') ? ' (warning)' : ''}`;
  });
}
