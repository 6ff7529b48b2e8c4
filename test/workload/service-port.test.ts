import type { Chart } from 'cdk8s';
import {
  BlueGreen,
  Exposure,
  GatewayExposure,
  GatewayObservability,
  GatewaySmokeTest,
  ListenerRole,
  NetworkPeer,
  SmokeCheck,
} from '../../src';
import type { LlmGatewayProps } from '../../src';
import { expectFinding } from '../support/errors';
import { container, only } from '../support/find';
import { acme, FACTS, gateway, keeptrusts } from '../support/gateway';
import { synth } from '../support/synth';
import { problems } from '../support/problems';
import { gateway as relay } from '../exposure/gateways';

const via = Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' });

/** A gateway that keeps the port of the Service that ran before, and everything that leads to it. */
function kept(props: Partial<LlmGatewayProps> = {}) {
  let url = '';
  const manifests = synth((chart: Chart) => {
    const target = keeptrusts({ servicePort: 8088, clients: [NetworkPeer.cidr('10.9.0.0/16')], ...props })(chart);
    ({ url } = target);
    new GatewayExposure(chart, 'exposure', { target, via, hostname: 'llm.example.com' });
    new GatewaySmokeTest(chart, 'smoke', { target, checks: [SmokeCheck.models()] });
    new GatewayObservability(chart, 'observability', { target, syntheticCheck: {} });
  });
  return { url, manifests };
}

describe('the port of a Service that is kept', () => {
  test('is that of the Service, and the pods keep theirs', () => {
    const { manifests } = kept();
    const [port] = only(manifests, 'Service', 'keeptrusts-gateway')['spec'].ports;

    expect(port).toMatchObject({ port: 8088, targetPort: port.name });
    expect(container(only(manifests, 'Deployment')).ports[0]).toMatchObject({ name: port.name, containerPort: 41002 });
    expect(manifests).toBeSound();
  });

  test('is in the URL', () => {
    expect(kept().url).toBe('http://keeptrusts-gateway.ai-platform:8088');
  });

  test('is that of the route', () => {
    expect(only(kept().manifests, 'HTTPRoute')['spec'].rules[0].backendRefs).toEqual([
      expect.objectContaining({ name: 'keeptrusts-gateway', port: 8088 }),
    ]);
  });

  test('is asked by the smoke test and by the synthetic check', () => {
    const { manifests } = kept();

    expect(JSON.stringify(only(manifests, 'Job'))).toContain(':8088/v1/models');
    expect(JSON.stringify(only(manifests, 'CronJob'))).toContain(':8088/v1/models');
  });

  test('is not that of the network policy and the probes, which see the pods', () => {
    const { manifests } = kept();
    const [port] = only(manifests, 'Service', 'keeptrusts-gateway')['spec'].ports;
    const { ingress } = only(manifests, 'NetworkPolicy', 'keeptrusts-gateway')['spec'];
    const { readinessProbe } = container(only(manifests, 'Deployment'));

    expect(JSON.stringify(ingress)).not.toContain('8088');
    expect(JSON.stringify(ingress)).toContain('41002');
    expect(readinessProbe.httpGet.port).toBe(port.name);
  });
});

test('what the Service of a blue-green pair is asked for is the port of blue, whichever slot is live', () => {
  const manifests = synth((chart) => {
    const blue = relay(chart, { name: 'relay', servicePort: 8088 }, 'blue');
    const green = relay(chart, { name: 'relay-v2' }, 'green');
    const target = new BlueGreen(chart, 'switch', { blue, green, live: green });
    new GatewayExposure(chart, 'exposure', { target, via, hostname: 'llm.example.com', listener: 'http' });
  });

  expect(only(manifests, 'HTTPRoute')['spec'].rules[0].backendRefs).toEqual([
    expect.objectContaining({ name: 'relay', port: 8088 }),
  ]);
});

test('the API has the port, whatever else is published before it', () => {
  const profile = acme({ listeners: [{ name: 'metrics', port: 9090, role: ListenerRole.METRICS }, ...FACTS.listeners] });

  expect(only(synth(gateway({ profile, servicePort: 80 })), 'Service')['spec'].ports).toMatchObject([
    { name: 'metrics', port: 9090 },
    { name: 'http', port: 80 },
  ]);
});

describe('fails for a port of the Service', () => {
  const [http] = FACTS.listeners;

  test.each([0, 65536, 80.5, Number.NaN])('that is none: %p', (servicePort) => {
    expectFinding(gateway({ servicePort }), 'LLMGW-107', "'servicePort'");
  });

  test('that is none, once', () => {
    expect(problems(gateway({ servicePort: 0 }))).toEqual(['LLMGW-107 servicePort']);
  });

  test('where the Service has no API', () => {
    const profile = acme({ listeners: [{ ...http!, published: false }] });

    expectFinding(gateway({ profile, servicePort: 80 }), 'LLMGW-164', "'servicePort' = 80", 'no listener of the API');
  });

  test('that another listener has', () => {
    const profile = acme({ listeners: [http!, { name: 'metrics', port: 9090, role: ListenerRole.METRICS }] });

    expectFinding(gateway({ profile, servicePort: 9090 }), 'LLMGW-108', 'for "http" and for "metrics"');
  });
});
