import { Duration } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import { Exposure, GatewayExposure, McpSessions, NetworkPeer, SessionAffinity, Tls } from '../../src';
import type { IWorkloadNeed, McpProxy, McpProxyProps } from '../../src';
import { expectFinding } from '../support/errors';
import { all, container, only } from '../support/find';
import { credentials, gateway } from '../support/gateway';
import { acmeMcp, proxy } from '../support/platform';
import { synth } from '../support/synth';

const CALLERS = { clients: [NetworkPeer.namespace('agents')] };
const REDIS: IWorkloadNeed = { toWorkloadAddition: () => ({ env: { REDIS_URL: EnvValue.fromValue('redis://redis:6379') } }) };

const build = (props: Partial<McpProxyProps>) => synth((chart) => proxy({ ...CALLERS, ...props })(chart));
const deployment = (props: Partial<McpProxyProps>) => only(build(props), 'Deployment');

let warnings: string;
beforeEach(() => {
  warnings = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => (warnings += String(text)) !== '');
});
afterEach(() => jest.restoreAllMocks());

test('sessions in memory make it a single pod', () => {
  expect(deployment({})['spec'].replicas).toBe(1);
});

test('fails for several pods with sessions in memory, and names the ways out', () => {
  expectFinding(proxy({ ...CALLERS, replicas: 3 }), 'LLMGW-119', 'memory of one pod', "state 'sessions'");
});

test('fails for an autoscaler over sessions in memory', () => {
  expectFinding((chart) => proxy(CALLERS)(chart).scaleBy(chart, 2, 20), 'LLMGW-119', 'memory of one pod');
});

test('a product that says nothing about sessions counts as keeping them in memory', () => {
  expectFinding(proxy({ ...CALLERS, profile: acmeMcp({}, { mcp: undefined }), replicas: 2 }), 'LLMGW-119');
});

test('a shared store lets several pods run and says so to the product', () => {
  const sessions = McpSessions.sharedStore(REDIS);
  const { env } = container(deployment({ replicas: 3, sessions, profile: acmeMcp({ sharedStoreEnv: { SESSIONS: 'redis' } }) }));

  expect(env).toEqual([
    { name: 'REDIS_URL', value: 'redis://redis:6379' },
    { name: 'SESSIONS', value: 'redis' },
  ]);
});

test('stateless is switched on where the product has to be told', () => {
  const profile = acmeMcp({ statelessEnv: { STATELESS: 'true' } });

  expect(container(deployment({ replicas: 2, profile, sessions: McpSessions.stateless() })).env).toEqual([
    { name: 'STATELESS', value: 'true' },
  ]);
});

test('fails for stateless where the product cannot do it', () => {
  expectFinding(proxy({ ...CALLERS, sessions: McpSessions.stateless() }), 'LLMGW-703', 'McpSessions.stateless()');
});

describe('a shared key', () => {
  const profile = acmeMcp({ sessionKey: 'session-key' }, { credentials: [{ name: 'session-key', env: 'SESSION_KEY' }] });
  const sessions = McpSessions.sharedKey();

  test('comes from the credentials', () => {
    const { env } = container(deployment({ replicas: 2, profile, sessions, credentials: [credentials('session-key')] }));

    expect(env[0].valueFrom.secretKeyRef).toEqual({ name: 'credentials', key: 'session-key' });
  });

  test('fails without one: a default of the product is known to everybody', () => {
    expectFinding(proxy({ ...CALLERS, profile, sessions }), 'LLMGW-201', 'session-key');
  });

  test('fails where the product has none', () => {
    expectFinding(proxy({ ...CALLERS, sessions }), 'LLMGW-703', 'mcp.sessionKey');
  });
});

describe('affinity', () => {
  const of = (affinity: SessionAffinity) => ({ replicas: 3, sessions: McpSessions.affinity(affinity) });

  test('by HAProxy learns the session id from the answer', () => {
    const service = only(build(of(SessionAffinity.haproxyIngress(Duration.hours(1)))), 'Service');

    expect(service.metadata.annotations).toEqual({
      'haproxy.org/backend-config-snippet':
        'stick-table type string len 128 size 100k expire 3600s\n' +
        'stick store-response res.hdr(Mcp-Session-Id)\n' +
        'stick match req.hdr(Mcp-Session-Id)\n',
    });
  });

  test('by nginx tells the door what to hash', () => {
    let mcp: McpProxy | undefined;
    synth((chart) => (mcp = proxy({ ...CALLERS, ...of(SessionAffinity.nginxIngress('X-Client-Id')) })(chart)));

    expect(mcp!.toTargetFacts().ingressAnnotations).toEqual({
      'nginx.ingress.kubernetes.io/upstream-hash-by': '$http_x_client_id',
    });
  });

  test('by nginx stands on the Ingress of an exposure', () => {
    const manifests = synth((chart) => {
      const target = proxy({ ...CALLERS, ...of(SessionAffinity.nginxIngress('Authorization')) })(chart);
      new GatewayExposure(chart, 'exposure', {
        target,
        hostname: 'mcp.example.com',
        via: Exposure.nginx(),
        tls: Tls.secret('mcp-tls'),
      });
    });

    expect(only(manifests, 'Ingress').metadata.annotations).toMatchObject({
      'nginx.ingress.kubernetes.io/upstream-hash-by': '$http_authorization',
    });
  });

  test('fails for a front door that does not read it', () => {
    expectFinding(
      (chart) => {
        const target = proxy({ ...CALLERS, ...of(SessionAffinity.nginxIngress('Authorization')) })(chart);
        new GatewayExposure(chart, 'exposure', {
          target,
          hostname: 'mcp.example.com',
          via: Exposure.traefik(),
          tls: Tls.secret('mcp-tls'),
        });
      },
      'LLMGW-506',
      'does not read it',
    );
  });

  test('by the mesh makes a DestinationRule', () => {
    const rule = only(build(of(SessionAffinity.istio('Authorization'))), 'DestinationRule');

    expect(rule['spec']).toEqual({
      host: 'test-mcp.ai-platform.svc.cluster.local',
      trafficPolicy: { loadBalancer: { consistentHash: { httpHeaderName: 'Authorization' } } },
    });
  });

  test('makes no DestinationRule where the mesh has no part in it', () => {
    expect(all(build(of(SessionAffinity.nginxIngress('Authorization'))), 'DestinationRule')).toEqual([]);
  });

  test('by client address is set on the Service and warned about', () => {
    const service = only(build(of(SessionAffinity.clientIp(Duration.hours(3)))), 'Service');

    expect(service['spec']).toMatchObject({
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } },
    });
    expect(warnings).toContain('[LLMGW-702]');
  });

  test('is said to end with the pod', () => {
    build(of(SessionAffinity.istio('Authorization')));

    expect(warnings).toContain('[LLMGW-701]');
    expect(warnings).not.toContain('[LLMGW-702]');
  });

  test('by a front door is said not to cover the calls of the gateway', () => {
    synth((chart) => proxy({ upstream: gateway()(chart), ...of(SessionAffinity.nginxIngress('Authorization')) })(chart));

    expect(warnings).toContain('[LLMGW-707]');
  });

  test('by the mesh covers the calls of the gateway', () => {
    synth((chart) => proxy({ upstream: gateway()(chart), ...of(SessionAffinity.istio('Authorization')) })(chart));

    expect(warnings).not.toContain('[LLMGW-707]');
  });

  test.each([SessionAffinity.nginxIngress('mcp-session-id'), SessionAffinity.istio('Mcp-Session-Id')])(
    'fails for a hash of the session id, which the first call does not have',
    (affinity) => {
      expectFinding(proxy({ ...CALLERS, ...of(affinity) }), 'LLMGW-708', 'has no id yet');
    },
  );

  test('fails for a header that is none, which would end up in the configuration of nginx', () => {
    expectFinding(proxy({ ...CALLERS, ...of(SessionAffinity.nginxIngress('a; b')) }), 'LLMGW-708', 'not a header name');
  });
});
