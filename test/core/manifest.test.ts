import * as fs from 'node:fs';
import * as path from 'node:path';
import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { manifestOf } from '../../src/core/manifest';

let chart: Chart;
beforeEach(() => (chart = new Chart(new App(), 'chart', { namespace: 'ai' })));

/** What the class of the object makes of it, as text: the order of keys counts. */
function expectSame(object: ApiObject): void {
  expect(JSON.stringify(manifestOf(object), null, 1)).toBe(JSON.stringify(object.toJson(), null, 1));
}

function configMap(data: object, props: object = {}): ApiObject {
  return new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'ConfigMap', ...props, data });
}

describe('a manifest made in one pass', () => {
  test('is what a generated class renders', () => {
    const container: k8s.Container = {
      name: 'gateway',
      ports: [{ containerPort: 8080 }],
      readinessProbe: { httpGet: { path: '/', port: k8s.IntOrString.fromString('http') }, failureThreshold: undefined },
      resources: { limits: { memory: k8s.Quantity.fromString('1Gi'), cpu: k8s.Quantity.fromNumber(1) } },
    };
    const spec: k8s.DeploymentSpec = {
      selector: { matchLabels: { b: '1', a: '2' } },
      strategy: { rollingUpdate: { maxUnavailable: k8s.IntOrString.fromNumber(0) } },
      template: { spec: { containers: [container], volumes: [] }, metadata: {} },
    };
    const object = new k8s.KubeDeployment(chart, 'object', {
      metadata: { name: 'x', labels: { z: '1', b: '2' } },
      spec: Lazy.any({ produce: () => spec }) as k8s.DeploymentSpec,
    });
    object.metadata.addAnnotation('late', 'true');

    expectSame(object);
    expect(manifestOf(object)).toBeDefined();
  });

  test('is what cdk8s renders for any data', () => {
    const key = fc.oneof(fc.constantFrom('a', 'value', 'clusterIp', '10', '2', '__proto__', 'resolve'), fc.string());
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.double(),
        fc.boolean(),
        fc.constantFrom(null, undefined),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
        tie('tree').map((value) => Lazy.any({ produce: () => value }) as unknown),
        fc.integer().map((value) => k8s.IntOrString.fromNumber(value)),
      ),
    }));
    fc.assert(
      fc.property(tree, (data) => {
        chart = new Chart(new App(), 'chart');
        const object = configMap({ data }, { metadata: { labels: { a: 'b' }, annotations: {} } });
        if (manifestOf(object) !== undefined) expectSame(object);
      }),
      { numRuns: 500 },
    );
  });

  test.each<[string, (object: ApiObject) => void, object]>([
    ['patches', (object) => object.addJsonPatch(JsonPatch.add('/data/b', '2')), {}],
    ['a resolver', () => (App.of(chart).resolvers as object[]).push({ resolve: () => {} }), {}],
    ['further metadata', (object) => object.metadata.add('generation', 1), {}],
    ['an owner', (object) => object.metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Pod', name: 'x', uid: 'y' }), {}],
    ['a finalizer', (object) => object.metadata.addFinalizers('x'), {}],
    ['a token', () => {}, { token: { resolve: () => 'x' } }],
    ['a date', () => {}, { date: new Date(0) }],
    ['a name that the classes respell', () => {}, { clusterIp: 'None' }],
    ['what may be a number or text', () => {}, { port: { value: 80 } }],
  ])('is left to cdk8s with %s', (_what, change, data) => {
    const object = configMap({ a: '1', ...data });
    change(object);

    expect(manifestOf(object)).toBeUndefined();
  });

  test('is left to the class of a custom resource, which has an order of its own', () => {
    class Own extends ApiObject {}

    expect(manifestOf(new Own(chart, 'own', { apiVersion: 'example.com/v1', kind: 'Own' }))).toBeUndefined();
  });

  test('is left to cdk8s if keys are not to be sorted', () => {
    process.env['CDK8S_DISABLE_SORT'] = '1';
    try {
      expect(manifestOf(configMap({}))).toBeUndefined();
    } finally {
      delete process.env['CDK8S_DISABLE_SORT'];
    }
  });
});

describe('the generated classes of Kubernetes', () => {
  const source = fs.readFileSync(path.join(path.dirname(require.resolve('cdk8s-plus-28')), 'imports/k8s.js'), 'utf8');

  test('respell the names that are left to them, and no other', () => {
    const fields = [...source.matchAll(/^\s+'?([\w$-]+)'?: .*?obj\.(\w+)/gm)];
    const respelled = new Set(fields.filter(([, written, name]) => written !== name).map(([, , name]) => name!));

    expect(fields.length).toBeGreaterThan(1500);
    for (const name of new Set(fields.map(([, , name]) => name!))) {
      expect([
        name,
        manifestOf(new ApiObject(chart, name, { apiVersion: 'v1', kind: 'X', data: { [name]: 'x', y: 1 } })) === undefined,
      ]).toEqual([name, respelled.has(name)]);
    }
  });

  test('write the fields of an object in the order of their names', () => {
    const objects = [...source.matchAll(/^function toJson_(\w+)\(obj\) \{\n[^]*?const result = \{\n([^]*?)\n {4}\};/gm)];
    const lists = /^Kube\w+ListProps$/;
    const unordered = objects.filter(([, name, fields]) => {
      const names = [...fields!.matchAll(/^\s+'?([\w$-]+)'?: /gm)]
        .map(([, field]) => field!)
        .filter((field) => field !== 'metadata');
      return !lists.test(name!) && names.join() !== names.sort().join();
    });

    expect(objects.length).toBeGreaterThan(400);
    expect(unordered.map(([, name]) => name)).toEqual([]);
  });
});
