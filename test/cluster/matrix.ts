import { ApiObject, App, Chart } from 'cdk8s';
import { Findings } from '../../src';
import type { ClusterProfile } from '../../src';
import { EXAMPLE_NAMES, exampleOf } from '../support/examples';
import { podSpecOf } from '../support/find';
import { lineDiff } from '../support/line-diff';
import { nameOf } from '../support/manifest';
import type { Manifest } from '../support/manifest';
import { INTRANET, podsOf, reachOf, STRANGER, WORLD } from '../support/reachability';
import type { Peer, Reach } from '../support/reachability';
import { refusals as refusalsOf } from './admission-model';
import { doorsOf, GATEWAY, scrapedPorts } from './doors';
import type { Called } from './doors';
import { METADATA_SERVICES, MODELS, NEEDED, tokenServers } from './models';
import type { Identity } from './models';
import { PROFILES } from './profiles';
import { doors as everyDoor, identities } from './programs';

// Every example, for every kind of cluster, against a model of that cluster which knows nothing of the profiles.

const PROGRAMS = [...EXAMPLE_NAMES.map(exampleOf), identities, everyDoor];
/** The examples whose difference from the plain cluster is shown. */
const SHOWN = /redis|reloader-sidecar|enterprise-mcp|llm-gateway-monitoring/;
const SSH = 22;
const STRANGERS: readonly Peer[] = [
  STRANGER,
  WORLD,
  INTRANET,
  { name: 'the private network over IPv6', address: 'fd12:3456::7' },
];

interface Synthesis {
  readonly refusals: readonly string[];
  /** Findings that refuse nothing. */
  readonly warnings: readonly string[];
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
    const manifests = charts.get(name) ?? [];
    charts.set(name, manifests);
    manifests.push(object.toJson() as Manifest);
  }
  return { refusals, warnings: Findings.of(app).list(), charts };
}

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

const ACCOUNTS: Readonly<Record<string, Identity>> = {
  'eks.amazonaws.com/role-arn': 'irsa',
  'iam.gke.io/gcp-service-account': 'gke',
  'azure.workload.identity/client-id': 'entra',
};

/** Who the pod is to a cloud: its ServiceAccount says so, except where an association of EKS does. */
function identityOf({ manifests, pod, manifest }: Subject): Identity | undefined {
  const account = manifests.find((m) => m.kind === 'ServiceAccount' && m.metadata.name === pod.serviceAccountName);
  const said = Object.keys(account?.metadata.annotations ?? {}).find((annotation) => annotation in ACCOUNTS);
  return said === undefined ? (manifest.metadata.name === 'pod-identity' ? 'pod-identity' : undefined) : ACCOUNTS[said];
}

/** Everything that a test asks about one cluster. */
interface Made extends Synthesis {
  readonly all: readonly Subject[];
  readonly byManifest: ReadonlyMap<Manifest, Subject>;
}

function make(profile: ClusterProfile): Made {
  const synthesis = synthesize(profile);
  const all = subjects(synthesis.charts);
  return { ...synthesis, all, byManifest: new Map(all.map((subject) => [subject.manifest, subject])) };
}

let plain: Synthesis | undefined;

/** The tests of some kinds of clusters; each is made when its first test runs, and forgotten after the last one. */
export function matrix(names: readonly string[]): void {
  beforeAll(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterAll(() => jest.restoreAllMocks());

  describe.each(names)('on %s', (name) => onCluster(name));
}

function onCluster(name: string): void {
  const model = MODELS[name]!;
  let made: Made | undefined;
  const cluster = (): Made => (made ??= make(PROFILES[name]!));
  afterAll(() => (made = undefined));

  const warned = (code: string): string[] => cluster().warnings.filter((line) => line.startsWith(`[${code}]`));

  /** The pods that do not call whom they should, or call whom they should not, each with whom it is about. */
  const wrong = (expected: boolean, ends: readonly Peer[], port: number, protocol = 'TCP'): string[] =>
    cluster().all.flatMap(({ name: pod, reach }) =>
      ends.filter((end) => reach.to(end, port, protocol) !== expected).map((end) => `${pod} and ${end.name}`),
    );

  /** What is called and does not let in who calls it. */
  const shutTo = (called: readonly Called[], senders: (one: Called) => readonly Peer[]): string[] =>
    called.flatMap((one) =>
      senders(one)
        .filter((sender) => !one.pods.every((pod) => cluster().byManifest.get(pod)!.reach.from(sender, one.port)))
        .map((sender) => `${nameOf(one.object)} of ${one.object.metadata.namespace}: ${sender.name}`),
    );

  /** Whoever sends through a Gateway; its proxies are pods beside it where the model knows nothing else. */
  const sendersOf = ({ by, object }: Called): readonly Peer[] => {
    const home = object['spec'].parentRefs?.[0].namespace ?? object.metadata.namespace;
    return by === GATEWAY
      ? (model.gateway ?? [{ name: 'a proxy', namespace: home, labels: { app: 'proxy' } }])
      : model.doors[by]!;
  };

  test('no example is refused', () => {
    expect(cluster().refusals).toEqual([]);
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
    const inwards = cluster().all.filter(({ reach }) => STRANGERS.some((end) => reach.from(end, SSH)));

    expect(wrong(false, STRANGERS, SSH)).toEqual([]);
    expect(inwards.map((pod) => pod.name)).toEqual([]);
  });

  test('no metadata service answers a pod, in either family, unless it is where its identity comes from', () => {
    const needed = cluster().all.flatMap((subject) => {
      const identity = identityOf(subject);
      const open = METADATA_SERVICES.filter((end) => identity && NEEDED[identity].includes(end.address!));
      return open.map((end) => `${subject.name} and ${end.name}`);
    });

    expect(needed.length).toBeGreaterThanOrEqual(4);
    expect(wrong(false, METADATA_SERVICES, 80)).toEqual(needed);
  });

  test('every pod with an identity of the cluster reaches where its token comes from', () => {
    const shut = cluster().all.filter((subject) => {
      const identity = identityOf(subject);
      const { ends, port } = tokenServers(identity ?? 'irsa', model);
      const reached = ends.filter((end) => subject.reach.to(end, port));
      return identity && model.identities.includes(identity) && reached.length < (identity === 'irsa' ? 1 : ends.length);
    });

    expect(shut.map((pod) => pod.name)).toEqual([]);
  });

  test('an identity of another kind of cluster is warned of', () => {
    const foreign = cluster()
      .all.map(identityOf)
      .filter((identity) => identity && !model.identities.includes(identity));
    const isKnown = PROFILES[name]!.facts.identity?.mechanisms !== undefined;

    expect(warned('LLMGW-008')).toHaveLength(isKnown ? foreign.length : 0);
  });

  test('every front door of the cluster gets through to its pods', () => {
    const doors = [...cluster().charts.values()].flatMap(doorsOf).filter(({ by }) => by === GATEWAY || model.doors[by]);

    expect(doors.length).toBeGreaterThan(15);
    expect(shutTo(doors, sendersOf)).toEqual([]);
  });

  test('a front door of another kind of cluster is warned of', () => {
    const foreign = [...cluster().charts.values()].flatMap(doorsOf).filter(({ by }) => by !== GATEWAY && !model.doors[by]);

    // a router has an object for each path
    const doors = foreign.map(({ by, object }) => (by === 'Route' ? by : nameOf(object)));

    expect(warned('LLMGW-018')).toHaveLength(new Set(doors).size);
  });

  test('a route carries timeouts where its controller takes them', () => {
    const routes = [...cluster().charts.values()].flat().filter(({ kind }) => kind === 'HTTPRoute');
    const rules: any[] = routes.flatMap(({ spec }) => spec.rules);

    expect(rules.filter((rule) => 'timeouts' in rule)).toHaveLength(model.noRouteTimeouts ? 0 : rules.length);
  });

  test('metrics are asked for by who reads them there', () => {
    const monitors = [...cluster().charts.values()].flatMap(scrapedPorts);

    expect(monitors.map(({ object }) => object.apiVersion.split('/')[0])).toEqual(monitors.map(() => model.monitoring.group));
    expect(monitors.length).toBeGreaterThanOrEqual(5);
    expect(shutTo(monitors, () => [model.monitoring.collector])).toEqual([]);
  });

  test('no pod is refused or changed when it is made', () => {
    expect(
      cluster().all.flatMap(({ name: pod, manifest, pod: spec }) =>
        refusalsOf(model, manifest, spec).map((text) => `${pod} ${text}`),
      ),
    ).toEqual([]);
  });

  test('no Service has the selector of another one where that is refused', () => {
    const selectors = [...cluster().charts.values()].map((chart) =>
      chart
        .filter(({ kind }) => kind === 'Service')
        .map(({ metadata, spec }) => JSON.stringify([metadata.namespace, spec.selector])),
    );
    const twice = selectors.flatMap((all) => all.filter((selector, i) => all.indexOf(selector) < i));

    if (model.safeguards) expect(twice).toEqual([]);
    else expect(twice.length).toBeGreaterThan(0);
  });

  test('nothing else differs from the plain cluster', () => {
    const shown = [...cluster().charts.keys()].filter((chart) => SHOWN.test(chart));
    const lines = shown.flatMap((chart) => lineDiff((plain ??= synthesize()).charts.get(chart)!, cluster().charts.get(chart)!));

    expect([...new Set(lines)].join('\n')).toMatchSnapshot();
  });
}
