import type { Chart } from 'cdk8s';
import { Findings } from '../../src';
import { TestChart } from './chart';

/** The warnings with a code that a program gets, which is not refused; without a word on the terminal. */
export function warned(build: (chart: Chart) => unknown, code: string): string[] {
  const silence = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const chart = new TestChart();
  build(chart);
  chart.toJson();
  silence.mockRestore();
  return Findings.of(chart)
    .list()
    .filter((line) => line.startsWith(`[${code}]`));
}
