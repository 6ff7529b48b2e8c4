import { ApiObject, App, Chart } from 'cdk8s';
import { ClusterProfile, DeliveryTool } from '../../src';
import type { Manifest } from '../support/manifest';
import { dependencies, sentence } from './order/needs';
import { examples } from './order/examples';
import { argoCd, flux, helm, kubectl, substituted } from './order/tools';
import type { Tool } from './order/tools';

beforeAll(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterAll(() => jest.restoreAllMocks());

const delivered = (delivery: DeliveryTool): Map<string, Manifest[]> =>
  examples({}, (app) => ClusterProfile.custom({ delivery }).applyTo(app));

const late = (tool: Tool, manifests: readonly Manifest[]): string[] =>
  dependencies(manifests)
    .filter((dependency) => !tool(dependency, manifests))
    .map(sentence);

const TOOLS: ReadonlyArray<[DeliveryTool, Tool]> = [
  [DeliveryTool.KUBECTL, kubectl],
  [DeliveryTool.HELM, helm],
  [DeliveryTool.ARGO_CD, argoCd],
  [DeliveryTool.FLUX, flux],
];

describe.each(TOOLS)('delivered by %s', (delivery, tool) => {
  const charts = delivered(delivery);

  test.each([...charts.keys()])('%s meets everything in order', (name) => {
    expect(late(tool, charts.get(name)!)).toEqual([]);
  });
});

test('the examples have what is to be kept in order', () => {
  const all = [...examples().values()].flatMap((manifests) => dependencies(manifests));
  const kinds = new Set(all.map(({ object, needs }) => `${object.kind} ${needs.kind}`));

  expect([...kinds]).toEqual(
    expect.arrayContaining([
      'Deployment ServiceAccount',
      'Deployment ExternalSecret',
      'Deployment ConfigMap',
      'Deployment StatefulSet',
      'Deployment PersistentVolumeClaim',
      'Deployment NetworkPolicy',
      'Deployment Job',
      'Job ExternalSecret',
      'ExternalSecret SecretStore',
    ]),
  );
});

test('Flux changes no text of any example', () => {
  const all = [...delivered(DeliveryTool.FLUX).values()].flat();

  expect(all.map(substituted)).toEqual(all);
});

test('without its form, Flux would change some', () => {
  const all = [...delivered(DeliveryTool.KUBECTL).values()].flat();

  expect(all.map(substituted)).not.toEqual(all);
});

test('charts of one app get the form of their own cluster', () => {
  const app = new App();
  const text = (delivery: DeliveryTool): ApiObject => {
    const chart = new Chart(app, delivery);
    ClusterProfile.custom({ delivery }).applyTo(chart);
    return new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { text: '${A} {{ b }}' } });
  };
  const [argo, fluxed, helmed, plain] = [DeliveryTool.ARGO_CD, DeliveryTool.FLUX, DeliveryTool.HELM, DeliveryTool.KUBECTL].map(
    (delivery) => text(delivery).toJson() as Manifest,
  );

  expect(argo!.metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '-4' });
  expect(fluxed!.metadata.annotations).toEqual({ 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' });
  expect(helmed!['data']).toEqual({ text: '${A} {{`{{`}} b }}' });
  expect(plain).toMatchObject({
    metadata: expect.not.objectContaining({ annotations: expect.anything() }),
    data: { text: '${A} {{ b }}' },
  });
});
