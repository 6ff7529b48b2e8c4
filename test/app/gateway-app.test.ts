import * as fs from 'node:fs';
import * as path from 'node:path';
import type { AppProps, IResolver } from 'cdk8s';
import { ApiObject, App, Chart, Lazy, Yaml, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { LlmGateway } from '../../src';
import { makeLinear } from '../../src/core/synthesis/linear';
import { EXAMPLE_NAMES, exampleOf } from '../support/examples';
import { acme } from '../support/gateway';
import type { Build } from './outcome';
import { newFolder, OURS, outcome, stock, thrown } from './outcome';

let folder: string;
beforeEach(() => (folder = newFolder()));
afterEach(() => fs.rmSync(folder, { recursive: true }));

const OUTPUTS = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

/** One construct of a random app: what it is, and below which of the constructs before it. */
interface Plan {
  readonly kind: 'chart' | 'group' | 'object' | 'invalid';
  readonly below: number;
  readonly id: string;
  readonly value: unknown;
}

const plans: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constantFrom('chart', 'chart', 'group', 'object', 'object', 'object', 'object', 'invalid' as const),
  below: fc.nat(30),
  // numbers first, in their order: that is how JavaScript lists the keys of an object
  id: fc.oneof(fc.nat(20).map(String), fc.stringMatching(/^[a-z][a-z0-9/]{0,5}$/)),
  value: fc.oneof(fc.string(), fc.integer(), fc.constantFrom('yes', '1', 'a\nb\n', '', ' x', null, undefined)),
});

const appProps: fc.Arbitrary<AppProps> = fc.record(
  {
    yamlOutputType: fc.constantFrom(...OUTPUTS),
    outputFileExtension: fc.constantFrom('.yaml', '.k8s.yaml'),
    recordConstructMetadata: fc.boolean(),
  },
  { requiredKeys: [] },
);

function plant(plan: readonly Plan[], dependencies: ReadonlyArray<readonly [number, number]>): Build {
  return (app) => {
    const made: Construct[] = [app];
    for (const { kind, below, id, value } of plan) {
      const scope = made[below % made.length]!;
      const data = { key: value, late: Lazy.any({ produce: () => value }), list: [{ value }] };
      // what cannot stand there is left out: an object outside of a chart, an id that is taken
      thrown(() => {
        if (kind === 'chart') made.push(new Chart(scope, id, { namespace: id.startsWith('a') ? 'ns' : undefined }));
        else if (kind === 'object') made.push(new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', data }));
        else made.push(new Construct(scope, id));
      });
      if (kind === 'invalid' && value === undefined) {
        made.at(-1)!.node.addValidation({ validate: () => [`${id} is wrong`] });
      }
    }
    for (const [from, to] of dependencies) {
      made[from % made.length]!.node.addDependency(made[to % made.length]!);
    }
  };
}

/** What App makes of an example; both of ours are compared with it, and it takes longer than they. */
const made = new Map<string, unknown>();
function byApp(name: string, type: YamlOutputType, make: () => unknown): unknown {
  const key = `${name} ${type}`;
  if (!made.has(key)) made.set(key, make());
  return made.get(key);
}

describe.each(OURS)('%s', (_name, ours) => {
  test('gives what App gives for any tree of charts, groups and objects', () => {
    fc.assert(
      fc.property(fc.array(plans, { maxLength: 25 }), appProps, (plan, props) => {
        expect(outcome(ours, plant(plan, []), props)).toEqual(outcome(stock, plant(plan, []), props));
      }),
      { numRuns: 120 },
    );
  });

  test('gives what App gives for any dependencies, also circles', () => {
    const edges = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(plans, { minLength: 3, maxLength: 12 }), edges, appProps, (plan, dependencies, props) => {
        expect(outcome(ours, plant(plan, dependencies), props)).toEqual(outcome(stock, plant(plan, dependencies), props));
      }),
      { numRuns: 120 },
    );
  });

  test.each(OUTPUTS.map((type) => [YamlOutputType[type], type] as const))(
    'writes the examples as App does, %s',
    (_type, type) => {
      const props = { yamlOutputType: type, recordConstructMetadata: true };

      // an app for each system: what App takes grows with the square of its charts
      for (const name of EXAMPLE_NAMES) {
        expect(outcome(ours, exampleOf(name), props)).toEqual(byApp(name, type, () => outcome(stock, exampleOf(name), props)));
      }
    },
  );

  test('uses the resolvers of the app', () => {
    const shout: IResolver = {
      resolve: (context) => {
        if (context.value === 'quiet') context.replaceValue('LOUD');
      },
    };
    const build: Build = (app) =>
      new ApiObject(new Chart(app, 'chart'), 'object', { apiVersion: 'v1', kind: 'ConfigMap', data: { voice: 'quiet' } });

    expect(outcome(ours, build, { resolvers: [shout] })).toHaveProperty('text', expect.stringContaining('voice: LOUD'));
  });

  test('asks a chart that renders itself', () => {
    class Own extends Chart {
      public override toJson(): unknown[] {
        return [...super.toJson(), { apiVersion: 'v1', kind: 'Own' }];
      }
    }
    const build: Build = (app) => new Own(app, 'own');

    expect(outcome(ours, build)).toHaveProperty('text', expect.stringContaining('kind: Own'));
  });

  test('validates each construct once for any number of charts', () => {
    const app = ours({ outdir: folder });
    let calls = 0;
    for (let i = 0; i < 20; i++) {
      new Chart(app, `chart-${i}`).node.addValidation({ validate: () => (calls++, []) });
    }
    app.synth();

    expect(calls).toBe(20);
  });

  test('writes what changed between two syntheses, and validates it again', () => {
    const app = ours({ outdir: folder });
    const chart = new Chart(app, 'chart');
    const { workload } = new LlmGateway(chart, 'gateway', { profile: acme() });
    app.synth();
    workload.metadata.addAnnotation('example.com/owner', 'ai');
    app.synth();
    expect(fs.readFileSync(path.join(folder, 'chart.k8s.yaml'), 'utf8')).toContain('example.com/owner: ai');

    workload.metadata.addAnnotation('example.com/token', `hf_${'a1'.repeat(20)}`);
    expect(() => app.synth()).toThrow('LLMGW-211');
  });

  test('renders each object of a gateway once', () => {
    const app = ours({ outdir: folder });
    const { workload } = new LlmGateway(new Chart(app, 'chart'), 'gateway', { profile: acme() });
    const spy = jest.spyOn(workload, 'toJson');
    app.synth();

    expect(spy).toHaveBeenCalledTimes(1);
  });

  test('gives JSON to a validation that asks a chart for its objects', () => {
    const app = ours({ outdir: folder });
    const chart = new Chart(app, 'chart');
    const { workload } = new LlmGateway(chart, 'gateway', { profile: acme() });
    let seen: unknown[] = [];
    new Chart(app, 'policy').node.addValidation({ validate: () => ((seen = chart.toJson()), []) });
    app.synth();

    expect(seen).toContainEqual(workload.toJson());
    expect(fs.readFileSync(path.join(folder, 'chart.k8s.yaml'), 'utf8')).toBe(Yaml.stringify(...seen));
  });

  test('writes a chart that a validation adds as App does', () => {
    const build: Build = (app) => {
      const add = (): string[] => {
        if (!app.node.tryFindChild('late')) {
          new ApiObject(new Chart(app, 'late'), 'object', { apiVersion: 'v1', kind: 'ConfigMap' });
        }
        return [];
      };
      new Chart(app, 'chart').node.addValidation({ validate: add });
    };

    expect(outcome(ours, build)).toEqual(outcome(stock, build));
    expect(outcome(ours, build)).toHaveProperty(['files', 'late.k8s.yaml']);
  });

  test('writes what JSON cannot hold as App does', () => {
    const twice = { a: 1 };
    const values = { zero: -0, list: [undefined, null], twice: [twice, twice] };
    const build: Build = (app) => {
      const { workload } = new LlmGateway(new Chart(app, 'chart'), 'gateway', { profile: acme() });
      const toJson = workload.toJson.bind(workload);
      workload.toJson = () => ({ ...toJson(), ...values });
    };

    expect(outcome(ours, build)).toEqual(outcome(stock, build));
    // JSON, which is what readers make of it, has one zero
    expect(outcome(ours, build)).toHaveProperty('text', expect.stringMatching(/zero: -?0\n/));
  });

  test('leaves charts and YAML as they were, also after a failure', () => {
    const stringify = Yaml.stringify;
    const app = ours({ outdir: folder });
    const chart = new Chart(app, 'chart');
    chart.node.addValidation({ validate: () => ['wrong'] });

    expect(() => app.synth()).toThrow('[chart] wrong');
    expect(Object.hasOwn(chart, 'toJson')).toBe(false);
    expect(Yaml.stringify).toBe(stringify);
    expect(() => chart.toJson()).toThrow('[chart] wrong');
  });
});

test('an app with a synthesis of its own keeps it', () => {
  class Own extends App {
    public override synth(): void {}
  }
  const app = new Own();
  makeLinear(app);

  expect(Object.hasOwn(app, 'synth')).toBe(false);
});
