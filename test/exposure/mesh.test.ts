import { Duration } from 'cdk8s';
import { GatewayMesh, InferenceRoute } from '../../src';
import type { GatewayMeshProps, InferenceRouteProps } from '../../src';
import { expectFinding } from '../support/errors';
import { all, only, podTemplateOf } from '../support/find';
import { synth } from '../support/synth';
import { gateway } from './gateways';

describe('GatewayMesh', () => {
  const manifests = synth((chart) => {
    const every: Required<GatewayMeshProps> = {
      target: gateway(chart),
      name: 'llm',
      maxConnections: 100,
      maxRequestsPerConnection: 1000,
    };
    new GatewayMesh(chart, 'mesh', every);
  });

  test('is a sidecar that drains as long as the pod lives, and a rule', () => {
    expect(manifests).toBeSound();
    expect([...all(manifests, 'DestinationRule'), ...all(manifests, 'NetworkPolicy')]).toMatchSnapshot();

    const { labels, annotations } = podTemplateOf(only(manifests, 'Deployment')).metadata;
    expect(labels).toMatchObject({ 'sidecar.istio.io/inject': 'true' });
    expect(JSON.parse(annotations['proxy.istio.io/config'])).toEqual({
      terminationDrainDuration: '325s',
      holdApplicationUntilProxyStarts: true,
    });
  });

  test('fails for no connections at all', () => {
    expectFinding((chart) => new GatewayMesh(chart, 'mesh', { target: gateway(chart), maxConnections: 0 }), 'LLMGW-504');
  });
});

describe('InferenceRoute', () => {
  const every: Required<InferenceRouteProps> = {
    pool: 'llama',
    gateway: 'inference',
    gatewayNamespace: 'edge',
    hostname: 'llama.models.internal',
    paths: ['/v1'],
    maxStreamDuration: Duration.minutes(10),
    name: 'llama-route',
  };

  test('leads to an InferencePool', () => {
    const manifests = synth((chart) => new InferenceRoute(chart, 'route', every));

    expect(manifests).toBeSound();
    expect(manifests).toMatchSnapshot();
  });

  test.each([
    [{ hostname: '*.models' }, 'LLMGW-502'],
    [{ paths: ['v1'] }, 'LLMGW-504'],
    [{ pool: 'Llama' }, 'LLMGW-101'],
  ])('fails for %j', (wrong, code) => {
    expectFinding((chart) => new InferenceRoute(chart, 'route', { ...every, ...wrong }), code);
  });
});
