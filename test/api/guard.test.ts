import { Duration, Size, Testing } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import * as api from '../../src';
import {
  ClusterProfile,
  Exposure,
  GatewayAutoscaling,
  GatewayExposure,
  GatewayProfile,
  GatewaySecrets,
  LlmGateway,
  McpProfile,
  McpProxy,
  McpServer,
  RedisEngine,
  ScalingEngine,
  SecretSource,
  StateStore,
  Tls,
} from '../../src';
import { apiCalls, declarations, membersOf } from '../support/declarations';
import { expectFinding, findings } from '../support/errors';
import { acme } from '../support/gateway';
import { only } from '../support/find';
import { synth } from '../support/synth';

/** A gateway of a program that is not checked by a compiler. */
const gateway = (props: object) => (chart: Chart) => new LlmGateway(chart, 'gateway', { profile: acme(), ...props } as never);

const proxy = (server: McpServer) => (chart: Chart) =>
  new McpProxy(chart, 'proxy', { profile: McpProfile.dvara({ version: '1.6.0' }), servers: [server] });

describe('a prop that does not exist', () => {
  test('fails in the props of a construct', () => {
    expectFinding(gateway({ replcas: 2 }), 'LLMGW-902', 'test/gateway', "'replcas'", "did you mean 'replicas'?");
  });

  test('fails at depth', () => {
    const liveness = { successThreshold: 2 };

    expectFinding(gateway({ probes: { liveness } }), 'LLMGW-902', "'probes.liveness.successThreshold'");
  });

  test('fails in a list of structs', () => {
    const sidecars = [{ name: 'a', image: 'a:1', resources: {}, helthPath: '/' }];

    expectFinding(gateway({ sidecars }), 'LLMGW-902', "did you mean 'sidecars[0].healthPath'?");
  });

  test('fails in the options of a factory, with the construct that takes the value', () => {
    const server = McpServer.fromUrl('files', 'https://mcp.example.com', { allowedtools: ['read'] } as never);

    expectFinding(proxy(server), 'LLMGW-902', 'McpServer.fromUrl(options.allowedtools)', "did you mean 'options.allowedTools'?");
  });

  test('fails in a factory inside of a factory', () => {
    const tls = Tls.certManager('issuer', { secretname: 'x' } as never);

    expectFinding(
      (chart) => {
        const target = gateway({})(chart);
        new GatewayExposure(chart, 'door', { target, hostname: 'api.example.com', via: Exposure.nginx({}), tls });
      },
      'LLMGW-902',
      'Tls.certManager(options.secretname)',
    );
  });

  test('fails in a method', () => {
    expectFinding((chart) => gateway({})(chart).add({ enw: {} } as never), 'LLMGW-902', "'LlmGateway.add(addition.enw)'");
  });

  test.each([
    ['of a value that was given something wrong', { serviceRnge: '172.20.0.0/16' }, {}],
    ['that is given something wrong', {}, { egressProxy: { adress: 'http://proxy:3128' } }],
  ])('fails by a method %s, with the construct that is given at last', (_, options, facts) => {
    const apply = (chart: Chart) =>
      ClusterProfile.eks(options as never)
        .withFacts(facts as never)
        .applyTo(chart);

    expectFinding(apply, 'LLMGW-902', 'test: ', 'no such prop');
  });

  test('fails in a struct of cdk8s-plus, which would drop it', () => {
    const tolerations = [{ keyy: 'gpu', operator: 'Exists' }];

    expectFinding(gateway({ scheduling: { tolerations } }), 'LLMGW-902', "did you mean 'scheduling.tolerations[0].key'?");
  });

  test('is named without its value, which may be a credential', () => {
    const line = expectFinding(gateway({ apikey: 'hunter2' }), 'LLMGW-902', 'apikey');

    expect(line).not.toContain('hunter2');
  });

  test('is one finding of many, and the rest is as it would be without', () => {
    const lines = findings(gateway({ replcas: 2, port: 80, replicas: 0 }));

    expect(lines.map((line) => /\[(LLMGW-\d+)\] test/.exec(line)?.[1]).sort()).toEqual(['LLMGW-109', 'LLMGW-902', 'LLMGW-902']);
  });
});

describe('a value of the wrong type', () => {
  test.each<[string, object, ...string[]]>([
    [
      'a number for a duration',
      { maxStreamDuration: 600 },
      'maxStreamDuration',
      'is a number, not a Duration',
      'Duration.seconds(...)',
    ],
    ['one need that is no list', { stores: StateStore.memory() }, 'stores', 'put it into a list'],
    [
      'a text for an enum',
      { stores: [StateStore.externalPostgres({ host: 'db', sslMode: 'requre' } as never)] },
      'options.sslMode',
      'did you mean PostgresSslMode.REQUIRE?',
    ],
    ['a text for a class', { networkIsolation: 'none' }, 'networkIsolation', 'NetworkIsolation.cilium(...)'],
    ['a text as the value of a variable', { env: { LOG: 'debug' } }, 'env.LOG', 'EnvValue.fromValue(...)'],
    [
      'a variable from a shell that does not have it',
      { env: { LOG: EnvValue.fromValue(undefined as never) } },
      'env.LOG',
      'no text',
    ],
    ['a number as a label', { labels: { team: 7 } }, 'labels.team', 'put it in quotes'],
    ['a text for a number', { replicas: '3' }, 'replicas', 'remove the quotes'],
    [
      'a text for a switch',
      { stores: [StateStore.externalRedis({ host: 'r', tls: 'yes' } as never)] },
      'options.tls',
      'true or false',
    ],
    ['null', { resources: null }, 'resources', 'is null', 'leave it out'],
    ['a Map', { labels: new Map([['a', 'b']]) }, 'labels', 'is a Map, not a map of string'],
    ['a Date', { name: new Date(0) }, 'name', 'is a Date, not a string'],
    ['a size for a duration', { preStopDelay: Size.mebibytes(1) }, 'preStopDelay', 'is a Size, not a Duration'],
  ])('fails: %s', (_, props, ...parts) => {
    expectFinding(gateway(props), 'LLMGW-940', ...parts);
  });

  test('leaves the rest of the construct as it is', () => {
    const lines = findings(gateway({ maxStreamDuration: 600, replicas: -1 }));

    expect(lines.map((line) => /\[(LLMGW-\d+)\] test/.exec(line)?.[1]).sort()).toEqual(['LLMGW-109', 'LLMGW-940']);
  });

  test('fails for an enum whose value is right and whose class is not', () => {
    expectFinding(
      (chart) =>
        new GatewayAutoscaling(chart, 'scaling', { target: gateway({})(chart), maxReplicas: 4, engine: 'keda' as never }),
      'LLMGW-940',
      "'engine'",
      ScalingEngine.name + '.keda(...)',
    );
  });
});

describe('what is missing', () => {
  test('fails for a construct without its props', () => {
    expectFinding(
      (chart) => new LlmGateway(chart, 'gateway', undefined as never),
      'LLMGW-941',
      "'profile'",
      'GatewayProfile.custom(...)',
    );
  });

  test('leaves a stand-in, so that others are still checked', () => {
    const lines = findings((chart) => {
      const target = new LlmGateway(chart, 'gateway', {} as never);
      new GatewayExposure(chart, 'door', {
        target,
        hostname: 'api.example.com',
        via: Exposure.nginx({}),
        tls: Tls.secret('tls'),
      });
      new GatewaySecrets(chart, 'keys', { source: SecretSource.existing('Keys', ['a']) });
    });

    expect(lines.map((line) => /\[(LLMGW-\d+)\] test/.exec(line)?.[1])).toEqual(['LLMGW-941', 'LLMGW-101', 'LLMGW-101']);
  });

  test('of a construct fails with its findings for whoever asks it', () => {
    const { gateway: made } = (() => {
      const chart = Testing.chart();
      return { gateway: new LlmGateway(chart, 'gateway', {} as never) };
    })();

    expect(() => made.workload).toThrow(/LLMGW-941.*profile/);
  });

  test('fails with all findings for whoever asks a stand-in', () => {
    const server = McpServer.service('files', { servce: 'files' } as never);

    expect(() => server.url).toThrow(/LLMGW-941.*options\.service[^]*LLMGW-902.*options\.servce/);
  });

  test('fails for a construct without a place', () => {
    expect(() => new LlmGateway(undefined as never, 'gateway', { profile: acme() })).toThrow(/LLMGW-94\d.*scope/);
  });

  test('fails for a factory that makes a text', () => {
    expect(() => api.GatewayConfig.credential(undefined as never)).toThrow(/LLMGW-941/);
  });
});

test('values that are right pass as they are', () => {
  const profile = GatewayProfile.keeptrusts({ version: '1.8.2' });
  const pod = only(synth(gateway({ profile: acme(), maxStreamDuration: Duration.minutes(2) })), 'Deployment');

  expect(profile).toBeInstanceOf(GatewayProfile);
  expect(RedisEngine.valkey()).toBeInstanceOf(RedisEngine);
  expect(pod.spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(120);
});

test('fails for an unknown setting of an app', () => {
  const app = new api.GatewayApp({ outdri: 'x' } as never);

  expect(() => app.synthYaml()).toThrow(/LLMGW-902.*did you mean 'props.outdir'/);
});

test('a class of a program may extend a construct', () => {
  class Ours extends LlmGateway {}

  const made = synth((chart) => expect(new Ours(chart, 'gateway', { profile: acme() })).toBeInstanceOf(Ours));
  expect(made.length).toBeGreaterThan(3);
});

describe('every call of the API', () => {
  // an app is no part of a chart, and has a test of its own
  const taking = apiCalls()
    .filter(({ owner }) => owner !== 'GatewayApp')
    .filter(({ parameters }) => parameters.some(({ type }) => declarations().structs.has(type)));

  test.each(taking.filter(({ kind }) => kind !== 'method').map((call) => [call.callee, call] as const))(
    '%s finds an unknown member',
    (_, call) => {
      const { owner, name, kind, parameters } = call;
      const found = findings((chart) => {
        const args = parameters.map(({ type }) => {
          if (type === 'Construct') return chart;
          return declarations().structs.has(type) ? { noSuchMember: true } : type === 'string' ? 'x' : 1;
        });
        const owners = (api as unknown as Record<string, any>)[owner];
        const made = kind === 'new' ? new owners(...args) : owners[name](...args);
        // whoever takes it says what is wrong with it
        if (kind === 'static') void new LlmGateway(chart, 'gateway', { profile: made });
      });

      expect(found.join('\n')).toMatch(/\[LLMGW-902\].*noSuchMember/);
    },
  );

  test.each(taking.filter(({ kind }) => kind === 'method').map((call) => [call.callee, call] as const))(
    '%s finds an unknown member',
    (_, call) => {
      const { owner, name, parameters } = call;
      const { prototype } = (api as unknown as Record<string, any>)[owner];
      const args = parameters.map(({ type }) => (declarations().structs.has(type) ? { noSuchMember: true } : 'x'));

      expect(() => prototype[name].apply({}, args)).toThrow(/\[LLMGW-902\].*noSuchMember/);
    },
  );
});

test('every struct can be reached by a call, so that its members are checked', () => {
  const seen = new Set<string>();
  const visit = (type: string): void => {
    const name = type.replace(/(?:\[\]|\{\})+$/, '');
    if (seen.has(name) || !declarations().structs.has(name)) return;
    seen.add(name);
    membersOf(name).forEach((m) => visit(m.type));
  };
  apiCalls().forEach(({ parameters }) => parameters.forEach((p) => visit(p.type)));

  // what the library hands out, what a program's own classes return, and what others are built on
  const out = [...declarations().structs.keys()].filter((name) => !seen.has(name));
  expect(out.sort()).toEqual([
    'AdapterRule',
    'ConfigFiles',
    'ExternalStoreOptions',
    'GatewayAutoscalingOptions',
    'ManifestFinding',
    'MountedCredential',
    'ScalingFacts',
    'SignalChoice',
    'TargetFacts',
    'UnknownFact',
    'WorkloadOptions',
  ]);
});
