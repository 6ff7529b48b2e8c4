import { Duration, Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { CloudNativePostgres, GatewayMigration, LlmGateway, MigrationHook, MigrationRun, StateStore, StoreKind } from '../../src';
import type { GatewayMigrationProps, IWorkloadNeed, LlmGatewayProps, MigrationFacts, ProductFacts } from '../../src';
import { envOf } from '../state/sample';
import { on } from '../support/cluster';
import { expectFinding } from '../support/errors';
import { all, container, only } from '../support/find';
import { acme } from '../support/gateway';
import { synth } from '../support/synth';

const MIGRATION: MigrationFacts = {
  args: ['migrations'],
  env: { MIGRATE_ONLY: 'true' },
  workloadEnv: { DISABLE_SCHEMA_UPDATE: 'true' },
};
const FACTS: Partial<ProductFacts> = {
  stores: [{ kind: StoreKind.POSTGRES, urlVariable: 'DATABASE_URL' }],
  migration: MIGRATION,
};

const external = StateStore.externalPostgres({
  host: 'db.example.com',
  url: { secretName: 'database', key: 'url' },
});

function migrated(
  props: Partial<GatewayMigrationProps> = {},
  store: IWorkloadNeed = external,
  facts = FACTS,
  options: Partial<LlmGatewayProps> = {},
) {
  return (chart: Chart) => {
    const target = new LlmGateway(chart, 'gateway', { profile: acme(facts), name: 'gateway', stores: [store], ...options });
    new GatewayMigration(chart, 'migration', { target, stores: [store], ...props });
  };
}

test('the smallest migration with its gateway', () => {
  const manifests = synth(migrated());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('a migration with every prop', () => {
  const every: Required<Omit<GatewayMigrationProps, 'target' | 'stores'>> = {
    migration: { image: 'acme/migrations:1.2.3', command: ['migrate'], args: ['up'], deadline: Duration.minutes(5) },
    run: MigrationRun.JOB,
    hook: MigrationHook.ARGO_CD,
    backoffLimit: 1,
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } },
  };
  const manifests = synth(migrated(every));

  expect(only(manifests, 'Job')).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('the pods of the gateway are told not to migrate', () => {
  expect(envOf(container(only(synth(migrated()), 'Deployment')))).toEqual({
    DATABASE_URL: { name: 'database', key: 'url' },
    DISABLE_SCHEMA_UPDATE: 'true',
  });
});

test('the Job is told about the store as the gateway is', () => {
  expect(envOf(container(only(synth(migrated()), 'Job')))).toEqual({
    DATABASE_URL: { name: 'database', key: 'url' },
    MIGRATE_ONLY: 'true',
  });
});

test('another release is another Job, the same release the same', () => {
  const name = (args: string[]) => only(synth(migrated({ migration: { args } })), 'Job').metadata.name;

  expect(name(['a'])).toBe(name(['a']));
  expect(name(['b'])).not.toBe(name(['a']));
});

test('the Service and the budget of the gateway do not select the Job', () => {
  const manifests = synth(migrated());
  const { labels } = only(manifests, 'Job').spec.template.metadata;
  const { selector } = only(manifests, 'Service').spec;

  expect(labels).not.toMatchObject(selector);
});

test('a database of the cluster lets the Job in', () => {
  const manifests = synth((chart) => {
    migrated({}, new CloudNativePostgres(chart, 'db', { name: 'db', size: Size.gibibytes(1) }))(chart);
  });

  expect(JSON.stringify(only(manifests, 'NetworkPolicy', 'db').spec.ingress)).toContain('"gateway-migration"');
});

test('Helm runs it before the rest, what it needs first', () => {
  const manifests = synth(migrated({ hook: MigrationHook.HELM }));

  expect(only(manifests, 'Job').metadata).toMatchObject({
    name: 'gateway-migration',
    annotations: { 'helm.sh/hook': 'pre-install,pre-upgrade', 'helm.sh/hook-weight': '0' },
  });
  expect(only(manifests, 'ServiceAccount', 'gateway-migration').metadata.annotations).toMatchObject({
    'helm.sh/hook-weight': '-1',
  });
});

test('runs in the pods where replicas lock each other out', () => {
  const manifests = synth(migrated({ run: MigrationRun.INIT_CONTAINER }));

  expect(all(manifests, 'Job')).toEqual([]);
  expect(envOf(container(only(manifests, 'Deployment'), 'migration'))).toEqual({
    DATABASE_URL: { name: 'database', key: 'url' },
    MIGRATE_ONLY: 'true',
  });
  expect(manifests).toBeSound();
});

test('OpenShift assigns the users of the Job as those of the gateway', () => {
  const job = only(synth(on({ admission: { assignsUsers: true } }, migrated())), 'Job');

  expect(job.spec.template.spec.securityContext).not.toHaveProperty('runAsUser');
});

test('fails for a product without migrations', () => {
  expectFinding(migrated({}, external, { stores: FACTS.stores }), 'LLMGW-418', 'acme is not known to have migrations');
});

test('fails for an image without a version', () => {
  expectFinding(migrated({ migration: { image: 'acme/migrations' } }), 'LLMGW-106', 'migration.image');
});

test('fails for a negative number of tries', () => {
  expectFinding(migrated({ backoffLimit: -1 }), 'LLMGW-418', "'backoffLimit' = -1");
});
