import { Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { NetworkPeer, PostgresSslMode, StateStore, StoreKind, VolumeSource } from '../../src';
import type {
  ExternalPostgresOptions,
  ExternalRedisOptions,
  IWorkloadNeed,
  MemoryStoreOptions,
  SqliteStoreOptions,
  StoreFacts,
} from '../../src';
import { expectFinding, findings } from '../support/errors';
import { container, only, podSpecOf } from '../support/find';
import { synth } from '../support/synth';
import { envOf, gatewayWith, JDBC_STORES, PART_STORES, PASSWORD, URL_STORES } from './sample';

const with_ =
  (store: IWorkloadNeed, known: StoreFacts[] = URL_STORES) =>
  (chart: Chart) => {
    gatewayWith(chart, [store], known);
  };

const deployment = (store: IWorkloadNeed, known?: StoreFacts[]) => only(synth(with_(store, known)), 'Deployment');
const env = (store: IWorkloadNeed, known?: StoreFacts[]) => envOf(container(deployment(store, known)));

function egressTo(store: IWorkloadNeed, port: number): any {
  const { egress } = only(synth(with_(store)), 'NetworkPolicy').spec;
  return egress.find((rule: any) => rule.ports[0].port === port)?.to;
}

const redis = (options: Partial<ExternalRedisOptions> = {}) => StateStore.externalRedis({ host: 'redis.data', ...options });
const postgres = (options: Partial<ExternalPostgresOptions> = {}) =>
  StateStore.externalPostgres({ host: 'postgres.data', database: 'llm_gateway', user: 'gateway', ...options });

describe('the memory of a pod', () => {
  test('means one replica', () => {
    const { spec } = deployment(StateStore.memory());

    expect(spec.replicas).toBe(1);
    expect(spec.strategy.type).toBe('RollingUpdate');
    expect(env(StateStore.memory())).toEqual({ STORE: 'memory' });
  });

  test('may be in several replicas when the team says so', () => {
    const every: Required<MemoryStoreOptions> = { allowSeveralReplicas: true };

    expect(deployment(StateStore.memory(every)).spec.replicas).toBe(2);
  });

  test('fails with more replicas', () => {
    const build = (chart: Chart) => {
      gatewayWith(chart, [StateStore.memory()], URL_STORES, { replicas: 3 });
    };

    expectFinding(build, 'LLMGW-119', "'replicas' = 3", 'known to one pod only');
  });
});

describe('SQLite', () => {
  const claim = VolumeSource.claim('gateway-data');

  test('on a claim replaces its only pod', () => {
    const { spec } = deployment(StateStore.sqlite({ volume: claim }));

    expect(spec.replicas).toBe(1);
    expect(spec.strategy).toEqual({ type: 'Recreate' });
    expect(spec.template.spec.volumes).toContainEqual({
      name: 'data',
      persistentVolumeClaim: { claimName: 'gateway-data' },
    });
  });

  test('on a shared claim has one writer as well', () => {
    const { spec } = deployment(StateStore.sqlite({ volume: VolumeSource.claim('shared', { shared: true }) }));

    expect(spec.replicas).toBe(1);
    expect(spec.strategy.type).toBe('Recreate');
  });

  test('on an empty directory rolls, since each pod has its own file', () => {
    const every: Required<SqliteStoreOptions> = {
      volume: VolumeSource.emptyDir({ sizeLimit: Size.gibibytes(1) }),
      mountPath: '/var/lib/gateway',
      volumeName: 'state',
      facts: { kind: StoreKind.SQLITE, env: { DB: 'sqlite' } },
    };
    const gateway = deployment(StateStore.sqlite(every));

    expect(gateway.spec.strategy.type).toBe('RollingUpdate');
    expect(container(gateway).volumeMounts).toContainEqual({ name: 'state', mountPath: '/var/lib/gateway' });
    expect(envOf(container(gateway))).toEqual({ DB: 'sqlite' });
  });

  test('fails for a product that is not known to use it', () => {
    expectFinding(with_(StateStore.sqlite({ volume: claim }), []), 'LLMGW-411', "state 'mountPath'");
  });
});

describe('a Redis elsewhere', () => {
  test('in the cluster is a URL without TLS', () => {
    expect(env(redis())).toEqual({ STORE: 'redis', REDIS_URL: 'redis://redis.data:6379/0' });
  });

  test('outside the cluster speaks TLS unless it is told not to', () => {
    expect(env(redis({ host: 'cache.example.com' }))).toMatchObject({ REDIS_URL: 'rediss://cache.example.com:6379/0' });
    expect(env(redis({ host: '10.0.0.3', tls: false }))).toMatchObject({ REDIS_URL: 'redis://10.0.0.3:6379/0' });
    expect(env(redis({ host: 'fd00::3', tls: false }))).toMatchObject({ REDIS_URL: 'redis://[fd00::3]:6379/0' });
  });

  test('with a password of unreserved characters puts it into the URL inside the pod, behind its variable', () => {
    const variables = container(deployment(redis({ password: PASSWORD, urlSafePassword: true, user: 'gate way' }))).env;

    expect(variables.map(({ name }: any) => name)).toEqual(['REDIS_URL_PASSWORD', 'REDIS_URL', 'STORE']);
    expect(variables[1].value).toBe('redis://gate%20way:$(REDIS_URL_PASSWORD)@redis.data:6379/0');
  });

  test('takes the whole URL from a Secret', () => {
    expect(env(redis({ url: { secretName: 'store', key: 'url' } }))).toEqual({
      STORE: 'redis',
      REDIS_URL: { name: 'store', key: 'url' },
    });
  });

  test('tells a product that reads the parts each of them', () => {
    const every: Required<Omit<ExternalRedisOptions, 'url' | 'facts' | 'user' | 'database'>> = {
      host: 'cache.example.com',
      port: 6380,
      password: PASSWORD,
      urlSafePassword: true,
      peers: [NetworkPeer.cidr('10.1.0.0/16')],
      tls: true,
    };

    expect(env(redis(every), PART_STORES)).toEqual({
      REDIS_HOST: 'cache.example.com',
      REDIS_PORT: '6380',
      REDIS_PASSWORD: { name: 'store', key: 'password' },
      REDIS_SSL: 'true',
    });
  });

  test('tells it what the team says, for a product that has several', () => {
    const facts = { kind: StoreKind.REDIS, urlVariable: 'SESSION_REDIS_URL' };

    expect(env(redis({ facts, database: 3 }))).toEqual({ SESSION_REDIS_URL: 'redis://redis.data:6379/3' });
  });

  test('in the cluster is reached by its namespace', () => {
    expect(egressTo(redis({ host: 'redis.data.svc' }), 6379)).toEqual([
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'data' } } },
    ]);
  });

  test('outside may have a private address', () => {
    expect(egressTo(redis({ host: 'cache.example.com' }), 6379)).toEqual([
      { ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.0.0/16', '100.100.100.200/32', '168.63.129.16/32'] } },
      { ipBlock: { cidr: '::/0', except: expect.arrayContaining(['fd00:ec2::254/128', 'fe80::/10']) } },
    ]);
  });

  test.each(['redis.data', 'redis.ml', 'redis.internal'])('with a name of two labels, %s, may be in the cluster', (host) => {
    const labels = { 'kubernetes.io/metadata.name': host.split('.')[1] };

    expect(egressTo(redis({ host }), 6379)).toContainEqual({ namespaceSelector: { matchLabels: labels } });
    expect(egressTo(redis({ host }), 6379)).toHaveLength(3);
  });

  test('is reached where the team says', () => {
    expect(egressTo(redis({ host: 'cache.example.com', peers: [NetworkPeer.cidr('10.1.0.0/16')] }), 6379)).toEqual([
      { ipBlock: { cidr: '10.1.0.0/16' } },
    ]);
  });

  test('warns when a password crosses the network in the clear', () => {
    const warned = redis({ host: 'cache.example.com', tls: false, password: PASSWORD, urlSafePassword: true });
    const [warning] = warnings(warned);

    expect(warning).toContain('[LLMGW-414]');
    expect(warning).toContain("'stores.redis.tls' = false");
  });

  test('warns when there is no password either', () => {
    const [warning] = warnings(redis({ host: 'cache.example.com', tls: false }));

    expect(warning).toContain('[LLMGW-414]');
    expect(warning).toContain('all data crosses the network in the clear');
  });

  test('restarts the pods when its password changes', () => {
    const password = { ...PASSWORD, revision: 'v2', reloader: true };
    const { metadata, spec } = only(synth(with_(redis({ password, urlSafePassword: true }))), 'Deployment');

    expect(metadata.annotations).toEqual({ 'secret.reloader.stakater.com/reload': PASSWORD.secretName });
    expect(Object.keys(spec.template.metadata.annotations)).toContain('checksum/redis-credentials');
  });

  test('fails when the password would have to be encoded', () => {
    const message = expectFinding(with_(redis({ password: PASSWORD })), 'LLMGW-412', "give it as 'url'", 'urlSafePassword');

    expect(message).not.toContain('store/');
  });

  test('fails when the URL and its parts are both given', () => {
    const both = redis({ url: { secretName: 'store', key: 'url' }, database: 2 });

    expectFinding(with_(both), 'LLMGW-413', "'stores.redis.database'", "'url' is the whole URL");
  });

  test.each([
    ['redis://cache.example.com:6379', 'write "cache.example.com"'],
    ['cache.example.com:6379', 'write "cache.example.com"'],
    ['', 'db.example.com'],
  ])('fails for the host %j', (host, remedy) => {
    expectFinding(with_(redis({ host })), 'LLMGW-413', "'stores.redis.host'", remedy);
  });

  test('fails for a URL with a password as host, and does not repeat it', () => {
    const message = expectFinding(with_(redis({ host: 'redis://:hunter2@cache:6379' })), 'LLMGW-413', 'cache');

    expect(message).not.toContain('hunter2');
  });

  test.each([0, 65536, 6379.5, Number.NaN])('fails for the port %p', (port) => {
    expectFinding(with_(redis({ port })), 'LLMGW-413', "'stores.redis.port'");
  });

  test('fails for a database that is no number', () => {
    expectFinding(with_(redis({ database: -1 })), 'LLMGW-413', "'stores.redis.database'");
  });

  test('fails for an optional password, whose variable would stand in the URL as text', () => {
    const optional = redis({ password: { ...PASSWORD, optional: true }, urlSafePassword: true });

    expectFinding(with_(optional), 'LLMGW-413', 'password.optional');
  });

  test('fails for a product that is not known to use it', () => {
    expectFinding(with_(redis(), JDBC_STORES), 'LLMGW-411', 'acme is not known to use redis', 'use postgres');
  });

  test('fails for what the product cannot be told', () => {
    const found = findings(with_(redis({ user: 'gateway', database: 2 }), PART_STORES));

    expect(found.map((line) => /'stores\.redis\.\w+'/.exec(line)?.[0])).toEqual([
      "'stores.redis.database'",
      "'stores.redis.user'",
    ]);
  });
});

describe('a PostgreSQL elsewhere', () => {
  test('is a URL that requires TLS', () => {
    expect(env(postgres())).toEqual({
      STORE: 'postgres',
      DATABASE_URL: 'postgres://gateway@postgres.data:5432/llm_gateway?sslmode=require',
    });
  });

  test('has user and database percent-encoded', () => {
    const { DATABASE_URL } = env(postgres({ user: 'a@b:c/d', database: 'x?y#z' }));

    const url = new URL(DATABASE_URL);
    expect(decodeURIComponent(url.username)).toBe('a@b:c/d');
    expect(decodeURIComponent(url.pathname)).toBe('/x?y#z');
  });

  test('tells a product of the JVM user and password apart from the URL', () => {
    expect(env(postgres({ password: PASSWORD }), JDBC_STORES)).toEqual({
      SPRING_DATASOURCE_URL: 'jdbc:postgresql://postgres.data:5432/llm_gateway?sslmode=require',
      SPRING_DATASOURCE_USERNAME: 'gateway',
      SPRING_DATASOURCE_PASSWORD: { name: 'store', key: 'password' },
    });
  });

  test('tells a product that reads the parts each of them', () => {
    expect(env(postgres({ password: PASSWORD, port: 5433 }), PART_STORES)).toEqual({
      PGHOST: 'postgres.data',
      PGPORT: '5433',
      PGDATABASE: 'llm_gateway',
      PGUSER: 'gateway',
      PGPASSWORD: { name: 'store', key: 'password' },
      PGSSLMODE: 'require',
    });
  });

  test('keeps dollar signs of a user, which Kubernetes would expand', () => {
    expect(env(postgres({ user: 'a$(PGHOST)$$b' }), PART_STORES)).toMatchObject({ PGUSER: 'a$$(PGHOST)$$$$b' });
  });

  test('verifies the server with the authority of the team', () => {
    const every: Required<Omit<ExternalPostgresOptions, 'url' | 'facts'>> = {
      host: 'db.example.com',
      port: 5432,
      database: 'llm_gateway',
      user: 'gateway',
      password: PASSWORD,
      urlSafePassword: true,
      peers: [NetworkPeer.anywhere()],
      sslMode: PostgresSslMode.VERIFY_FULL,
      certificateAuthority: { secretName: 'db-ca', key: 'root.pem' },
    };
    const gateway = deployment(postgres(every));

    expect(envOf(container(gateway)).DATABASE_URL).toContain('?sslmode=verify-full&sslrootcert=%2Fetc%2Fpostgres-ca%2Fca.crt');
    expect(podSpecOf(gateway).volumes).toContainEqual({
      name: 'postgres-ca',
      secret: { secretName: 'db-ca', defaultMode: 0o440, items: [{ key: 'root.pem', path: 'ca.crt' }] },
    });
  });

  test('takes the whole URL from a Secret, and needs no user then', () => {
    const whole = StateStore.externalPostgres({ host: 'db.example.com', url: { secretName: 'store', key: 'url' } });

    expect(env(whole)).toEqual({ STORE: 'postgres', DATABASE_URL: { name: 'store', key: 'url' } });
  });

  test('warns when nothing is encrypted outside the cluster', () => {
    const [warning] = warnings(postgres({ host: 'db.example.com', sslMode: PostgresSslMode.DISABLE }));

    expect(warning).toContain('[LLMGW-414]');
  });

  test('fails without a user', () => {
    expectFinding(with_(postgres({ user: undefined })), 'LLMGW-413', "'stores.postgres.user'", "give it as 'url'");
  });
});

describe('a product that needs a store', () => {
  test('fails without', () => {
    const build = (chart: Chart) => {
      gatewayWith(chart, [], JDBC_STORES);
    };

    expectFinding(build, 'LLMGW-410', 'acme does not start without postgres');
  });

  test('takes the variable from anywhere', () => {
    const build = (chart: Chart) => {
      gatewayWith(
        chart,
        [{ toWorkloadAddition: () => ({ env: { SPRING_DATASOURCE_URL: { value: 'jdbc:postgresql://db/x' } as never } }) }],
        JDBC_STORES,
      );
    };

    expect(findings(build)).toEqual([]);
  });
});

function warnings(store: IWorkloadNeed): string[] {
  const lines: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  try {
    synth(with_(store));
  } finally {
    write.mockRestore();
  }
  return lines;
}
