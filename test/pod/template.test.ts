import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { KubernetesVersion, NetworkPeer, ProductRuntime, ServiceMesh, VolumeSource } from '../../src';
import { Cluster } from '../../src/cluster/cluster';
import { renderContainer, withGatewayVolumes } from '../../src/pod/containers';
import { mirrored } from '../../src/pod/images';
import { checkMesh, checkSettled } from '../../src/pod/job-checks';
import { meshEgress, meshMarks } from '../../src/pod/mesh';
import { podTemplate } from '../../src/pod/pod';
import { PodPurpose } from '../../src/pod/pod-plan';
import { sidecarProbes } from '../../src/pod/pod-probes';
import { PodSettings } from '../../src/pod/pod-settings';
import { podSecurity } from '../../src/pod/security';
import { checkTrust, trusting } from '../../src/pod/trust';
import { TestChart } from '../support/chart';
import { gateway } from '../support/gateway';
import { box, plan, settings } from './plan';

// What stands in a pod, whatever it is for.

const RULE = { peers: [NetworkPeer.host('a.example.com')], ports: [{ port: 443 }] };
const native = { kubernetesVersion: KubernetesVersion.V1_29 };
const old = { kubernetesVersion: KubernetesVersion.V1_28 };
const specOf = (...of: Parameters<typeof plan>) => podTemplate(plan(...of)).spec!;

test('the smallest pod has nothing that is empty', () => {
  const { metadata, spec } = podTemplate(plan({}, { mesh: { mesh: ServiceMesh.NONE } }));

  expect(metadata).toEqual({ labels: { app: 'a' }, annotations: undefined });
  expect(spec).toMatchObject({ restartPolicy: 'Always', serviceAccountName: 'a', automountServiceAccountToken: false });
  for (const name of ['imagePullSecrets', 'initContainers', 'volumes'] as const) expect(spec![name]).toBeUndefined();
  for (const name of ['env', 'ports', 'volumeMounts'] as const) expect(spec!.containers[0]![name]).toBeUndefined();
});

test('annotations of a pod are its own, before those of a mesh', () => {
  expect(podTemplate(plan({ annotations: { a: 'b' } })).metadata!.annotations).toEqual({ a: 'b' });
});

test.each([PodPurpose.END, PodPurpose.ASK])('a pod that ends is not started again (%p)', (purpose) => {
  expect(specOf({ purpose }).restartPolicy).toBe('Never');
});

test('a pod has what it runs, and what is beside it', () => {
  const more = { initContainers: [box({ name: 'first' })], sidecars: [box({ name: 'beside' })] };
  const names = (facts: object) => {
    const { initContainers = [], containers } = specOf(more, facts);
    return [...initContainers, ...containers].map(({ name, restartPolicy }) => [name, restartPolicy].filter(Boolean).join(' '));
  };

  expect(names(native)).toEqual(['first', 'beside Always', 'main']);
  expect(names(old)).toEqual(['first', 'main', 'beside']);
});

test('a pod has its user as its group, unless it has another', () => {
  const expected = { runAsNonRoot: true, fsGroupChangePolicy: 'OnRootMismatch', seccompProfile: { type: 'RuntimeDefault' } };

  expect(specOf().securityContext).toEqual({ ...expected, runAsUser: 7, runAsGroup: 7, fsGroup: 7 });
  expect(specOf({ group: 8 }).securityContext).toMatchObject({ runAsUser: 7, runAsGroup: 8, fsGroup: 8 });
  expect(podSecurity(settings({ admission: { assignsUsers: true } }), 7, 8)).toEqual(expected);
});

test('a container has the user of its pod, unless it has another', () => {
  const ids = (more: object, own: object = {}) => {
    const { runAsUser, runAsGroup } = renderContainer(plan(more), box(own), []).securityContext!;
    return [runAsUser, runAsGroup];
  };

  expect([ids({}), ids({ group: 8 }), ids({ group: 8 }, { user: 9 })]).toEqual([
    [7, 7],
    [7, 8],
    [9, 9],
  ]);
});

test('a container has its ports, its mounts and its claims', () => {
  const volumes = [{ name: 'a', mountPath: '/a', source: VolumeSource.emptyDir() }];
  const claimMounts = [{ name: 'b', mountPath: '/b' }];
  const rendered = renderContainer(plan(), box({ ports: [{ name: 'http', port: 8080 }], volumes, claimMounts }), []);

  expect(rendered.ports).toEqual([{ name: 'http', containerPort: 8080, protocol: 'TCP' }]);
  expect(rendered.volumeMounts?.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(rendered.imagePullPolicy).toBe('IfNotPresent');
  expect(renderContainer(plan({ settings: settings({}, { imagePullPolicy: 'Always' }) }), box(), []).imagePullPolicy).toBe(
    'Always',
  );
});

test('a container knows the proxy, unless it was told another or talks to nobody', () => {
  const env = [{ name: 'HTTP_PROXY', value: 'own' }];
  const valuesOf = (own: object) =>
    renderContainer(plan(), box(own), [
      { name: 'HTTP_PROXY', value: 'p' },
      { name: 'NO_PROXY', value: 'n' },
    ]).env?.map(({ value }) => value);

  expect(valuesOf({})).toEqual(['p', 'n']);
  expect(valuesOf({ env })).toEqual(['own', 'n']);
  expect(valuesOf({ silent: true })).toBeUndefined();
  expect(valuesOf({ silent: true, env })).toEqual(['own']);
});

test('a container beside a gateway gets the volume that lies in a folder of it', () => {
  const own = { name: 'data', mountPath: '/data', source: VolumeSource.claim('c') };
  const other = { name: 'other', mountPath: '/o', source: VolumeSource.emptyDir() };
  const asked = { name: 'x', mountPath: '/x', source: { gatewayFolder: '/data' } as never };
  const lost = { name: 'y', mountPath: '/y', source: { gatewayFolder: '/nowhere' } as never };
  const { volumes } = withGatewayVolumes({ ...box(), volumes: [asked, lost] } as never, [other, own]);

  expect(volumes).toEqual([{ name: 'data', mountPath: '/x', source: own.source }, lost]);
});

describe('probes of a sidecar', () => {
  const ports = [
    { name: 'http', port: 80 },
    { name: 'admin', port: 81 },
  ];
  const of = (more: object) => sidecarProbes({ ...box(), ...more } as never);

  test('ask a command', () => {
    const exec = { command: ['up'] };

    expect(of({ healthCommand: ['up'], ports, healthPath: '/x' })).toEqual({
      startupProbe: { exec, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 12 },
      readinessProbe: { exec, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 30 },
      livenessProbe: { exec, periodSeconds: 15, timeoutSeconds: 5 },
    });
  });

  test('ask another command whether it is ready', () => {
    const { startupProbe, readinessProbe, livenessProbe } = of({ healthCommand: ['up'], readyCommand: ['ready'] })!;

    expect([startupProbe, readinessProbe, livenessProbe].map((probe) => probe!.exec!.command)).toEqual([
      ['ready'],
      ['ready'],
      ['up'],
    ]);
  });

  test('ask a path', () => {
    const port = k8s.IntOrString.fromString('http');
    const httpGet = { path: '/x', port };

    expect(of({ healthPath: '/x', ports })).toEqual({
      startupProbe: { httpGet, periodSeconds: 2, failureThreshold: 30 },
      readinessProbe: { tcpSocket: { port }, periodSeconds: 10, timeoutSeconds: 3 },
      livenessProbe: { httpGet, periodSeconds: 15, timeoutSeconds: 5 },
    });
    expect(of({ healthPath: '/x', ports, healthPort: 'admin' })!.startupProbe!.httpGet!.port.value).toBe('admin');
  });

  test.each([{}, { ports }, { healthPath: '/x' }, { healthPath: '/x', ports: [] }])('are none with %j', (more) => {
    expect(of(more)).toBeUndefined();
  });
});

test('where every container must have probes those that end have two, which differ', () => {
  const never = (command: string) => ({ exec: { command: [command] }, initialDelaySeconds: 86400, periodSeconds: 86400 });
  const initContainers = [box({ name: 'first' })];
  const probesIn = (purpose: PodPurpose, requiresProbes: boolean) => {
    const { containers, initContainers: first } = specOf({ purpose, initContainers }, { admission: { requiresProbes } });
    return [...containers, ...first!].map(({ readinessProbe, livenessProbe }) => [readinessProbe, livenessProbe]);
  };
  const none = [undefined, undefined];

  expect(probesIn(PodPurpose.END, true)).toEqual([[never('echo'), never('true')], none]);
  expect(probesIn(PodPurpose.END, false)).toEqual([none, none]);
  expect(probesIn(PodPurpose.SERVE, true)).toEqual([none, none]);
});

describe('an image', () => {
  test.each([
    ['localhost/a:1', 'mine/a:1'],
    ['not-localhost/a:1', 'hub/not-localhost/a:1'],
    ['localhosts/a:1', 'hub/localhosts/a:1'],
    ['a:1', 'hub/library/a:1'],
    ['ghcr.io/a:1', 'two/a:1'],
    ['quay.io/a:1', 'quay.io/a:1'],
    ['gcr.io/a:1', 'mine/gcr/a:1'],
  ])('%s is pulled as %s', (image, pulled) => {
    const mirrors = { localhost: 'mine', 'docker.io': 'hub', 'ghcr.io': 'two//', 'gcr.io': 'mine/gcr/' };

    expect(mirrored(settings({ registry: { mirrors } }), image)).toBe(pulled);
  });
});

describe('a mesh', () => {
  const marks = (facts: object, purpose = PodPurpose.ASK) => meshMarks(settings(facts), purpose);
  const istio = { mesh: { mesh: ServiceMesh.ISTIO_SIDECAR } };
  const linkerd = { mesh: { mesh: ServiceMesh.LINKERD } };
  const NONE = { labels: {}, annotations: {} };
  const OUT = { labels: { 'sidecar.istio.io/inject': 'false' }, annotations: {} };

  test.each<[string, () => unknown, unknown]>([
    ['a pod that serves is marked by its namespace', () => marks({}, PodPurpose.SERVE), NONE],
    [
      'Istio joins what asks',
      () => marks({ ...istio, ...native }),
      { labels: { 'sidecar.istio.io/inject': 'true' }, annotations: { 'sidecar.istio.io/nativeSidecar': 'true' } },
    ],
    ['Istio stays out of what would never end', () => marks({ ...istio, ...old }), OUT],
    ['Istio stays out of what ends', () => marks({ ...istio, ...native }, PodPurpose.END), OUT],
    [
      'Linkerd joins what asks',
      () => marks({ ...linkerd, ...native }),
      {
        labels: {},
        annotations: {
          'linkerd.io/inject': 'enabled',
          'config.alpha.linkerd.io/proxy-enable-native-sidecar': 'true',
          'config.beta.linkerd.io/proxy-enable-native-sidecar': 'true',
        },
      },
    ],
    [
      'Linkerd stays out of what ends',
      () => marks({ ...linkerd, ...native }, PodPurpose.END),
      { labels: {}, annotations: { 'linkerd.io/inject': 'disabled' } },
    ],
    ['none needs no marks', () => marks({ mesh: { mesh: ServiceMesh.NONE } }), NONE],
  ])('%s', (_what, actual, expected) => {
    expect(actual()).toEqual(expected);
  });

  const reached = (mesh: object, purpose = PodPurpose.SERVE, version: object = native) =>
    meshEgress(settings({ mesh, ...version } as never), purpose).map(({ peers, ports }) => [
      ...[peers[0]!.inNamespace, ...ports.map(({ port }) => port)],
    ]);

  test.each<[string, () => unknown, unknown[]]>([
    ['Istio', () => reached(istio.mesh), [['istio-system', 15012]]],
    ['Istio elsewhere', () => reached({ ...istio.mesh, controlPlane: 'mesh' }), [['mesh', 15012]]],
    ['Linkerd', () => reached(linkerd.mesh), [['linkerd', 8080, 8086, 8090]]],
    ['Linkerd elsewhere', () => reached({ ...linkerd.mesh, controlPlane: 'mesh' }), [['mesh', 8080, 8086, 8090]]],
    ['Istio of what asks', () => reached(istio.mesh, PodPurpose.ASK), [['istio-system', 15012]]],
    ['Istio of what would never end', () => reached(istio.mesh, PodPurpose.ASK, old), []],
    ['Istio of what ends', () => reached(istio.mesh, PodPurpose.END), []],
    ['none', () => reached({ mesh: ServiceMesh.NONE }), []],
  ])('the control plane is reached: %s', (_what, actual, expected) => {
    expect(actual()).toEqual(expected);
  });

  const own = (podLabels: object, podAnnotations: object = {}) =>
    ({ imagePullSecrets: new Set<string>(), podLabels, podAnnotations }) as never;
  const asks = (facts: object, additions?: never, purpose = PodPurpose.ASK) =>
    checkMesh({ settings: settings(facts, {}, additions), purpose }).map(({ code, prop, warning }) => [code, prop, warning]);
  const warning = [['LLMGW-142', 'target', true]];

  test.each<[string, () => unknown, unknown[]]>([
    ['Istio, which it cannot join', () => asks({ ...istio, ...old }), warning],
    ['Linkerd, which it cannot join', () => asks({ ...linkerd, ...old }), warning],
    ['Istio, which it joins', () => asks({ ...istio, ...native }), []],
    ['ambient', () => asks({ mesh: { mesh: ServiceMesh.ISTIO_AMBIENT }, ...old }), []],
    ['ambient on a newer cluster', () => asks({ mesh: { mesh: ServiceMesh.ISTIO_AMBIENT }, ...native }), []],
    ['no mesh at all', () => asks(native), []],
    ['a workload in Istio', () => asks(native, own({ 'sidecar.istio.io/inject': 'true' })), warning],
    ['a workload out of Istio', () => asks(native, own({ 'sidecar.istio.io/inject': 'false' })), []],
    ['a workload in Linkerd', () => asks(native, own({}, { 'linkerd.io/inject': 'enabled' })), warning],
    ['a workload out of Linkerd', () => asks(native, own({}, { 'linkerd.io/inject': 'disabled' })), []],
    ['Istio, of which a migration asks nothing', () => asks({ ...istio, ...old }, undefined, PodPurpose.END), []],
  ])('a pod outside that asks a workload is warned of: %s', (_what, actual, expected) => {
    expect(actual()).toEqual(expected);
  });
});

test('fails for a pull secret that a Job did not get', () => {
  const { pullSecrets } = settings({ registry: { pullSecrets: ['a', 'b', 'a'] } });

  expect(pullSecrets).toEqual(['a', 'b']);
  expect(checkSettled(plan({}, { registry: { pullSecrets } }), ['a'])).toMatchObject([
    { code: 'LLMGW-141', prop: 'imagePullSecrets', value: 'b' },
  ]);
});

describe('settings', () => {
  test('of a workload are those of what belongs to it', () => {
    const target = gateway({ imagePullPolicy: 'Always' })(new TestChart());

    expect(PodSettings.of(target).pullPolicy).toBe('Always');
    expect(PodSettings.of({ node: target.node, workload: new Construct(target, 'other') } as never).pullPolicy).toBe(
      'IfNotPresent',
    );
  });

  test('know whom the pods call, as they go on', () => {
    const own = settings();
    const rules = [RULE];
    own.addCaller(() => rules);

    expect(own.egress).toEqual([RULE]);
    rules.push(RULE);
    expect(own.egress).toHaveLength(2);
    expect([own.privateHosts, settings({}, { privateHosts: ['a'] }).privateHosts]).toEqual([[], ['a']]);
  });
});

describe('the certificates of a cluster', () => {
  const trust = { configMapName: 'ca' };
  const names = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'];
  const told = names.map((name) => ({ name, value: '/etc/ssl/cluster/ca.crt' }));
  const volume = { name: 'v', mountPath: '/v', source: VolumeSource.emptyDir() };
  const mounted = { name: 'cluster-ca', mountPath: '/etc/ssl/cluster', readOnly: true };
  const calling = (more: object, facts: object = { trust }) => trusting(plan({ egress: [RULE], ...more }, facts));

  test('are told to every container of a pod that calls somebody', () => {
    const env = [{ name: 'A', value: 'b' }];
    const given = calling({ container: box({ env, volumes: [volume] }), sidecars: [box()], initContainers: [box()] });

    expect(given.container).toMatchObject({ env: [...env, ...told], volumes: [volume, mounted] });
    for (const container of [given.sidecars![0], given.initContainers![0]]) {
      expect(container).toMatchObject({ env: told, volumes: [mounted] });
    }
    expect(given).toMatchObject({ serviceAccountName: 'a' });
  });

  test('are told to a pod that may call anybody', () => {
    expect(calling({ egress: [], callsOut: true }).container.env).toEqual(told);
    expect(calling({}).sidecars).toBeUndefined();
  });

  test.each<[string, object, object]>([
    ['calls nobody', { egress: [] }, { trust }],
    ['talks to nobody', { container: box({ silent: true }) }, { trust }],
    ['was told others', { container: box({ env: [{ name: 'A' }, { name: 'CURL_CA_BUNDLE' }] }) }, { trust }],
    ['stands in a cluster without', {}, {}],
  ])('are not told to what %s', (_what, more, facts) => {
    const given = calling(more, facts);

    expect(given.container.volumes).toBeUndefined();
    expect(given.container.env ?? []).toEqual((more as any).container?.env ?? []);
  });

  test.each<[string, object, object]>([
    ['a ConfigMap', trust, { configMap: { name: 'ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } }],
    ['a Secret', { secretName: 'ca', key: 'root' }, { secret: { secretName: 'ca', items: [{ key: 'root', path: 'ca.crt' }] } }],
  ])('are in %s', (_what, facts, expected) => {
    expect(calling({}, { trust: facts }).container.volumes![0]!.source._toVolume('x')).toMatchObject(expected);
  });

  const found = (facts: object, runtime?: ProductRuntime, hosts: string[] = ['a.example.com'], variables: string[] = []) =>
    checkTrust(new Cluster({ trust: facts } as never), new Set(variables), runtime, hosts).map(
      ({ code, prop, value, warning }) => [...[code, prop, value, warning]],
    );
  const replaced = [['LLMGW-011', 'trust', 'ca', true]];

  test.each<[string, () => unknown, unknown[]]>([
    ['those of the image', () => found(trust), replaced],
    ['those of the image, from a Secret', () => found({ secretName: 'ca' }), replaced],
    ['nothing that is said', () => found({ ...trust, publicAuthorities: true }), []],
    ['nothing, if the team knows', () => found({ ...trust, publicAuthorities: false }), []],
    ['nothing on Node.js', () => found(trust, ProductRuntime.NODE), []],
    ['nothing where nobody is called', () => found(trust, undefined, []), []],
    ['nothing where one is told', () => found(trust, undefined, undefined, ['CURL_CA_BUNDLE']), []],
    ['nothing without', () => checkTrust(new Cluster({}), new Set(), undefined, ['a']), []],
    ['nothing on a JVM', () => found(trust, ProductRuntime.JVM), [['LLMGW-016', 'profile.runtime', 'jvm', true]]],
    ['nothing in a proxy', () => found(trust, ProductRuntime.PROXY), [['LLMGW-016', 'profile.runtime', 'proxy', true]]],
  ])('replace %s', (_what, actual, expected) => {
    expect(actual()).toEqual(expected);
  });
});
