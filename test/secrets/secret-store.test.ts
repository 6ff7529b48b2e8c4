import { Chart } from 'cdk8s';
import { ApplyOrder, AwsSecretService, SecretStore, SecretStoreProvider, WorkloadIdentity } from '../../src';
import type { SecretStoreProps } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { all, only } from '../support/find';
import { synth } from '../support/synth';

const UUID = '01234567-89ab-cdef-0123-456789abcdef';

const store = (props: SecretStoreProps) => (chart: Chart) => new SecretStore(chart, 'store', props);

const providers: [string, SecretStoreProps][] = [
  ['aws', { provider: SecretStoreProvider.aws({ region: 'eu-central-1' }) }],
  [
    'aws with everything',
    {
      provider: SecretStoreProvider.aws({
        region: 'eu-central-1',
        service: AwsSecretService.PARAMETER_STORE,
        roleArn: 'arn:aws:iam::111122223333:role/reader',
      }),
      identity: WorkloadIdentity.eksRole('arn:aws:iam::111122223333:role/store', 'eu-central-1'),
    },
  ],
  [
    'gcp',
    {
      provider: SecretStoreProvider.gcp({
        projectId: 'acme-secrets',
        clusterName: 'prod',
        clusterLocation: 'europe-west3',
        clusterProjectId: 'acme-prod',
      }),
      identity: WorkloadIdentity.gke('store@acme-prod.iam.gserviceaccount.com'),
    },
  ],
  [
    'azure',
    {
      provider: SecretStoreProvider.azure({ vaultUrl: 'https://my-vault.vault.azure.net', tenantId: UUID }),
      serviceAccountName: 'llm-gateway',
    },
  ],
  [
    'vault',
    {
      provider: SecretStoreProvider.vault({
        server: 'https://vault.vault:8200',
        role: 'gateway',
        path: 'kv',
        version: 'v1',
        authMountPath: 'clusters/prod',
        vaultNamespace: 'ai',
        caConfigMap: 'vault-ca',
      }),
      serviceAccountName: 'vault-reader',
    },
  ],
];

test.each(providers)('a store of %s', (_, props) => {
  const manifests = synth(store(props));

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('a store for several namespaces, with everything', () => {
  const every: Omit<Required<SecretStoreProps>, 'serviceAccountName'> = {
    provider: SecretStoreProvider.azure({ vaultUrl: 'https://my-vault.vault.azure.net' }),
    name: 'azure-keyvault',
    namespaces: ['ai-platform', 'ai-staging'],
    identity: WorkloadIdentity.aks(UUID, { tenantId: UUID }),
    order: ApplyOrder.argoCd(-2),
  };
  const manifests = synth(store(every));

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('is referred to by its kind and name', () => {
  const refs: string[] = [];
  synth((chart) => {
    const provider = SecretStoreProvider.aws({ region: 'eu-central-1' });
    refs.push(new SecretStore(chart, 'one', { provider }).ref.kind);
    refs.push(new SecretStore(chart, 'all', { provider, namespaces: ['a'], name: 'all' }).ref.kind);
  });

  expect(refs).toEqual(['SecretStore', 'ClusterSecretStore']);
});

test('makes no ServiceAccount without an identity', () => {
  const manifests = synth(store({ provider: SecretStoreProvider.aws({ region: 'eu-central-1' }) }));

  expect(all(manifests, 'ServiceAccount')).toEqual([]);
  expect(only(manifests, 'SecretStore').spec.provider.aws.auth).toBeUndefined();
});

test('fails when Vault is asked without TLS', () => {
  const provider = SecretStoreProvider.vault({ server: 'http://vault.vault:8200', role: 'gateway' });

  expectFinding(store({ provider, serviceAccountName: 'reader' }), 'LLMGW-203', 'provider.server', 'unencrypted');
});

test('fails when nobody can log in to Vault', () => {
  const provider = SecretStoreProvider.vault({ server: 'https://vault.vault:8200', role: 'gateway' });

  expectFinding(store({ provider }), 'LLMGW-203', 'serviceAccountName');
});

test('fails for what is no Key Vault', () => {
  expectFinding(store({ provider: SecretStoreProvider.azure({ vaultUrl: 'my-vault' }) }), 'LLMGW-203', 'provider.vaultUrl');
});

test('a store of Vault for several namespaces says where its CA is', () => {
  const provider = SecretStoreProvider.vault({ server: 'https://vault.vault:8200', role: 'gateway', caConfigMap: 'vault-ca' });
  const manifests = synth(store({ provider, namespaces: ['a'], serviceAccountName: 'reader' }));

  expect(only(manifests, 'ClusterSecretStore').spec.provider.vault.caProvider).toEqual({
    type: 'ConfigMap',
    name: 'vault-ca',
    key: 'ca.crt',
    namespace: 'ai-platform',
  });
});

test('fails for EKS Pod Identity, which the operator has by its own pods', () => {
  const provider = SecretStoreProvider.aws({ region: 'eu-central-1' });

  expectFinding(store({ provider, identity: WorkloadIdentity.eksPodIdentity() }), 'LLMGW-203', 'leave it out');
});

test('fails for an identity beside an existing ServiceAccount', () => {
  const provider = SecretStoreProvider.aws({ region: 'eu-central-1' });
  const identity = WorkloadIdentity.eksRole('arn:aws:iam::111122223333:role/store', 'eu-central-1');

  expectFinding(store({ provider, identity, serviceAccountName: 'reader' }), 'LLMGW-203', "either 'identity' or");
});

test('fails when a cluster-wide store cannot say where its ServiceAccount is', () => {
  const lines = findings((chart) => {
    const bare = new Chart(chart.node.root as Chart, 'bare');
    const provider = SecretStoreProvider.aws({ region: 'eu-central-1' });
    new SecretStore(bare, 'store', { provider, namespaces: ['a'], serviceAccountName: 'reader' });
  });

  expect(lines).toEqual([expect.stringContaining("give the chart a 'namespace'")]);
});
