import { Testing } from 'cdk8s';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClusterProfile } from '../../src';
import { CLUSTERS } from '../../cli/init/clusters';
import { STARTERS } from '../../cli/init/starters';
import { main } from '../../cli/main';
import { program } from '../../cli/init/program';
import { evaluate, typeErrors } from '../support/programs';
import { run, temporaryFolder } from './run';

const folder = temporaryFolder();
// as examples/exceptions.yaml says: these products have one path that answers by itself
const ONE_HEALTH_PATH: Record<string, string> = {
  helicone: 'helicone-ai-gateway',
  'light-gateway': 'ai-microgateway',
  portkey: 'portkey-gateway',
};
const allowed = (product: string) =>
  Object.entries(ONE_HEALTH_PATH)
    .filter(([one]) => one === product)
    .map(([, name]) => ({ id: 'probes-identical', kind: 'Deployment', name, reason: 'one health path' }));
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

test('every kind of cluster that the library knows is offered', () => {
  const known = Object.getOwnPropertyNames(ClusterProfile).filter(
    (name) => typeof (ClusterProfile as any)[name] === 'function' && !['flavor', 'custom'].includes(name),
  );
  const offered = Object.values(CLUSTERS).map(({ code }) => /ClusterProfile\.(\w+)/.exec(code)![1]);

  expect([...new Set(offered)].sort()).toEqual(known.sort());
});

test('every product of the profiles has a starter', () => {
  const folders = readdirSync(join(__dirname, '../../src/products'));

  expect(products.filter((product) => product !== 'custom').sort()).toEqual(folders.sort());
});

describe('the programs', () => {
  const programs = STARTERS.map((starter) => ({
    at: starter.product,
    code: program({ starter, name: 'ai', library: '^0.1.0' }),
  }));
  // those that refuse or change most; the others follow with one product
  const strict = ['eks-fargate', 'gke-autopilot', 'openshift'];
  const forClusters = STARTERS.flatMap((starter) =>
    Object.entries(CLUSTERS)
      .filter(([at]) => strict.includes(at) || starter.product === 'litellm')
      .map(([at, cluster]) => ({
        at: `${starter.product} on ${at}`,
        code: program({ starter, name: 'ai', library: '^0.1.0', cluster }),
      })),
  );

  test('compile in strict mode', () => {
    expect(typeErrors([...programs, ...forClusters])).toEqual([]);
  });

  test.each(forClusters)('synthesize: $at', (code) => {
    const warnings = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const [chart] = evaluate(code, require)['build'](Testing.app()).charts;

    // Envoy Gateway makes the Deployment of an EnvoyProxy
    expect(Testing.synth(chart)).toContainEqual(
      expect.objectContaining({ kind: expect.stringMatching(/^(Deployment|EnvoyProxy)$/) }),
    );
    warnings.mockRestore();
  });

  test.each(programs)('make manifests that nothing is to be said against: $at', (code) => {
    const [chart] = evaluate(code, require)['build'](Testing.app()).charts;

    expect(Testing.synth(chart)).toBeSound({ allow: allowed(code.at) });
  });

  // what is not known of "custom" is for its author to say
  test.each(programs.filter(({ at }) => at !== 'custom'))('warn of nothing: $at', (code) => {
    const warn = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    evaluate(code, require)['build'](Testing.app()).synthYaml();

    expect(warn.mock.calls.flat().filter((text) => String(text).includes('LLMGW'))).toEqual([]);
    warn.mockRestore();
  });
});

test('the program is as a team would write it', async () => {
  await run('init', 'keeptrusts', '--directory', join(folder, 'snapshot'), '--name', 'ai-gateway');

  expect(readFileSync(join(folder, 'snapshot/main.ts'), 'utf8')).toMatchSnapshot();
});

test('a person at a terminal is asked for the product', async () => {
  const directory = join(folder, 'asked');
  const questions: string[] = [];
  const ask = (question: string) => Promise.resolve((questions.push(question), ' litellm\n'));

  const code = await main(['init', '--directory', directory], { colour: false, ask, out: () => 0, err: () => 0 });

  expect([code, questions]).toEqual([0, [expect.stringContaining('litellm')]]);
  expect(readFileSync(join(directory, 'main.ts'), 'utf8')).toContain('GatewayProfile.liteLlm');
});

test('nobody is asked who named a product, or is no person', async () => {
  const { out } = await run('init', '--directory', join(folder, 'nobody'));

  expect(out).toContain('custom: any gateway that speaks HTTP');
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

  expect([code, err]).toEqual([2, expect.stringContaining('use eks, eks-auto, ')]);
});

test('fails for a name that no namespace can have', async () => {
  const { code, err } = await run('init', '--directory', join(folder, 'x'), '--name', 'My Gateway');

  expect([code, err]).toEqual([2, expect.stringContaining('say --name')]);
});
