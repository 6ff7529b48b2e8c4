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

  test('runs the gate, on a machine with apt and for a limited time', () => {
    for (const job of jobs()) {
      expect(job).toMatchObject({ 'runs-on': expect.stringMatching(/^ubuntu-\d/), 'timeout-minutes': expect.any(Number) });
      expect(job.steps).toContainEqual({ run: 'bash .ci/run' });
    }
  });

  test('pins every action to a commit', () => {
    const used = jobs().flatMap(({ steps }) => steps.flatMap(({ uses }: any) => uses ?? []));

    expect(used).not.toEqual([]);
    for (const action of used) expect(action).toMatch(/@[0-9a-f]{40}$/);
  });
});
