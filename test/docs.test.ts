import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as YAML from 'yaml';
import { clusters } from '../scripts/docs/clusters';
import { errors } from '../scripts/docs/errors';
import { productPages } from '../scripts/docs/provenance';
import { systems } from '../scripts/docs/systems';

const ROOT = join(__dirname, '..');
const WORKFLOWS = join(ROOT, '.github/workflows');

test('docs/errors.md has every code as it stands in src/core/codes; if not, run `npm run build && npm run docs`', () => {
  expect(readFileSync(join(ROOT, errors.path), 'utf8')).toBe(errors.render());
});

test('docs/clusters.md has every fact as it stands in src/cluster; if not, run `npm run docs`', () => {
  expect(readFileSync(join(ROOT, clusters.path), 'utf8')).toBe(clusters.render());
});

test.each([...systems, ...productPages].map((page) => [page.path, page] as const))(
  '%s says how each fact of the profile is known; if not, run `npm run docs`',
  (path, page) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(page.render());
  },
);

describe.each(readdirSync(WORKFLOWS))('the workflow %s', (name) => {
  const read = () => YAML.parseDocument(readFileSync(join(WORKFLOWS, name), 'utf8'), { strict: true, uniqueKeys: true });
  const jobs = (): any[] => Object.values(read().toJS().jobs);

  test('is YAML', () => {
    expect([...read().errors, ...read().warnings]).toEqual([]);
  });

  test('runs on a machine with apt and for a limited time', () => {
    for (const job of jobs()) {
      expect(job).toMatchObject({ 'runs-on': expect.stringMatching(/^ubuntu-\d/), 'timeout-minutes': expect.any(Number) });
    }
  });

  // the night is for what the gate has no time for
  test(name === 'nightly.yml' ? 'leaves the gate to others' : 'runs the gate, for which it leaves as long as it may take', () => {
    const gates = jobs().filter(({ steps }) => steps.some(({ run }: any) => run === 'bash .ci/run'));

    expect(gates).toMatchObject(name === 'nightly.yml' ? [] : [{ 'timeout-minutes': 90 }]);
  });

  test('runs only scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const ran = [...readFileSync(join(WORKFLOWS, name), 'utf8').matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(
      ([, script]) => script!,
    );

    expect(ran.filter((script) => !(script in scripts))).toEqual([]);
  });

  test('pins every action to a commit', () => {
    const used = jobs().flatMap(({ steps }) => steps.flatMap(({ uses }: any) => uses ?? []));

    expect(used).not.toEqual([]);
    for (const action of used) expect(action).toMatch(/@[0-9a-f]{40}$/);
  });
});

test('nothing is published from a commit that did not pass the gate', () => {
  const { jobs } = YAML.parse(readFileSync(join(WORKFLOWS, 'release.yml'), 'utf8'));
  const first = Object.keys(jobs)[0]!;
  const steps: any[] = jobs[first].steps;
  const place = (text: string) => steps.findIndex(({ run }) => run?.startsWith(text));

  expect(place('bash .ci/run')).toBeGreaterThan(0);
  expect(place('npm publish')).toBeGreaterThan(place('bash .ci/run'));
  for (const [name, job] of Object.entries<any>(jobs)) if (name !== first) expect(job.needs).toBe(first);
});
