import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { AlertCase, Scenario } from './alert-cases';

/** Groups of rules as they stand in a PrometheusRule. */
export interface RuleGroups {
  readonly groups: ReadonlyArray<{ readonly interval?: string; readonly rules: ReadonlyArray<object> }>;
}

/** Runs promtool over rules, and over tests of them; answers what it says when it refuses, nothing otherwise. */
export function promtool(rules: RuleGroups, tests?: object[]): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'promtool-'));
  try {
    // the clock of the tests is theirs: every minute
    const groups = tests ? rules.groups.map(({ interval: _, ...group }) => group) : rules.groups;
    fs.writeFileSync(path.join(folder, 'rules.json'), JSON.stringify({ groups }));
    if (!tests) return run(folder, 'check', 'rules', '--lint=all', '--lint-fatal', 'rules.json');
    fs.writeFileSync(
      path.join(folder, 'tests.json'),
      JSON.stringify({ rule_files: ['rules.json'], evaluation_interval: '1m', tests }),
    );
    return run(folder, 'test', 'rules', 'tests.json');
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** The tests of one alert: it fires, also after restarts, not just under its threshold, ends, and says nothing without series. */
export function testsOf(alertCase: AlertCase, gateway = 'edge'): Array<[string, object]> {
  const { alert, fires, afterReset, under, resolves, firesWithoutSeries } = alertCase;
  const test = (scenario: Scenario, expected: 'some' | 'none'): object => unitTest(alert, gateway, scenario, expected);
  return [
    ['fires', test(fires, 'some')],
    ...(afterReset ? [['fires although counters begin again', test(afterReset, 'some')] as [string, object]] : []),
    ['does not fire just under its threshold', test(under, 'none')],
    ['resolves', test(resolves, 'none')],
    [
      firesWithoutSeries ? 'fires without any series' : 'does not fire without any series',
      test({ series: {}, at: fires.at }, firesWithoutSeries ? 'some' : 'none'),
    ],
  ];
}

function unitTest(alert: string, gateway: string, { series, at }: Scenario, expected: 'some' | 'none'): object {
  const firing = `max(ALERTS{alertname="${alert}",alertstate="firing",gateway="${gateway}",severity!=""})`;
  return {
    interval: '1m',
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    promql_expr_test: [
      { expr: firing, eval_time: `${at}m`, exp_samples: expected === 'some' ? [{ labels: '{}', value: 1 }] : [] },
    ],
  };
}

function run(cwd: string, ...args: string[]): string {
  const child = spawnSync('promtool', args, { cwd, encoding: 'utf8' });
  if (child.error) throw child.error;
  return child.status === 0 ? '' : `${child.stdout}${child.stderr}`;
}
