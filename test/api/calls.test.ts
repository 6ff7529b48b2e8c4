import { JsonPatch, Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  ArgoWaves,
  ClusterProfile,
  Findings,
  GatewayAutoscaling,
  GatewayProfile,
  GatewayVolume,
  LlmGateway,
  McpProfile,
  McpProxy,
  McpServer,
  NetworkPeer,
  RedisEngine,
  ScalingSignal,
  ScalingTarget,
  StateStore,
} from '../../src';
import { guard, guardAll } from '../../src/core/api/guard';
import { TestChart } from '../support/chart';
import { expectFinding, findings } from '../support/errors';
import { acme, FACTS, gateway } from '../support/gateway';
import { only } from '../support/find';
import { acmeMcp } from '../support/platform';
import { synth } from '../support/synth';

// How calls are guarded: what they are given besides, at the end, or too little of.

type Any = any;

const volume = (chart: Chart): GatewayVolume => new GatewayVolume(chart, 'data', { size: Size.gibibytes(1) });

describe('more than a call takes', () => {
  test('fails for a construct', () => {
    const build = (chart: Chart) => new (LlmGateway as Any)(chart, 'gateway', { profile: acme() }, { replicas: 2 });

    expectFinding(build, 'LLMGW-902', "'new LlmGateway': was given more than it takes; it takes (scope, id, props)");
  });

  test('fails for a value that takes nothing', () => {
    expect(() => new (ArgoWaves as Any)({ wave: 1 })).toThrow(/LLMGW-902.*new ArgoWaves/);
  });

  test('fails for a static method that takes nothing', () => {
    const build = (chart: Chart) => (ClusterProfile as Any).kind({ serviceRange: '10.96.0.0/12' }).applyTo(chart);

    expectFinding(build, 'LLMGW-902', "'ClusterProfile.kind': was given more than it takes");
  });

  test('is none of our business if it is no object of options', () => {
    expect(findings((chart) => new (LlmGateway as Any)(chart, 'gateway', { profile: acme() }, 'more'))).toEqual([]);
  });
});

describe('the rest of a list of parameters', () => {
  const label = (name: string) => JsonPatch.add(`/metadata/labels/${name}`, 'x');
  const patched =
    (...operations: readonly unknown[]) =>
    (chart: Chart) => {
      const target = gateway()(chart);
      (target.patch as Any)(target.workload, ...operations);
    };

  test('is taken', () => {
    const { labels } = only(synth(patched(label('a'), label('b'))), 'Deployment').metadata;

    expect(labels).toMatchObject({ a: 'x', b: 'x' });
  });

  test('may be empty', () => {
    expect(findings(patched())).toEqual([]);
  });

  test('fails for each that does not fit, once', () => {
    const lines = findings(patched(label('a'), { op: 'add' }, 'x'));

    expect(lines.map((line) => /'(.+?)'/.exec(line)?.[1])).toEqual([
      'LlmGateway.patch(operations[1])',
      'LlmGateway.patch(operations[2])',
    ]);
  });

  test('is taken where something else is wrong, as far as it fits', () => {
    const build = (chart: Chart) => {
      const target = gateway()(chart);
      (target.patch as Any)(target.workload, label('a'), 5, JsonPatch.add('/no/such/place', 'x'));
    };

    expect(findings(build).map((line) => /\[(LLMGW-\d+)\] /.exec(line)?.[1])).toEqual(['LLMGW-940', 'LLMGW-901']);
  });

  test('fails for an object of somebody who is none', () => {
    expectFinding((chart) => (volume(chart) as Any) && (gateway()(chart).patch as Any)({}, label('a')), 'LLMGW-940', 'ApiObject');
  });
});

test('fails for a wrong option, and what is right beside it is used', () => {
  const server = (McpServer.fromUrl as Any)('files', 'https://mcp.example.com', { allowedtools: [] });
  const build = (chart: Chart) =>
    new McpProxy(chart, 'proxy', { profile: McpProfile.dvara({ version: '1.6.0' }), servers: [server] });

  expectFinding(build, 'LLMGW-902', 'test/proxy: ', 'options.allowedtools');
  expect(server.name).toBe('files');
});

test('fails for one parameter, and not for one that may be left out', () => {
  expect(() => (NetworkPeer.pods as Any)('x').labels).toThrow(/^\[LLMGW-940\] .*'NetworkPeer.pods\(labels\)'[^\n]*$/);
});

test('fails for an id that is no text', () => {
  expect(() => new (LlmGateway as Any)(new TestChart(), 5, {})).toThrow(/LLMGW-940.*'id'.*\n.*LLMGW-941.*'profile'/);
});

test('a method of a value that lacks what it needs fails at once', () => {
  expect(() => (ClusterProfile.kind() as Any).withFacts()).not.toThrow(TypeError);
  expect(() => (ClusterProfile.kind() as Any).applyTo()).toThrow(/LLMGW-941.*ClusterProfile.applyTo/);
});

test('a method of a construct that lacks what it needs is a finding there', () => {
  expectFinding((chart) => (gateway()(chart) as Any).allowFrom(), 'LLMGW-941', 'test/gateway: ', 'LlmGateway.allowFrom(peer)');
});

test('a guarded method is a method like others', () => {
  expect(Object.getOwnPropertyDescriptor(LlmGateway.prototype, 'add')).toMatchObject({
    ...{ writable: true, configurable: true, enumerable: false },
  });
});

test('a constructor of which nothing is written is called as it is', () => {
  expect(new (RedisEngine as Any)('redis', 'redis:7')).toMatchObject({ name: 'redis', image: 'redis:7' });
});

describe('a class', () => {
  /** Under the name of one that the tables know, whose `redis` takes one text or none. */
  const engine = (redis: (image?: string) => unknown): Any =>
    guard(
      'RedisEngine',
      class {
        public static redis = redis;
      },
    );
  const fails = (error: string) =>
    engine(() => {
      throw new Error(error);
    });

  test('throws its own error where nothing was wrong', () => {
    expect(() => fails('own').redis('x')).toThrow(/^own$/);
  });

  test('throws what was wrong instead of an error that may follow from it', () => {
    expect(() => fails('own').redis(5)).toThrow(/LLMGW-940.*RedisEngine.redis\(image\)/);
  });

  test('throws its own findings all the same', () => {
    expect(() => fails('[LLMGW-106] own').redis(5)).toThrow(/^\[LLMGW-106\] own$/);
  });

  test.each([null, 'text', undefined])('throws what was wrong where it makes %j, which nothing can be noted of', (made) => {
    expect(() => engine(() => made).redis(5)).toThrow(/LLMGW-940.*RedisEngine.redis\(image\)/);
  });

  test('is given nothing in the place of an option that does not fit', () => {
    expect(engine((image) => ({ image })).redis(5).image).toBeUndefined();
  });

  test('is given what fits of a list', () => {
    const source: Any = guard(
      'SecretSource',
      class {
        public static existing(...given: unknown[]): object {
          return { given };
        }
      },
    );

    expect(source.existing('keys', ['a', 5]).given).toEqual(['keys', ['a']]);
  });

  test('is the same call each time it is asked for', () => {
    const guarded = engine(() => ({}));

    expect(guarded.redis).toBe(guarded.redis);
  });

  test('keeps what is not in the tables', () => {
    const inherited = Object.assign(() => ({}), {});
    const guarded: Any = guard('RedisEngine', Object.assign(class {}, { other: inherited, valkey: 5 }));

    expect([guarded.other, guarded.valkey, guarded[Symbol.hasInstance]]).toEqual([inherited, 5, expect.any(Function)]);
  });
});

test('a construct that could not be made takes further calls without a word', () => {
  class Fake extends Construct {
    public add(): void {}
  }
  const guarded: Any = guard('LlmGateway', Fake);
  const chart = new TestChart();
  const broken = new guarded(chart, 'gateway', {});

  expect(() => broken.add({})).not.toThrow();
  expect(chart.node.findAll().flatMap((construct) => construct.node.validate())).toHaveLength(1);
});

test('a construct throws its own error where it was given one that could not be made', () => {
  const chart = new TestChart();
  const upstream = new LlmGateway(chart, 'broken', {} as never);
  const guarded: Any = guard(
    'McpProxy',
    class extends Construct {
      constructor(scope: Construct, id: string) {
        super(scope, id);
        throw new Error('own');
      }
    },
  );

  expect(() => new guarded(chart, 'proxy', { profile: acmeMcp(), upstream })).toThrow(/^own$/);
});

test('a construct that could not be made is given on without a word', () => {
  const build = (chart: Chart) => {
    const broken = new LlmGateway(chart, 'broken', {} as never);
    gateway()(chart).add({}, broken);
    volume(chart);
  };

  expect(findings(build)).toEqual([expect.stringContaining('LLMGW-941')]);
});

test('a construct that could not be made can be printed and compared, and fails for whoever asks it for more', () => {
  const chart = new TestChart();
  const broken: Any = new LlmGateway(chart, 'broken', {} as never);

  expect(Object.prototype.toString.call(broken)).toBe('[object Object]');
  expect(broken.constructor).toBeDefined();
  expect(broken.node.path).toBe('test/broken');
  expect(() => broken.workload).toThrow(/^\[LLMGW-941\]/);
});

test('what was wrong with a value is said once, by whoever takes it', () => {
  const store = (StateStore as Any).memory({ several: true });
  const build = (chart: Chart) => gateway({ stores: [store] })(chart);

  expect(findings(build)).toEqual([expect.stringMatching(/LLMGW-902.*test\/gateway: 'StateStore.memory\(options.several\)'/)]);
});

test('what was wrong with a value is not said again by what the construct asks of it', () => {
  const build = (chart: Chart) => {
    const target = (ScalingTarget as Any).deploymentNamed('gateway', { several: true });
    new GatewayAutoscaling(chart, 'scaling', { target, maxReplicas: 4, signals: [ScalingSignal.externalMetric('x', 1)] });
  };

  expect(findings(build).filter((line) => line.includes('options.several'))).toHaveLength(1);
});

test('a value with which something is wrong is used all the same', () => {
  const profile = GatewayProfile.custom({ ...FACTS, several: true } as never);
  const codes = findings((chart) => gateway({ profile, replicas: -1 })(chart)).map((line) => /LLMGW-\d+/.exec(line)?.[0]);

  expect(codes.sort()).toEqual(['LLMGW-109', 'LLMGW-902']);
});

test('everything is exported as by a module', () => {
  const exported = guardAll({ one: 1, RedisEngine });

  expect(exported).toMatchObject({ one: 1 });
  expect(exported).toHaveProperty('__esModule', true);
});

test('fails for what is no construct where one is wanted', () => {
  expect(() => (Findings as Any).of({}).accept('LLMGW-125', 'x')).toThrow(/LLMGW-940.*'Findings.of\(construct\)'/);
});
