import type { Chart } from 'cdk8s';
import {
  AwsSecretService,
  CredentialDelivery,
  GatewaySecrets,
  LlmGateway,
  RemoteDecoding,
  SealingScope,
  SecretSource,
  SecretStoreRef,
  SecretsStoreProvider,
} from '../../src';
import type { GatewaySecretsProps, LlmGatewayProps, RemoteKey } from '../../src';
import { expectFinding } from '../support/errors';
import { all, container, only, podSpecOf, podTemplateOf } from '../support/find';
import { acme, gateway } from '../support/gateway';
import { synth } from '../support/synth';

const STORE = SecretStoreRef.cluster('aws-secrets');

// looks like what kubeseal prints, and unseals to nothing
const sealed = (seed: number) => `Ag${Array.from({ length: 700 }, (_, i) => 'ABCDEFGHabcdefgh'[(i * seed) % 16]).join('')}`;

function build(secrets: GatewaySecretsProps, props: Partial<LlmGatewayProps> = {}): (chart: Chart) => void {
  return (chart) => {
    const credentials = [{ name: 'token', env: 'ACME_TOKEN', file: '/run/acme/token', key: 'api-key', required: true }];
    const source = new GatewaySecrets(chart, 'secrets', secrets);
    gateway({ profile: acme({ credentials }), credentials: [source], ...props })(chart);
  };
}

describe.each<[string, GatewaySecretsProps]>([
  ['existing', { source: SecretSource.existing('acme', ['token']) }],
  [
    'externalSecrets',
    { name: 'acme', source: SecretSource.externalSecrets({ store: STORE, remoteKeys: { token: { key: 'prod/token' } } }) },
  ],
  ['sealedSecret', { name: 'acme', source: SecretSource.sealedSecret({ encryptedData: { token: sealed(3) } }) }],
  [
    'secretsStoreCsi',
    {
      name: 'acme',
      source: SecretSource.secretsStoreCsi({
        provider: SecretsStoreProvider.gcp('acme'),
        remoteKeys: { token: { key: 'token' } },
        syncSecret: true,
      }),
    },
  ],
  ['plaintext', { name: 'acme', source: SecretSource.plaintext({ token: 'dev-token' }) }],
])('the source %s', (_, secrets) => {
  test.each([
    ['a variable', CredentialDelivery.env()],
    ['a file', CredentialDelivery.file()],
  ])('reaches the process as %s', (__, token) => {
    const manifests = synth(build(secrets, { credentialDelivery: { token } }));

    const deployment = only(manifests, 'Deployment');
    const { env, volumeMounts } = container(deployment);
    const ours = (entry: { name: string }) => /^(credential|secrets-store)/.test(entry.name);
    expect({
      env,
      volumeMounts: volumeMounts.filter(ours),
      volumes: podSpecOf(deployment).volumes.filter(ours),
      annotations: Object.keys(podTemplateOf(deployment).metadata.annotations ?? {}),
    }).toMatchSnapshot();
    expect(manifests).toBeSound();
  });
});

describe('a sealed Secret', () => {
  const source = SecretSource.sealedSecret({ encryptedData: { token: sealed(3) } });

  test('passes the encrypted value through, under the documented key', () => {
    const manifests = synth(build({ source, name: 'acme' }));

    const sealedSecret = only(manifests, 'SealedSecret');
    expect(sealedSecret.spec.encryptedData).toEqual({ 'api-key': sealed(3) });
    expect({ ...sealedSecret, spec: { ...sealedSecret.spec, encryptedData: '...' } }).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test.each([
    [SealingScope.NAMESPACE_WIDE, 'sealedsecrets.bitnami.com/namespace-wide'],
    [SealingScope.CLUSTER_WIDE, 'sealedsecrets.bitnami.com/cluster-wide'],
  ])('says its scope %s, also on the Secret', (scope, annotation) => {
    const manifests = synth(build({ source: SecretSource.sealedSecret({ encryptedData: { token: sealed(3) }, scope }) }));

    const { metadata, spec } = only(manifests, 'SealedSecret');
    expect(metadata.annotations).toEqual({ [annotation]: 'true' });
    expect(spec.template.metadata.annotations).toEqual({ [annotation]: 'true' });
  });

  test('restarts the pods when a value is sealed again', () => {
    const checksum = (seed: number) => {
      const again = SecretSource.sealedSecret({ encryptedData: { token: sealed(seed) } });
      return podTemplateOf(only(synth(build({ source: again, name: 'acme' })), 'Deployment')).metadata.annotations;
    };

    expect(checksum(5)).not.toEqual(checksum(3));
  });

  test('fails without the name for which it was sealed', () => {
    expectFinding(build({ source }), 'LLMGW-203', "'name'", 'state the name');
  });

  test('fails for the value itself, and does not show it', () => {
    const pasted = SecretSource.sealedSecret({ encryptedData: { token: 'swordfish' } });

    expect(expectFinding(build({ source: pasted, name: 'acme' }), 'LLMGW-214', 'kubeseal --raw')).not.toContain('swordfish');
  });
});

describe('the Secrets Store CSI driver', () => {
  const asFile = { credentialDelivery: { token: CredentialDelivery.file() } };
  const mount = (provider: SecretsStoreProvider, token: RemoteKey = { key: 'gateway-token', version: '3' }, syncSecret = false) =>
    SecretSource.secretsStoreCsi({ provider, remoteKeys: { token }, syncSecret });

  const providers: [string, SecretsStoreProvider, RemoteKey][] = [
    ['aws', SecretsStoreProvider.aws({ region: 'eu-central-1' }), { key: 'prod/gateway', property: 'token' }],
    [
      'aws-parameters',
      SecretsStoreProvider.aws({ region: 'eu-central-1', service: AwsSecretService.PARAMETER_STORE, podIdentity: true }),
      { key: '/prod/gateway/token' },
    ],
    ['gcp', SecretsStoreProvider.gcp('acme-prod'), { key: 'gateway-token' }],
    [
      'azure',
      SecretsStoreProvider.azure({ vaultName: 'acme', tenantId: 'tenant', clientId: 'client' }),
      { key: 'gateway-token', version: '3' },
    ],
    [
      'vault',
      SecretsStoreProvider.vault({
        address: 'https://vault.vault:8200',
        role: 'gateway',
        authMountPath: 'clusters/prod',
        vaultNamespace: 'ai',
      }),
      { key: 'secret/data/gateway', property: 'token' },
    ],
  ];

  test.each(providers)('mounts files with the provider %s', (_, provider, key) => {
    const manifests = synth(build({ source: mount(provider, key) }, asFile));

    expect(only(manifests, 'SecretProviderClass')).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test('gives the process its file and makes no Secret', () => {
    const manifests = synth(build({ source: mount(SecretsStoreProvider.gcp('acme')) }, asFile));

    const deployment = only(manifests, 'Deployment');
    expect(container(deployment).volumeMounts).toContainEqual({
      name: 'secrets-store-test-secrets',
      mountPath: '/run/acme',
      readOnly: true,
    });
    expect(podSpecOf(deployment).volumes).toContainEqual({
      name: 'secrets-store-test-secrets',
      csi: {
        driver: 'secrets-store.csi.k8s.io',
        readOnly: true,
        volumeAttributes: { secretProviderClass: 'test-secrets' },
      },
    });
    expect(only(manifests, 'SecretProviderClass').spec.secretObjects).toBeUndefined();
  });

  test('makes a Secret for variables, and mounts the volume without which it would not exist', () => {
    const manifests = synth(build({ source: mount(SecretsStoreProvider.gcp('acme'), undefined, true) }));

    const gatewayContainer = container(only(manifests, 'Deployment'));
    expect(gatewayContainer.env[0].valueFrom.secretKeyRef).toEqual({ name: 'test-secrets', key: 'api-key' });
    expect(gatewayContainer.volumeMounts[0].mountPath).toBe('/var/run/secrets-store/test-secrets');
    expect(only(manifests, 'SecretProviderClass').spec.secretObjects).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test('fails to fill a variable without a Secret', () => {
    const source = mount(SecretsStoreProvider.gcp('acme'));

    expectFinding(build({ source }), 'LLMGW-210', 'there is nothing that ACME_TOKEN could refer to', 'syncSecret: true');
  });

  test('fails for a property that the provider cannot take out', () => {
    const source = mount(SecretsStoreProvider.gcp('acme'), { key: 'gateway', property: 'token' });

    expectFinding(build({ source }, asFile), 'LLMGW-203', 'remoteKeys.token.property', 'mounts whole values only');
  });

  test('fails for a value that would have to be decoded', () => {
    const source = mount(SecretsStoreProvider.gcp('acme'), { key: 'gateway', decoding: RemoteDecoding.BASE64 });

    expectFinding(build({ source }, asFile), 'LLMGW-203', 'remoteKeys.token.decoding');
  });

  test('fails when two workloads want the file under two names', () => {
    const two = (chart: Chart) => {
      build({ source: mount(SecretsStoreProvider.gcp('acme')) }, asFile)(chart);
      const secrets = chart.node.findChild('secrets') as GatewaySecrets;
      const credentials = [{ name: 'token', file: '/run/other/key' }];
      new LlmGateway(chart, 'other', { profile: acme({ credentials }), credentials: [secrets] });
    };

    expectFinding(two, 'LLMGW-210', '/run/other/key', 'use a path that ends in "/token"');
  });

  test('makes nothing else', () => {
    const manifests = synth(build({ source: mount(SecretsStoreProvider.gcp('acme')) }, asFile));

    expect(all(manifests, 'Secret')).toEqual([]);
  });
});
