import * as fs from 'node:fs';
import { ApiObject, App, Chart, Lazy, Yaml, YamlOutputType } from 'cdk8s';
import type { Construct } from 'constructs';
import { LlmGateway } from '../../src';
import { linearly } from '../../src/core/synthesis/linear';
import { acme } from '../support/gateway';
import type { Build } from './outcome';
import { newFolder, OURS, outcome, stock } from './outcome';

// What programs do with an app besides filling it: all of it must work as ever.

function addGateway(app: App, id = 'gateway'): LlmGateway {
  return new LlmGateway(new Chart(app, id), 'gateway', { profile: acme() });
}

/** Charts of all kinds that are made of what another chart renders; they come before and after it. */
class ListChart extends Chart {
  constructor(
    scope: Construct,
    id: string,
    private readonly of: () => Chart,
  ) {
    super(scope, id);
  }

  public override toJson(): unknown[] {
    return [{ apiVersion: 'v1', kind: 'List', items: this.of().toJson() }];
  }
}

const TOKEN = `hf_${'a1'.repeat(20)}`;
const sum = (chart: Chart): string => JSON.stringify(chart.toJson());
const config = (scope: Construct, id: string, data: object): ApiObject =>
  new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', data });

const PROGRAMS: ReadonlyArray<[what: string, build: Build]> = [
  [
    'charts that list another chart, before and after it',
    (app) => {
      const of = (): Chart => app.node.findChild('gateway') as Chart;
      new ListChart(app, 'before', of);
      addGateway(app);
      new ListChart(app, 'after', of);
    },
  ],
  [
    'an object with another chart inside',
    (app) => {
      const chart = new Chart(app, 'before');
      config(chart, 'work', { manifests: Lazy.any({ produce: () => (app.node.findChild('gateway') as Chart).toJson() }) });
      config(chart, 'sum', { sum: Lazy.any({ produce: () => sum(app.node.findChild('gateway') as Chart) }) });
      addGateway(app);
    },
  ],
  [
    'a validation of a later chart that changes an object',
    (app) => {
      const { workload } = addGateway(app);
      new Chart(app, 'late').node.addValidation({ validate: () => (workload.metadata.addAnnotation('late', 'yes'), []) });
    },
  ],
  [
    'a token that throws',
    (app) => {
      const broken = (): never => {
        throw new Error('no owner is set');
      };
      addGateway(app).workload.metadata.addAnnotation('owner', Lazy.any({ produce: broken }) as string);
    },
  ],
  ['empty annotations inside annotations', (app) => addGateway(app).workload.metadata.addAnnotation('a', {} as string)],
  [
    'an object without metadata',
    (app) => {
      const { workload } = addGateway(app);
      workload.toJson = () => ({ apiVersion: 'v1', kind: 'Pod' });
    },
  ],
  [
    'an empty list that occurs twice',
    (app) => {
      const nothing: unknown[] = [];
      addGateway(app).workload.toJson = () => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'x' },
        a: nothing,
        b: nothing,
      });
    },
  ],
  [
    'a validation that gives a chart a rendering of its own',
    (app) => {
      const chart = Chart.of(addGateway(app));
      chart.node.addValidation({
        validate: () => ((chart.toJson = () => [{ apiVersion: 'v1', kind: 'Own', metadata: { name: 'x' } }]), []),
      });
    },
  ],
  [
    'dependencies between charts',
    (app) => {
      const first = addGateway(app, 'first');
      first.node.addDependency(addGateway(app, 'second'));
    },
  ],
];

const ASKING: [what: string, build: Build] = [
  'a validation that asks for the charts',
  (app) => {
    const { workload } = addGateway(app);
    const ask = (): string[] => (workload.metadata.addAnnotation('charts', String(app.charts.length)), []);
    new Chart(app, 'asks').node.addValidation({ validate: ask });
  },
];

const OUTPUTS = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

let folder: string;
beforeEach(() => (folder = newFolder()));
afterEach(() => fs.rmSync(folder, { recursive: true }));

describe.each(OURS)('%s', (_name, ours) => {
  describe.each([...PROGRAMS, ASKING])('does what App does with %s', (_what, build) => {
    test.each(OUTPUTS.map((type) => [YamlOutputType[type], type] as const))('%s', (_type, yamlOutputType) => {
      expect(outcome(ours, build, { yamlOutputType })).toEqual(outcome(stock, build, { yamlOutputType }));
    });
  });

  test.each(OUTPUTS.map((type) => [YamlOutputType[type], type] as const))(
    'fails for a credential that a validation of a later chart adds, %s',
    (_type, yamlOutputType) => {
      const build: Build = (app) => {
        const { workload } = addGateway(app);
        const validate = (): string[] => (workload.metadata.addAnnotation('late', TOKEN), []);
        new Chart(app, 'late').node.addValidation({ validate });
      };

      expect(outcome(ours, build, { yamlOutputType }).error).toContain('LLMGW-211');
    },
  );

  // cdk8s itself writes what was added into folders without another validation
  test.each(OUTPUTS.slice(0, 3).map((type) => [YamlOutputType[type], type] as const))(
    'fails for a credential in a gateway that a validation adds, %s',
    (_type, yamlOutputType) => {
      const build: Build = (app) => {
        const validate = (): string[] => {
          if (!app.node.tryFindChild('added')) {
            addGateway(app, 'added').workload.metadata.addAnnotation('x', TOKEN);
          }
          return [];
        };
        addGateway(app).node.addValidation({ validate });
      };

      expect(outcome(ours, build, { yamlOutputType }).error).toContain('LLMGW-211');
    },
  );

  test('uses the charts that an app chooses', () => {
    const app = ours({ outdir: folder });
    addGateway(app, 'one');
    addGateway(app, 'two');
    const chosen = app.node.findChild('two') as Chart;
    Object.defineProperty(app, 'charts', { value: [chosen], configurable: true });
    app.synth();

    expect(fs.readdirSync(folder)).toEqual(['two.k8s.yaml']);
    expect(app.charts).toEqual([chosen]);
  });

  test('uses a YAML writer that a program has put in place', () => {
    const stringify = jest.spyOn(Yaml, 'stringify').mockReturnValue('# ours\n');
    try {
      const app = ours({ outdir: folder });
      addGateway(app);
      app.synth();

      expect(fs.readFileSync(`${folder}/gateway.k8s.yaml`, 'utf8')).toBe('# ours\n');
    } finally {
      stringify.mockRestore();
    }
  });

  test('asks each object of a folder twice, and of a file once', () => {
    const times = OUTPUTS.map((yamlOutputType) => {
      const app = ours({ outdir: folder, yamlOutputType });
      const spy = jest.spyOn(addGateway(app).workload, 'toJson');
      app.synth();
      return spy.mock.calls.length;
    });

    expect(times).toEqual([1, 1, 1, 2]);
  });
});

test('an app class that chooses its charts writes those', () => {
  class Chosen extends App {
    public override get charts(): Chart[] {
      return super.charts.filter(({ node }) => node.id !== 'one');
    }
  }
  const app = new Chosen({ outdir: folder });
  addGateway(app, 'one');
  addGateway(app, 'two');
  app.synth();

  expect(fs.readdirSync(folder)).toEqual(['two.k8s.yaml']);
});

test('fails for a credential also in an app that validates in another way', () => {
  const app = new App({ outdir: folder });
  addGateway(app).workload.metadata.addAnnotation('token', TOKEN);

  expect(() => linearly(app, () => app.node.findAll())).toThrow('[LLMGW-211] gateway/gateway/Resource');
  expect(() => linearly(app, () => app.charts)).toThrow('LLMGW-211');
});
