import { ApiObject } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { expectFinding, findings } from './errors';
import { all, container, only, podSpecOf } from './find';
import { synth } from './synth';

function config(chart: Chart, id = 'settings'): ApiObject {
  return new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', data: { mode: 'strict' } });
}

function refuse(...lines: string[]) {
  return (chart: Chart) => config(chart).node.addValidation({ validate: () => lines });
}

describe('the test chart', () => {
  test('gives names without a hash, in an explicit namespace', () => {
    const manifests = synth((chart) => config(chart));

    expect(only(manifests, 'ConfigMap').metadata).toEqual({ name: 'test-settings', namespace: 'ai-platform' });
  });

  test('snapshots manifests as YAML documents', () => {
    const manifests = synth((chart) => {
      config(chart);
      config(chart, 'more');
    });

    expect(manifests).toMatchSnapshot();
  });

  test('snapshots references and other data as jest does', () => {
    expect({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'gateway' } }).toMatchInlineSnapshot(`
      {
        "scaleTargetRef": {
          "apiVersion": "apps/v1",
          "kind": "Deployment",
          "name": "gateway",
        },
      }
    `);
  });
});

describe('finding objects', () => {
  const manifests = synth((chart) => {
    config(chart);
    config(chart, 'more');
  });

  test('lists all objects of a kind', () => {
    expect(all(manifests, 'ConfigMap')).toHaveLength(2);
  });

  test('finds one object by kind and name', () => {
    expect(only(manifests, 'ConfigMap', 'test-more').metadata.name).toBe('test-more');
  });

  test('fails when several objects match, and names what is there', () => {
    expect(() => only(manifests, 'ConfigMap')).toThrow(
      'expected exactly one ConfigMap, found 2 in: ConfigMap/test-settings, ConfigMap/test-more',
    );
  });

  test('fails when no object matches', () => {
    expect(() => only([], 'Service', 'gw')).toThrow('expected exactly one Service/gw, found 0 in: nothing');
  });

  test('finds containers and init containers of any workload', () => {
    const spec = { containers: [{ name: 'gateway' }], initContainers: [{ name: 'otel' }] };
    const cronJob = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'smoke' },
      spec: { jobTemplate: { spec: { template: { spec } } } },
    };

    expect(container(cronJob)).toEqual({ name: 'gateway' });
    expect(container(cronJob, 'otel')).toEqual({ name: 'otel' });
    expect(podSpecOf(cronJob)).toBe(spec);
  });

  test('fails when a workload has no such container', () => {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'gw' }, spec: { containers: [{ name: 'gateway' }] } };

    expect(() => container(pod, 'otel')).toThrow('expected exactly one container otel in Pod/gw, found: gateway');
  });
});

describe('findings', () => {
  test('is empty for what synthesizes', () => {
    expect(findings((chart) => config(chart))).toEqual([]);
  });

  test('takes the joined error apart, also when a finding has several lines', () => {
    const lines = findings(refuse('[LLMGW-101] test/settings: one', '[LLMGW-102] test/settings: two\n  - detail'));

    expect(lines).toEqual([
      '[test/settings] [LLMGW-101] test/settings: one',
      '[test/settings] [LLMGW-102] test/settings: two\n  - detail',
    ]);
  });

  test('takes a coded error of a constructor as one finding', () => {
    const lines = findings(() => {
      throw new Error('[LLMGW-103] test/gw: bad');
    });

    expect(lines).toEqual(['[LLMGW-103] test/gw: bad']);
  });

  test('lets an error without a code through', () => {
    const broken = () => {
      throw new TypeError('x is not a function');
    };

    expect(() => findings(broken)).toThrow(TypeError);
  });

  test('expects one finding by its code and returns it', () => {
    const line = expectFinding(refuse('[LLMGW-101] a: port = 0: out of range; use 8080'), 'LLMGW-101', 'port = 0', 'use 8080');

    expect(line).toContain('[test/settings]');
  });

  test('tells two findings of one code apart by what they say', () => {
    const build = refuse('[LLMGW-201] a: no source has "openai"', '[LLMGW-201] a: no source has "azure"');

    expect(expectFinding(build, 'LLMGW-201', 'azure')).toContain('azure');
    expect(() => expectFinding(build, 'LLMGW-201', 'no source')).toThrow('found 2 in');
  });

  test('fails when a finding does not say what was expected', () => {
    expect(() => expectFinding(refuse('[LLMGW-101] a: b'), 'LLMGW-101', 'remedy')).toThrow('found 0 in');
  });

  test('fails when the code is missing, and shows the findings there are', () => {
    expect(() => expectFinding(refuse('[LLMGW-101] a: b'), 'LLMGW-999')).toThrow(/found 0 in:\n.*LLMGW-101/);
  });
});
