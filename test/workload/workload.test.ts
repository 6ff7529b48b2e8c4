import { Duration, Size } from 'cdk8s';
import { Findings, GatewayProfile, KubernetesVersion, ListenerRole, VolumeSource } from '../../src';
import type { LlmGateway } from '../../src';
import { on } from '../support/cluster';
import { container, only, podSpecOf } from '../support/find';
import { acme, FACTS, gateway } from '../support/gateway';
import type { Manifest } from '../support/manifest';
import { synth } from '../support/synth';

const pod = (manifests: Manifest[]) => podSpecOf(only(manifests, 'Deployment'));

describe('a pod that ends', () => {
  test('has time for the wait, the longest stream and a margin', () => {
    const manifests = synth(gateway({ maxStreamDuration: Duration.minutes(3), preStopDelay: Duration.seconds(20) }));

    expect(pod(manifests).terminationGracePeriodSeconds).toBe(20 + 180 + 10);
  });

  test('sleeps by itself on a cluster that can', () => {
    const manifests = synth(on({ kubernetesVersion: KubernetesVersion.V1_30 }, gateway()));

    expect(container(only(manifests, 'Deployment')).lifecycle).toEqual({ preStop: { sleep: { seconds: 15 } } });
    expect(pod(manifests)).not.toHaveProperty('initContainers');
  });

  test('uses the sleep of its image on an older cluster', () => {
    const manifests = synth(gateway({ profile: acme({ drain: { finishesAnswers: true, sleepInImage: true } }) }));

    expect(container(only(manifests, 'Deployment')).lifecycle).toEqual({ preStop: { exec: { command: ['sleep', '15'] } } });
  });

  test('brings its own sleep into an image without one', () => {
    const manifests = synth(gateway());

    expect(container(only(manifests, 'Deployment'), 'gateway').lifecycle.preStop.exec.command).toEqual([
      '/drain-tool/sleep',
      '15',
    ]);
    expect(container(only(manifests, 'Deployment'), 'drain-tool').command).toEqual(['cp', '/bin/busybox', '/drain-tool/sleep']);
  });

  test('does not wait when told so', () => {
    const manifests = synth(gateway({ preStopDelay: Duration.seconds(0) }));

    expect(container(only(manifests, 'Deployment'))).not.toHaveProperty('lifecycle');
  });

  test('tells the process how long it may drain', () => {
    const manifests = synth(
      gateway({
        profile: acme({ drain: { secondsVariable: 'DRAIN', secondsFormat: '%ds' } }),
        maxStreamDuration: Duration.minutes(1),
      }),
    );

    expect(container(only(manifests, 'Deployment'), 'gateway').env).toEqual([{ name: 'DRAIN', value: '60s' }]);
  });
});

describe('a rollout', () => {
  test('takes no pod away before its successor is ready', () => {
    expect(only(synth(gateway()), 'Deployment').spec.strategy).toEqual({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
    });
  });

  test('replaces the pod where two at a time would fight over a volume', () => {
    const manifests = synth(gateway({ volumes: [{ name: 'data', source: VolumeSource.claim('data'), mountPath: '/data' }] }));

    expect(only(manifests, 'Deployment').spec).toMatchObject({ strategy: { type: 'Recreate' }, replicas: 1 });
  });

  test('may take longer than the slowest start', () => {
    const startup = { period: Duration.seconds(10), failureThreshold: 180 };

    expect(only(synth(gateway({ probes: { startup } })), 'Deployment').spec.progressDeadlineSeconds).toBe(1800 + 120);
  });
});

describe('probes', () => {
  test('ask the health listener if there is one', () => {
    const listeners = [
      { name: 'http', port: 8080 },
      { name: 'health', port: 8081, role: ListenerRole.HEALTH },
    ];

    expect(
      container(only(synth(gateway({ profile: acme({ listeners }) })), 'Deployment'), 'gateway').livenessProbe.httpGet.port,
    ).toBe('health');
  });

  test('speak TLS to a listener that does', () => {
    const profile = acme({ listeners: [{ name: 'https', port: 8443, tls: true }] });

    expect(container(only(synth(gateway({ profile })), 'Deployment'), 'gateway').readinessProbe.httpGet.scheme).toBe('HTTPS');
  });

  test('open a connection where the product has no path', () => {
    const profile = GatewayProfile.custom({ ...FACTS, health: { startup: {}, readiness: {}, liveness: {} } });

    expect(container(only(synth(gateway({ profile })), 'Deployment'), 'gateway').readinessProbe.tcpSocket).toEqual({
      port: 'http',
    });
  });
});

describe('the Service', () => {
  test('publishes the API and the metrics, not health, cluster and admin ports', () => {
    const roles = [ListenerRole.API, ListenerRole.METRICS, ListenerRole.HEALTH, ListenerRole.CLUSTER, ListenerRole.ADMIN];
    const listeners = roles.map((role, i) => ({ name: role, port: 8000 + i, role }));

    const ports: Array<{ name: string }> = only(synth(gateway({ profile: acme({ listeners }) })), 'Service').spec.ports;

    expect(ports.map((p) => p.name)).toEqual(['api', 'metrics']);
  });
});

describe('containers', () => {
  const sidecar = { name: 'beside', image: 'acme/beside:1.0.0', resources: FACTS.resources };

  test('beside the gateway start before it on a cluster with native sidecars', () => {
    const manifests = synth(on({ kubernetesVersion: KubernetesVersion.V1_30 }, gateway({ sidecars: [sidecar] })));

    expect(pod(manifests).initContainers).toMatchObject([{ name: 'beside', restartPolicy: 'Always' }]);
  });

  test('beside the gateway stand behind it on an older cluster', () => {
    const names = pod(synth(gateway({ sidecars: [sidecar] }))).containers.map((c: { name: string }) => c.name);

    expect(names).toEqual(['gateway', 'beside']);
  });

  test('may write what their ephemeral storage holds, logs included', () => {
    const writablePaths = [{ path: '/cache', sizeLimit: Size.mebibytes(768) }];

    const { resources } = container(only(synth(gateway({ profile: acme({ writablePaths }) })), 'Deployment'), 'gateway');

    expect(resources.limits['ephemeral-storage']).toBe('1Gi');
  });

  test('may write what the team adds as well', () => {
    const source = VolumeSource.emptyDir({ sizeLimit: Size.gibibytes(5) });

    const { resources } = container(
      only(synth(gateway({ volumes: [{ name: 'cache', source, mountPath: '/cache' }] })), 'Deployment'),
      'gateway',
    );

    expect(resources.limits['ephemeral-storage']).toBe('5440Mi');
  });

  test('have no limit of storage where a volume has none', () => {
    const volumes = [{ name: 'cache', source: VolumeSource.emptyDir(), mountPath: '/cache' }];

    const { resources } = container(only(synth(gateway({ volumes })), 'Deployment'), 'gateway');

    expect(resources.limits).not.toHaveProperty('ephemeral-storage');
  });
});

describe('a rollout that replaces the pod', () => {
  test('may take as long as the old pod needs to end', () => {
    const volumes = [{ name: 'data', source: VolumeSource.claim('data'), mountPath: '/data' }];

    const spec = only(synth(gateway({ volumes, maxStreamDuration: Duration.minutes(9) })), 'Deployment').spec;

    expect(spec.progressDeadlineSeconds).toBe(15 + 540 + 10 + 60 + 120);
  });
});

describe('sidecars', () => {
  const ports = [{ name: 'beside', port: 9000 }];
  const sidecar = { name: 'beside', image: 'acme/beside:1.0.0', resources: FACTS.resources, ports, healthPath: '/ok' };
  const warnings = (kubernetesVersion: KubernetesVersion): string[] => {
    let made: LlmGateway | undefined;
    synth((chart) => (made = on({ kubernetesVersion }, gateway({ sidecars: [sidecar] }))(chart)));
    return Findings.of(made!).list();
  };

  beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterEach(() => jest.restoreAllMocks());

  test('are warned about where they end before the gateway', () => {
    expect(warnings(KubernetesVersion.V1_28)).toEqual([expect.stringContaining('[LLMGW-129]')]);
  });

  test('are not where they end after it', () => {
    expect(warnings(KubernetesVersion.V1_29)).toEqual([]);
  });
});
