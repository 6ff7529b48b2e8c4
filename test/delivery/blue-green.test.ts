import type { Chart } from 'cdk8s';
import { BlueGreen, ClusterProfile, Exposure, Findings, GatewayAutoscaling, GatewayExposure, WorkloadIdentity } from '../../src';
import type { BlueGreenProps, LlmGateway, ServiceAccountOptions } from '../../src';
import { TestChart } from '../support/chart';
import { gateway } from '../exposure/gateways';
import { expectFinding, findings } from '../support/errors';
import { all, only } from '../support/find';
import type { Manifest } from '../support/manifest';
import { synth } from '../support/synth';

function slots(chart: Chart): { blue: LlmGateway; green: LlmGateway } {
  return {
    blue: gateway(chart, { name: 'llm-gateway', clients: [] }, 'blue'),
    green: gateway(chart, { name: 'llm-gateway-v2', clients: [] }, 'green'),
  };
}

function switched(live: 'blue' | 'green'): Manifest[] {
  return synth((chart) => {
    const pair = slots(chart);
    const every: Required<BlueGreenProps> = { ...pair, live: pair[live] };
    const target = new BlueGreen(chart, 'switch', every);
    new GatewayExposure(chart, 'exposure', {
      target,
      hostname: 'llm.example.com',
      via: Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' }),
    });
    new GatewayAutoscaling(chart, 'blue-scaling', { target: pair.blue, maxReplicas: 10 });
    new GatewayAutoscaling(chart, 'green-scaling', { target: pair.green, maxReplicas: 10 });
  });
}

const instance = (service: Manifest): string => service['spec'].selector['app.kubernetes.io/instance'];

test.each([
  ['blue', 'llm-gateway'],
  ['green', 'llm-gateway-v2'],
] as const)('with %s live the Service of clients selects the pods of %s', (live, name) => {
  const manifests = switched(live);

  expect(instance(only(manifests, 'Service', 'llm-gateway'))).toBe(name);
  expect(instance(only(manifests, 'Service', 'llm-gateway-v2'))).toBe('llm-gateway-v2');
});

test('the Service of clients has a selector of its own where a cluster refuses two that are equal', () => {
  const manifests = synth((chart) => {
    ClusterProfile.aks({ automatic: true }).applyTo(chart);
    const pair = slots(chart);
    new BlueGreen(chart, 'switch', { ...pair, live: pair.green });
  });
  const selectors = all(manifests, 'Service').map(({ spec }) => JSON.stringify(spec.selector));
  const { labels } = only(manifests, 'Deployment', 'llm-gateway-v2')['spec'].template.metadata;

  expect(new Set(selectors).size).toBe(2);
  expect(labels).toMatchObject(only(manifests, 'Service', 'llm-gateway')['spec'].selector);
});

describe('the accounts of the slots', () => {
  const role = WorkloadIdentity.eksRole('arn:aws:iam::123456789012:role/models', 'eu-central-1');

  function warnings(blue: ServiceAccountOptions, green: ServiceAccountOptions): string[] {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const chart = new TestChart();
    const pair = {
      blue: gateway(chart, { name: 'llm-gateway', clients: [], serviceAccount: blue }, 'blue'),
      green: gateway(chart, { name: 'llm-gateway-v2', clients: [], serviceAccount: green }, 'green'),
    };
    new BlueGreen(chart, 'switch', { ...pair, live: pair.green });
    jest.restoreAllMocks();
    return Findings.of(chart)
      .list()
      .filter((line) => line.includes('LLMGW-850'));
  }

  test('are a warning where they differ and one has an identity', () => {
    expect(warnings({ identity: role }, {})).toEqual([expect.stringMatching(/"llm-gateway-v2".*existingName: 'llm-gateway'/)]);
  });

  test('are a warning where one was there before, with whatever is bound to it', () => {
    expect(warnings({ existingName: 'models' }, {})).toHaveLength(1);
  });

  test('may differ where nothing is bound to them', () => {
    expect(warnings({}, {})).toEqual([]);
  });

  test('may be one for both', () => {
    expect(warnings({ identity: role }, { existingName: 'llm-gateway' })).toEqual([]);
  });
});

test('each slot has pods, autoscaler, disruption budget and policy of its own', () => {
  const manifests = switched('green');

  expect(manifests).toBeSound();
  for (const kind of ['Deployment', 'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'NetworkPolicy']) {
    expect(all(manifests, kind).map(({ metadata }) => metadata.name)).toEqual(['llm-gateway', 'llm-gateway-v2']);
  }
});

test('the front door leads to the Service of clients, and is let in by both slots', () => {
  const manifests = switched('green');
  const [first, second] = all(manifests, 'NetworkPolicy').map((policy) => policy['spec'].ingress);

  expect(only(manifests, 'HTTPRoute')['spec'].rules[0].backendRefs).toMatchObject([{ name: 'llm-gateway', port: 80 }]);
  expect(first).toHaveLength(1);
  expect(second).toEqual(first);
});

test('only the Service differs after a switch', () => {
  const rest = (manifests: Manifest[]): Manifest[] => manifests.filter(({ kind }) => kind !== 'Service');

  expect(rest(switched('blue'))).toEqual(rest(switched('green')));
});

describe('refusals', () => {
  test.each([
    ['one slot twice', (s: { blue: LlmGateway }) => ({ blue: s.blue, green: s.blue, live: s.blue }), 'two workloads'],
    ['a third slot live', (s: any, c: Chart) => ({ ...s, live: gateway(c, {}, 'third') }), 'neither slot'],
  ])('fails for %s', (_, props, part) => {
    expectFinding((chart) => new BlueGreen(chart, 'switch', props(slots(chart), chart) as BlueGreenProps), 'LLMGW-513', part);
  });

  test('fails for slots that select the pods of each other', () => {
    const build = (chart: Chart) => {
      const blue = gateway(chart, { name: 'a', selectorLabels: { app: 'llm-gateway' } }, 'blue');
      const selectorLabels = { app: 'llm-gateway', version: 'v2' };
      new BlueGreen(chart, 'switch', { blue, green: gateway(chart, { name: 'b', selectorLabels }, 'green'), live: blue });
    };

    expectFinding(build, 'LLMGW-513', 'selected by the other');
  });

  test('accepts slots that differ in one label', () => {
    const build = (chart: Chart) => {
      const slot = (version: string) =>
        gateway(chart, { name: `llm-${version}`, selectorLabels: { app: 'llm-gateway', version } }, version);
      const blue = slot('v1');
      new BlueGreen(chart, 'switch', { blue, green: slot('v2'), live: blue });
    };

    expect(findings(build)).toEqual([]);
  });

  test('fails for one autoscaler of both', () => {
    const build = (chart: Chart) => {
      const pair = slots(chart);
      const target = new BlueGreen(chart, 'switch', { ...pair, live: pair.blue });
      new GatewayAutoscaling(chart, 'scaling', { target, maxReplicas: 5 });
    };

    expectFinding(build, 'LLMGW-513', 'for each slot');
  });
});
