import { Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { NetworkPeer, RedisEngine, RedisPersistence, RedisStore, StoreKind } from '../../src';
import type { RedisStoreProps } from '../../src';
import { on } from '../support/cluster';
import { expectFinding } from '../support/errors';
import { all, container, only } from '../support/find';
import { synth } from '../support/synth';
import { envOf, gatewayWith, PART_STORES, PASSWORD } from './sample';

const every: Required<RedisStoreProps> = {
  password: PASSWORD,
  urlSafePassword: true,
  name: 'redis',
  engine: RedisEngine.valkey(),
  persistence: RedisPersistence.volume({ size: Size.gibibytes(20), storageClass: 'fast' }),
  resources: { requests: { cpu: '500m' }, limits: { memory: '1Gi' } },
  settings: { 'maxmemory-policy': 'noeviction' },
  clients: [NetworkPeer.namespace('operations')],
  scheduling: { nodeSelector: { pool: 'data' } },
  labels: { team: 'ai' },
  facts: { kind: StoreKind.REDIS, urlVariable: 'CONVERSATIONS_DSN' },
};

function redis(props: Partial<RedisStoreProps> = {}) {
  return (chart: Chart) => {
    const store = new RedisStore(chart, 'redis', { password: PASSWORD, urlSafePassword: true, ...props });
    gatewayWith(chart, [store]);
  };
}

test('the smallest Redis with its gateway', () => {
  const manifests = synth(redis());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('a Redis with every prop', () => {
  const manifests = synth((chart) => {
    gatewayWith(chart, [new RedisStore(chart, 'redis', every)]);
  });

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('without a volume nothing is written', () => {
  const { args } = container(only(synth(redis({ persistence: RedisPersistence.none() })), 'StatefulSet'));

  expect(args.slice(args.indexOf('--appendonly'))).toEqual(expect.arrayContaining(['no']));
  expect(only(synth(redis({ persistence: RedisPersistence.none() })), 'StatefulSet').spec).not.toHaveProperty(
    'volumeClaimTemplates',
  );
});

test('with a volume the log is on', () => {
  const { args } = container(only(synth(redis()), 'StatefulSet'));

  expect(args[args.indexOf('--appendonly') + 1]).toBe('yes');
});

test('there is no disruption budget for the single pod', () => {
  const budgets = all(synth(redis()), 'PodDisruptionBudget');

  expect(budgets.map(({ metadata }) => metadata.name)).toEqual(['gateway']);
});

test('only the gateway may connect', () => {
  const { ingress } = only(synth(redis({ name: 'redis' })), 'NetworkPolicy', 'redis').spec;

  expect(ingress).toEqual([
    {
      from: [
        {
          podSelector: {
            matchLabels: { 'app.kubernetes.io/name': 'acme', 'app.kubernetes.io/instance': 'gateway' },
          },
        },
      ],
      ports: [{ port: 6379, protocol: 'TCP' }],
    },
  ]);
});

test('a product that reads the parts gets them, and any password will do', () => {
  const manifests = synth((chart) => {
    gatewayWith(chart, [new RedisStore(chart, 'redis', { name: 'redis', password: PASSWORD })], PART_STORES);
  });

  expect(envOf(container(only(manifests, 'Deployment')))).toEqual({
    REDIS_HOST: 'redis',
    REDIS_PORT: '6379',
    REDIS_PASSWORD: { name: 'store', key: 'password' },
  });
});

test('the memory for data leaves room for the log that is rewritten', () => {
  const { args } = container(only(synth(redis({ resources: { requests: {}, limits: { memory: '1Gi' } } })), 'StatefulSet'));

  expect(args[args.indexOf('--maxmemory') + 1]).toBe('614mb');
});

test('OpenShift assigns the users', () => {
  const pod = only(synth(on({ admission: { assignsUsers: true } }, redis())), 'StatefulSet');

  expect(pod.spec.template.spec.securityContext).not.toHaveProperty('runAsUser');
  expect(container(pod).securityContext).not.toHaveProperty('runAsUser');
});

test('fails for a URL product with a password of unknown characters', () => {
  expectFinding(redis({ urlSafePassword: undefined }), 'LLMGW-412', 'percent-encode', "'url'");
});

test('fails for a directive that follows from a prop', () => {
  expectFinding(redis({ settings: { requirepass: 'x' } }), 'LLMGW-413', 'settings.requirepass', "follows from 'password'");
});

test('fails for an image without a version', () => {
  expectFinding(redis({ engine: RedisEngine.redis('redis') }), 'LLMGW-106', 'engine.image');
});

test('fails without a password', () => {
  expectFinding(redis({ password: undefined as never }), 'LLMGW-941', "'password'", 'secretName');
});

test('fails for an unknown prop', () => {
  expectFinding(redis({ persistance: true } as never), 'LLMGW-902', "did you mean 'persistence'?");
});
