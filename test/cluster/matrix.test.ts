import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, Chart } from 'cdk8s';
import type { ClusterProfile } from '../../src';
import { podSpecOf } from '../support/find';
import { lineDiff } from '../support/line-diff';
import { nameOf } from '../support/manifest';
import type { Manifest } from '../support/manifest';
import { canReach, INTRANET, podsOf, WORLD } from '../support/reachability';
import type { Peer } from '../support/reachability';
import { METADATA_SERVICES, MODELS } from './models';
import { PROFILES } from './profiles';

// Every example, for every kind of cluster, against a model of that cluster which knows nothing of the profiles.

const EXAMPLES = path.join(__dirname, '../../examples');
const PROGRAMS = fs
  .readdirSync(EXAMPLES)
  .filter((entry) => fs.existsSync(path.join(EXAMPLES, entry, 'index.ts')))
  .map((name) => Object.values<(scope: App) => void>(require(path.join(EXAMPLES, name)))[0]!);
/** The examples whose difference from the plain cluster is shown. */
const SHOWN = /redis|reloader-sidecar|enterprise-mcp/;

interface Synthesis {
  readonly refusals: readonly string[];
  readonly charts: ReadonlyMap<string, Manifest[]>;
}

function synthesize(profile?: ClusterProfile): Synthesis {
  const app = new App();
  profile?.applyTo(app);
  PROGRAMS.forEach((add) => add(app));
  const charts = app.node.children.filter((child) => Chart.isChart(child));
  return {
    refusals: app.node.findAll().flatMap((construct) => construct.node.validate()),
    charts: new Map(charts.map((chart) => [chart.node.id, chart.toJson()])),
  };
}

beforeAll(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterAll(() => jest.restoreAllMocks());

const PLAIN = synthesize();

/** Everything with a pod that a policy of its file is for. */
function pods(charts: ReadonlyMap<string, Manifest[]>): Array<{ manifests: Manifest[]; manifest: Manifest; self: Peer }> {
  return [...charts.values()].flatMap((manifests) =>
    manifests.filter((m) => podSpecOf(m)).map((manifest) => ({ manifests, manifest, self: podsOf(manifest) })),
  );
}

test('every profile has a model', () => {
  expect(Object.keys(MODELS)).toEqual(Object.keys(PROFILES));
  expect(pods(PLAIN.charts).length).toBeGreaterThan(50);
});

describe.each(Object.keys(PROFILES))('on %s', (name) => {
  const model = MODELS[name]!;
  const { refusals, charts } = synthesize(PROFILES[name]);
  const all = pods(charts);

  /** The pods that do not do what is expected of them, each with whom it is about. */
  const wrong = (expected: boolean, ends: readonly Peer[], port: number, protocol = 'TCP'): string[] =>
    all.flatMap(({ manifests, manifest, self }) =>
      ends
        .filter((end) => canReach(manifests, self, end, port, protocol) !== expected)
        .map((end) => `${nameOf(manifest)} and ${end.name}`),
    );

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
    const others = [neighbour, WORLD, INTRANET];

    if (!model.anybody) expect(wrong(false, others, model.dnsPort, 'UDP')).toEqual([]);
  });

  test('no metadata service answers a pod, unless it is where its identity comes from', () => {
    const shut = wrong(false, METADATA_SERVICES, 80);
    const identities = ['iam.gke.io/gcp-service-account'];
    const needed = all.filter(({ manifests, manifest }) => {
      const account = manifests.find(
        (m) => m.kind === 'ServiceAccount' && m.metadata.name === podSpecOf(manifest).serviceAccountName,
      );
      return identities.some((annotation) => annotation in (account?.metadata.annotations ?? {}));
    });

    expect(shut).toEqual(needed.map(({ manifest }) => `${nameOf(manifest)} and 169.254.169.254`));
  });

  test('users are stated, unless the cluster assigns them', () => {
    const stated = all.filter(({ manifest }) => /runAsUser|runAsGroup|fsGroup"/.test(JSON.stringify(podSpecOf(manifest))));

    expect(stated.map(({ manifest }) => nameOf(manifest))).toEqual(
      model.assignsUsers ? [] : all.map(({ manifest }) => nameOf(manifest)),
    );
  });

  test('nothing else differs from the plain cluster', () => {
    const shown = [...charts.keys()].filter((chart) => SHOWN.test(chart));
    const lines = shown.flatMap((chart) => lineDiff(PLAIN.charts.get(chart)!, charts.get(chart)!));

    expect([...new Set(lines)].join('\n')).toMatchSnapshot();
  });
});
