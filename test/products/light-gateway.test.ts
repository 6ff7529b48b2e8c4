import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import type { LightGatewayBootstrapOptions, LightGatewayOptions } from '../../src';
import { Findings, GatewayConfig, LightGatewayListener, VolumeSource } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { container, only } from '../support/find';
import { credentials } from '../support/gateway';
import type { LightGatewayChanges } from '../support/products';
import { BOOTSTRAP, HTTPS, lightGateway } from '../support/products';
import { synth } from '../support/synth';

const ONE_HEALTH_PATH = {
  id: 'probes-identical',
  kind: 'Deployment',
  name: 'ai-microgateway',
  reason: 'the product has one health path, which asks nothing outside the process',
};

function strict(changes: LightGatewayChanges) {
  return (chart: Chart) => Findings.of(lightGateway(changes)(chart)).strict();
}

const values = (changes: LightGatewayChanges = {}): string =>
  only(synth(lightGateway(changes)), 'ConfigMap')['data']['values.yml'];

test('the smallest gateway', () => {
  const manifests = synth(lightGateway());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound({ allow: [ONE_HEALTH_PATH] });
});

test('everything, in the later line', () => {
  const profile: Required<LightGatewayOptions> = {
    version: '2.3.0',
    image: 'registry.example.com/light-gateway:2.3.0',
    listeners: [LightGatewayListener.HTTPS, LightGatewayListener.HTTP],
    tcpProbes: true,
    logLevel: 'debug',
  };
  const bootstrap: Required<LightGatewayBootstrapOptions> = {
    ...BOOTSTRAP,
    ca: undefined as unknown as string,
    caSecret: { secretName: 'authority', key: 'ca.crt' },
    advertisedAddress: 'mcp-gateway.customer.example.com',
    tlsSecret: 'gateway-tls',
    timeout: Duration.seconds(5),
    connectTimeout: Duration.seconds(4),
    verifyHostname: true,
    register: true,
    startOnRegistryFailure: false,
    values: { 'server.basePath': '/gw', 'startup.note': 'a: b' },
  };
  const manifests = synth(
    lightGateway({ profile, bootstrap, props: { credentials: [credentials('portal-authorization', 'config-password')] } }),
  );

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound({ allow: [ONE_HEALTH_PATH] });
});

test('registers the name of the Service and never a pod', () => {
  expect(values()).toContain('server.advertisedAddress: ai-microgateway.ai-platform\n');
});

test('drains in the process as long as the pod does', () => {
  const changes = { props: { maxStreamDuration: Duration.minutes(2) } };
  const pod = only(synth(lightGateway(changes)), 'Deployment')['spec'].template.spec;

  expect(values(changes)).toContain('server.shutdownGracefulPeriod: 120000\n');
  expect(pod.terminationGracePeriodSeconds).toBe(15 + 120 + 10);
});

test('publishes and probes exactly the listeners that are on', () => {
  const manifests = synth(lightGateway(HTTPS));
  const { ports, readinessProbe } = container(only(manifests, 'Deployment'));

  expect(ports).toEqual([{ name: 'https', containerPort: 8443, protocol: 'TCP' }]);
  expect(only(manifests, 'Service')['spec'].ports).toEqual([expect.objectContaining({ name: 'https', port: 8443 })]);
  expect(readinessProbe.httpGet).toEqual({ path: '/health', port: 'https', scheme: 'HTTPS' });
  expect(values(HTTPS)).toContain('server.enableHttp: false\n');
  expect(values(HTTPS)).toContain('server.tlsCertPath: /app/tls/tls.crt\n');
});

test('listens on HTTPS by default in the later line, as the product does', () => {
  const later = { profile: { version: '2.3.0' }, bootstrap: { tlsSecret: 'gateway-tls' } };

  expect(values(later)).toContain('server.enableHttps: true\n');
});

test('can probe by connection', () => {
  const { livenessProbe } = container(
    only(synth(lightGateway({ ...HTTPS, profile: { ...HTTPS.profile, tcpProbes: true } })), 'Deployment'),
  );

  expect(livenessProbe.tcpSocket).toEqual({ port: 'https' });
});

test('keeps the templates as the product reads them', () => {
  const files = only(synth(lightGateway()), 'ConfigMap')['data'];

  expect(Object.keys(files).sort()).toEqual([
    'ca.pem',
    'client.yml',
    'portal-registry.yml',
    'server.yml',
    'startup.yml',
    'values.yml',
  ]);
  expect(files['startup.yml']).toContain('configServerUri: ${light-config-server-uri:https://local.localhost}\n');
});

test('is ready no earlier than it answers', () => {
  expect(container(only(synth(lightGateway()), 'Deployment')).readinessProbe.initialDelaySeconds).toBeGreaterThan(6);
});

test('waits before SIGTERM for what a file of its own makes the process cut', () => {
  const pod = (values: object) =>
    container(only(synth(lightGateway({ bootstrap: { values: { ...values } } })), 'Deployment')).lifecycle.preStop.exec.command;

  expect(pod({})).toEqual(['sleep', '15']);
  expect(pod({ 'server.shutdownGracefulPeriod': '2000' })).toEqual(['sleep', '313']);
});

describe('fails', () => {
  test('without a listener', () => {
    expectFinding(lightGateway({ profile: { listeners: [] } }), 'LLMGW-810', 'server must enable HTTP or HTTPS');
  });

  test('with HTTPS and no certificate', () => {
    const lines = findings(lightGateway({ profile: { listeners: [LightGatewayListener.HTTPS] } }));

    expect(lines).toEqual([
      expect.stringContaining('[LLMGW-813]'),
      expect.stringContaining('server.tlsCertPath / server.tlsKeyPath required'),
    ]);
  });

  test('with a port that the process chooses', () => {
    const changes = { bootstrap: { values: { 'server.dynamicPort': 'true' } } };

    expectFinding(lightGateway(changes), 'LLMGW-814', 'light-pingora does not support server.dynamicPort yet');
  });

  test('with a blank address', () => {
    const finding = expectFinding(lightGateway({ bootstrap: { advertisedAddress: '' } }), 'LLMGW-815');

    expect(finding).toContain('server.advertisedAddress must not be empty when provided');
  });

  test.each(['10.1.2.3', 'fd00::1', 'status.podIP'])('with the address %s of a pod', (advertisedAddress) => {
    expectFinding(lightGateway({ bootstrap: { advertisedAddress } }), 'LLMGW-815', 'do not register the pod IP');
  });

  test('without a portal token', () => {
    const changes = { bootstrap: { startOnRegistryFailure: false }, props: { credentials: [] } };

    expectFinding(lightGateway(changes), 'LLMGW-816', 'MissingPortalToken');
    expectFinding(lightGateway(changes), 'LLMGW-201', 'portal-authorization');
  });

  test('with a volume of one node and several pods', () => {
    const cache = { name: 'config-cache', source: VolumeSource.claim('cache'), mountPath: '/app/config-cache' };

    expectFinding(lightGateway({ props: { volumes: [cache], replicas: 2 } }), 'LLMGW-119', 'can be mounted by one node');
  });

  test('with a probe of the listener that is off', () => {
    const probes = { readiness: { path: '/health', listener: 'http' } };

    expectFinding(lightGateway({ ...HTTPS, props: { probes } }), 'LLMGW-113', 'no such listener', 'https');
  });

  test('with a bearer token in the files', () => {
    const changes = { bootstrap: { values: { 'portalRegistry.portalToken': 'Bearer abcdefghijkl' } } };
    const finding = expectFinding(lightGateway(changes), 'LLMGW-817', 'Keep bearer tokens in Kubernetes Secret, not ConfigMap.');

    expect(finding).not.toContain('abcdefghijkl');
  });

  test('with the image tag latest', () => {
    expectFinding(lightGateway({ profile: { image: 'networknt/light-gateway:latest' } }), 'LLMGW-106', 'latest');
  });

  test('without verified host names, in strict mode', () => {
    expectFinding(
      strict({ bootstrap: { verifyHostname: false } }),
      'LLMGW-818',
      'Do not disable hostname verification in production',
    );
  });

  test('with listeners that only the files know', () => {
    expectFinding(lightGateway({ bootstrap: { values: { 'server.enableHttps': 'true' } } }), 'LLMGW-812', 'server.enableHttps');
  });

  test('with files missing', () => {
    const config = GatewayConfig.files({ 'values.yml': { 'server.enableHttp': true } });

    expect(findings(lightGateway({ props: { config } })).filter((line) => line.includes('LLMGW-811'))).toHaveLength(5);
  });

  test.each(['rust-local', 'v2.2.1'])('with version %s', (version) => {
    expectFinding(lightGateway({ profile: { version, listeners: [LightGatewayListener.HTTP] } }), 'LLMGW-120', version);
  });

  test.each(['2.1.0', '3.0.0'])('with version %s, in strict mode', (version) => {
    const build = lightGateway({ profile: { version, listeners: [LightGatewayListener.HTTP] } });

    expectFinding((chart) => Findings.of(build(chart)).strict(), 'LLMGW-840', version);
  });
});
