import { ApiObject, App, Chart } from 'cdk8s';
import { ArgoWaves, GatewayNamespace, LlmGateway } from '../../src';
import { only } from '../support/find';
import { acme } from '../support/gateway';
import type { Manifest } from '../support/manifest';

const WAVE = 'argocd.argoproj.io/sync-wave';

function synth(build: (chart: Chart) => void): Manifest[] {
  const chart = new Chart(new App({ resolvers: [new ArgoWaves()] }), 'chart', { namespace: 'ai' });
  build(chart);
  return chart.toJson();
}

function waveOf(manifests: Manifest[], kind: string): number {
  return Number(only(manifests, kind).metadata.annotations?.[WAVE] ?? 0);
}

test('what pods need comes before them, what watches them after', () => {
  const manifests = synth((chart) => {
    new GatewayNamespace(chart, 'namespace');
    new LlmGateway(chart, 'gateway', { profile: acme() });
    new ApiObject(chart, 'secret', { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret' });
    new ApiObject(chart, 'hpa', { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' });
  });
  const order = ['Namespace', 'ServiceAccount', 'ExternalSecret', 'NetworkPolicy', 'Deployment', 'HorizontalPodAutoscaler'];
  const waves = order.map((kind) => waveOf(manifests, kind));

  expect(waves).toEqual([...new Set(waves)].sort((a, b) => a - b));
});

test('an object without a wave of its own is left alone', () => {
  const manifests = synth((chart) => new LlmGateway(chart, 'gateway', { profile: acme() }));

  expect(only(manifests, 'Deployment').metadata.annotations).toBeUndefined();
});

test('other annotations stay, and a wave that is stated stays', () => {
  const manifests = synth((chart) => {
    new LlmGateway(chart, 'gateway', { profile: acme(), annotations: { 'example.com/owner': 'ai', [WAVE]: '7' } });
  });

  expect(only(manifests, 'ServiceAccount').metadata.annotations).toEqual({ 'example.com/owner': 'ai', [WAVE]: '7' });
});

test('selectors and pods carry no wave: it would restart them', () => {
  const manifests = synth((chart) => new LlmGateway(chart, 'gateway', { profile: acme() }));

  expect(JSON.stringify(only(manifests, 'Deployment'))).not.toContain(WAVE);
});

test('nothing but the annotation is added, also to custom resources', () => {
  const manifests = synth((chart) => {
    new ApiObject(chart, 'monitor', { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', spec: {} });
  });

  expect(only(manifests, 'ServiceMonitor').metadata).toEqual({
    name: expect.any(String),
    namespace: 'ai',
    annotations: { [WAVE]: '1' },
  });
});

test('a claim comes with its pods, since most are bound by a pod only', () => {
  const manifests = synth((chart) => {
    new ApiObject(chart, 'claim', { apiVersion: 'v1', kind: 'PersistentVolumeClaim' });
  });

  expect(only(manifests, 'PersistentVolumeClaim').metadata.annotations).toBeUndefined();
});

test.each(['argocd.argoproj.io/hook', 'helm.sh/hook'])('an object with %s gets no wave', (name) => {
  const annotations = { [name]: 'PostSync' };
  const manifests = synth((chart) => {
    new ApiObject(chart, 'secret', { apiVersion: 'v1', kind: 'Secret', metadata: { annotations } });
  });

  expect(only(manifests, 'Secret').metadata.annotations).toEqual(annotations);
});
