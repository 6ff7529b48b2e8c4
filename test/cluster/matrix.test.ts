import { ApiObject, App, Chart } from 'cdk8s';
import type { ClusterProfile } from '../../src';
import { EXAMPLE_NAMES, exampleOf } from '../support/examples';
import { podSpecOf } from '../support/find';
import { lineDiff } from '../support/line-diff';
import { nameOf } from '../support/manifest';
import type { Manifest } from '../support/manifest';
import { INTRANET, podsOf, reachOf, STRANGER, WORLD } from '../support/reachability';
import type { Peer, Reach } from '../support/reachability';
import { refusals as refusalsOf } from './admission-model';
import { doorsOf, scrapedPorts } from './doors';
import type { Called } from './doors';
import { METADATA_SERVICES, MODELS } from './models';
import { PROFILES } from './profiles';

// Every example, for every kind of cluster, against a model of that cluster which knows nothing of the profiles.

const PROGRAMS = EXAMPLE_NAMES.map(exampleOf);
/** The examples whose difference from the plain cluster is shown. */
const SHOWN = /redis|reloader-sidecar|enterprise-mcp|llm-gateway-monitoring/;
const SSH = 22;

interface Synthesis {
  readonly refusals: readonly string[];
  readonly charts: ReadonlyMap<string, Manifest[]>;
}

/** One validation of the app, and each object once: `toJson` of a chart validates everything again. */
function synthesize(profile?: ClusterProfile): Synthesis {
  const app = new App();
  profile?.applyTo(app);
  PROGRAMS.forEach((add) => add(app));
  const objects = app.node.findAll().filter((child): child is ApiObject => ApiObject.isApiObject(child));
  const charts = new Map<string, Manifest[]>();
  const refusals = app.node.findAll().flatMap((construct) => construct.node.validate());
  for (const object of objects) {
    const name = Chart.of(object).node.id;
    charts.set(name, [...(charts.get(name) ?? []), object.toJson() as Manifest]);
  }
  return { refusals, charts };
}

beforeAll(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterAll(() => jest.restoreAllMocks());

const PLAIN = synthesize();

/** Everything with a pod, and whom the policies of its file let it talk to. */
interface Subject {
  readonly manifests: readonly Manifest[];
  readonly manifest: Manifest;
  readonly name: string;
  readonly pod: any;
  readonly reach: Reach;
}

function subjects(charts: ReadonlyMap<string, Manifest[]>): Subject[] {
  return [...charts.entries()].flatMap(([chart, manifests]) =>
    manifests
      .filter((m) => podSpecOf(m))
      .map((manifest) => ({
        ...{ manifests, manifest, pod: podSpecOf(manifest), name: `${chart} ${nameOf(manifest)}` },
        reach: reachOf(manifests, podsOf(manifest)),
      })),
  );
}

/** What says to the cloud who the pod is. */
function annotationsOf(manifests: readonly Manifest[], pod: any): object {
  const account = manifests.find((m) => m.kind === 'ServiceAccount' && m.metadata.name === pod.serviceAccountName);
  return account?.metadata.annotations ?? {};
}

test('every profile has a model', () => {
  expect(Object.keys(MODELS)).toEqual(Object.keys(PROFILES));
  expect(subjects(PLAIN.charts).length).toBeGreaterThan(50);
});

describe.each(Object.keys(PROFILES))('on %s', (name) => {
  const model = MODELS[name]!;
  const { refusals, charts } = synthesize(PROFILES[name]);
  const all = subjects(charts);

  /** The pods that do not call whom they should, or call whom they should not, each with whom it is about. */
  const wrong = (expected: boolean, ends: readonly Peer[], port: number, protocol = 'TCP'): string[] =>
    all.flatMap(({ name: pod, reach }) =>
      ends.filter((end) => reach.to(end, port, protocol) !== expected).map((end) => `${pod} and ${end.name}`),
    );

  /** What is called and does not let in who calls it. */
  const shutTo = (called: readonly Called[], sender: (one: Called) => Peer): string[] =>
    called
      .filter((one) => !one.pods.every((pod) => all.find(({ manifest }) => manifest === pod)!.reach.from(sender(one), one.port)))
      .map(({ object }) => `${nameOf(object)} of ${object.metadata.namespace}`);

  test('no example is refused', () => {
    expect(refusals).toEqual([]);
  });

  test('every pod reaches who answers for names', () => {
    expect(wrong(true, model.dns, model.dnsPort, 'UDP')).toEqual([]);
    expect(wrong(true, model.dns, model.dnsPort, 'TCP')).toEqual([]);
  });

  test('DNS opens nothing else', () => {
    const neighbour: Peer = {
      name: 'a neighbour of DNS',
      namespace: model.dns[0]!.namespace ?? 'kube-system',
      labels: { app: 'x' },
    };

    if (!model.anybody) expect(wrong(false, [neighbour, WORLD, INTRANET], model.dnsPort, 'UDP')).toEqual([]);
  });

  test('no pod reaches what it did not declare, and nobody reaches a port that it does not have', () => {
    const inwards = all.filter(({ reach }) => [STRANGER, WORLD, INTRANET].some((end) => reach.from(end, SSH)));

    expect(wrong(false, [STRANGER, WORLD, INTRANET], SSH)).toEqual([]);
    expect(inwards.map((pod) => pod.name)).toEqual([]);
  });

  test('no metadata service answers a pod, unless it is where its identity comes from', () => {
    const shut = wrong(false, METADATA_SERVICES, 80);
    const known = ['iam.gke.io/gcp-service-account'];
    const needed = all.filter(({ manifests, pod }) => known.some((annotation) => annotation in annotationsOf(manifests, pod)));

    expect(shut).toEqual(needed.map((pod) => `${pod.name} and 169.254.169.254`));
  });

  test('every pod with an identity reaches where its token comes from', () => {
    const tokens = Object.entries(model.tokens ?? {});
    const shut = all.filter(({ manifests, pod, reach }) =>
      tokens.some(([annotation, end]) => annotation in annotationsOf(manifests, pod) && !reach.to(end, 80)),
    );

    expect(shut.map((pod) => pod.name)).toEqual([]);
  });

  test('every front door of the cluster gets through to its pods', () => {
    const doors = [...charts.values()].flatMap(doorsOf).filter(({ by }) => model.doors?.[by]);

    expect(shutTo(doors, ({ by }) => model.doors![by]!)).toEqual([]);
  });

  test('metrics are asked for by who reads them there', () => {
    const monitors = [...charts.values()].flatMap(scrapedPorts);

    expect(monitors.map(({ object }) => object.apiVersion.split('/')[0])).toEqual(monitors.map(() => model.monitoring.group));
    expect(monitors.length).toBeGreaterThanOrEqual(5);
    expect(shutTo(monitors, () => model.monitoring.collector)).toEqual([]);
  });

  test('no pod is refused or changed when it is made', () => {
    expect(
      all.flatMap(({ name: pod, manifest, pod: spec }) => refusalsOf(model, manifest, spec).map((text) => `${pod} ${text}`)),
    ).toEqual([]);
  });

  test('nothing else differs from the plain cluster', () => {
    const shown = [...charts.keys()].filter((chart) => SHOWN.test(chart));
    const lines = shown.flatMap((chart) => lineDiff(PLAIN.charts.get(chart)!, charts.get(chart)!));

    expect([...new Set(lines)].join('\n')).toMatchSnapshot();
  });
});
