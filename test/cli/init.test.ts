import { Testing } from 'cdk8s';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLUSTERS } from '../../cli/init/clusters';
import { STARTERS } from '../../cli/init/starters';
import { program } from '../../cli/init/program';
import { evaluate, typeErrors } from '../support/programs';
import { run, temporaryFolder } from './run';

const folder = temporaryFolder();
const products = STARTERS.map(({ product }) => product);

test.each(products)('%s: writes everything that an app needs', async (product) => {
  const directory = join(folder, product);

  const { code } = await run('init', product, '--directory', directory);

  expect(code).toBe(0);
  expect(readdirSync(directory).sort()).toEqual(
    [
      '.gitignore',
      'README.md',
      'cdk8s.yaml',
      'jest.config.js',
      'main.test.ts',
      'main.ts',
      'package.json',
      'tsconfig.json',
    ].sort(),
  );
});

describe('the programs', () => {
  const programs = STARTERS.map((starter) => ({
    at: starter.product,
    code: program({ starter, name: 'ai', library: '^0.1.0' }),
  }));
  const forClusters = Object.entries(CLUSTERS).map(([at, cluster]) => ({
    at,
    code: program({ starter: STARTERS[0]!, name: 'ai', library: '^0.1.0', cluster }),
  }));

  test('compile in strict mode', () => {
    expect(typeErrors([...programs, ...forClusters])).toEqual([]);
  });

  test.each(forClusters)('synthesize for every kind of cluster: $at', (code) => {
    const [chart] = evaluate(code, require)['build'](Testing.app()).charts;

    expect(Testing.synth(chart)).toContainEqual(expect.objectContaining({ kind: 'Deployment' }));
  });

  test.each(programs)('make manifests that nothing is to be said against: $at', (code) => {
    const [chart] = evaluate(code, require)['build'](Testing.app()).charts;

    expect(Testing.synth(chart)).toBeSound();
  });
});

test('the program is as a team would write it', async () => {
  await run('init', 'keeptrusts', '--directory', join(folder, 'snapshot'), '--name', 'ai-gateway');

  expect(readFileSync(join(folder, 'snapshot/main.ts'), 'utf8')).toMatchSnapshot();
});

test('the library is that of the same version, or what was said', async () => {
  await run('init', '--directory', join(folder, 'said'), '--library', 'file:./library.tgz');

  const { dependencies } = JSON.parse(readFileSync(join(folder, 'said/package.json'), 'utf8'));

  expect(dependencies['cdk8s-llm-gateway']).toBe('file:./library.tgz');
});

test('what a fresh repository has in it stays as it is', async () => {
  mkdirSync(join(folder, 'repository/.git'), { recursive: true });
  writeFileSync(join(folder, 'repository/README.md'), 'ours');

  const { code, out } = await run('init', '--directory', join(folder, 'repository'));

  expect([code, readFileSync(join(folder, 'repository/README.md'), 'utf8')]).toEqual([0, 'ours']);
  expect(out).toContain('kept  README.md');
});

test('fails in a folder that is not empty', async () => {
  mkdirSync(join(folder, 'full'));
  writeFileSync(join(folder, 'full/app.ts'), '');

  const { code, err } = await run('init', '--directory', join(folder, 'full'));

  expect(code).toBe(2);
  expect(err).toMatch(/full is not empty \(app.ts\); say --directory/);
});

test('fails for a product that nobody knows, and says which there are', async () => {
  const { code, err } = await run('init', 'keeptrust', '--directory', join(folder, 'unknown'));

  expect([code, err]).toEqual([2, expect.stringContaining(`there are ${products.join(', ')}`)]);
});

test('fails for a kind of cluster that nobody knows', async () => {
  const { code, err } = await run('init', '--directory', join(folder, 'y'), '--cluster', 'gkee');

  expect([code, err]).toEqual([2, expect.stringContaining('use eks, gke, aks')]);
});

test('fails for a name that no namespace can have', async () => {
  const { code, err } = await run('init', '--directory', join(folder, 'x'), '--name', 'My Gateway');

  expect([code, err]).toEqual([2, expect.stringContaining('say --name')]);
});
