import { App, Chart, Size } from 'cdk8s';
import {
  ApplyOrder,
  CloudNativePostgres,
  ClusterProfile,
  DeliveryTool,
  Findings,
  GatewayMigration,
  GatewaySecrets,
  LlmGateway,
  MigrationHook,
  MigrationRun,
  SecretSource,
  SecretStoreRef,
  StateStore,
  StoreKind,
} from '../../src';
import type { GatewayMigrationProps, IWorkloadNeed } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { acme } from '../support/gateway';

const FACTS = { stores: [{ kind: StoreKind.POSTGRES, urlVariable: 'DATABASE_URL' }], migration: { args: ['migrate'] } };

const external = StateStore.externalPostgres({ host: 'db.example.com', url: { secretName: 'database', key: 'url' } });

function migrated(chart: Chart, props: Partial<GatewayMigrationProps>, store: IWorkloadNeed = external): void {
  const target = new LlmGateway(chart, 'gateway', { profile: acme(FACTS), name: 'gateway', stores: [store] });
  new GatewayMigration(chart, 'migration', { target, stores: [store], ...props });
}

function secret(chart: Chart, order?: ApplyOrder): void {
  const remoteKeys = { url: { key: 'prod/database' } };
  const source = SecretSource.externalSecrets({ store: SecretStoreRef.cluster('vault'), remoteKeys });
  new GatewaySecrets(chart, 'secrets', { name: 'database', source, order });
}

/** The findings of an app in which the Secret is made in another chart of the same namespace, or of another one. */
function apart(namespace: string, hook: MigrationHook): string[] {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const app = new App();
  secret(new Chart(app, 'secrets', { namespace }));
  const chart = new Chart(app, 'chart', { namespace: 'ai' });
  migrated(chart, { hook });
  expect(chart.node.findAll().flatMap((c) => c.node.validate())).toEqual([]);
  return Findings.of(chart)
    .list()
    .filter((line) => line.includes('LLMGW-970'));
}

afterEach(() => jest.restoreAllMocks());

describe.each([MigrationHook.ARGO_CD, MigrationHook.HELM])('a hook of %s', (hook) => {
  test('fails if its Secret is made after it', () => {
    const build = (chart: Chart): void => {
      secret(chart);
      migrated(chart, { hook });
    };

    expectFinding(build, 'LLMGW-970', 'ExternalSecret "database"', "leave 'hook' out");
  });

  test('fails if its database is made after it', () => {
    const build = (chart: Chart): void => {
      migrated(chart, { hook }, new CloudNativePostgres(chart, 'db', { name: 'db', size: Size.gibibytes(1) }));
    };

    expectFinding(build, 'LLMGW-970', 'Cluster "db"');
  });

  test('may use what exists before', () => {
    expect(findings((chart) => migrated(chart, { hook }))).toEqual([]);
  });

  test('is warned of a Secret of another chart, which may be applied before', () => {
    expect(apart('ai', hook)).toEqual([expect.stringContaining('ExternalSecret "database"')]);
  });

  test('does not read the Secret of another namespace', () => {
    expect(apart('other', hook)).toEqual([]);
  });
});

test('a hook of Helm may use a Secret that is a hook before it', () => {
  const build = (chart: Chart): void => {
    secret(chart, ApplyOrder.helmHook(-5));
    migrated(chart, { hook: MigrationHook.HELM });
  };

  expect(findings(build)).toEqual([]);
});

test('a hook of Helm fails with a Secret that is a hook after it', () => {
  const build = (chart: Chart): void => {
    secret(chart, ApplyOrder.helmHook(5));
    migrated(chart, { hook: MigrationHook.HELM });
  };

  expectFinding(build, 'LLMGW-970', 'ExternalSecret "database"');
});

describe('a Job that pods do not wait for', () => {
  const warned = (delivery: DeliveryTool | undefined, props: Partial<GatewayMigrationProps> = {}): number => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const chart = new Chart(new App(), 'chart', { namespace: 'ai' });
    ClusterProfile.custom({ delivery }).applyTo(chart);
    migrated(chart, props);
    chart.node.findAll().forEach((c) => c.node.validate());
    return Findings.of(chart)
      .list()
      .filter((line) => line.includes('LLMGW-971')).length;
  };

  test.each([DeliveryTool.KUBECTL, DeliveryTool.HELM, DeliveryTool.FLUX, DeliveryTool.KAPP])('is warned of under %s', (tool) => {
    expect(warned(tool)).toBe(1);
  });

  test.each([DeliveryTool.ARGO_CD, undefined])('needs no word under %s', (tool) => {
    expect(warned(tool)).toBe(0);
  });

  test.each([{ run: MigrationRun.INIT_CONTAINER }, { hook: MigrationHook.HELM }])('needs no word with %j', (props) => {
    expect(warned(DeliveryTool.HELM, props)).toBe(0);
  });
});
