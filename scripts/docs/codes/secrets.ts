import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import {
  CredentialDelivery,
  CredentialScan,
  GatewaySecrets,
  SecretSource,
  SecretStoreRef,
  TrustBundle,
  WorkloadIdentity,
} from '../../../src';
import type { CredentialFacts, GatewaySecretsProps } from '../../../src';
import type { Examples } from './example';
import { acme, gateway } from './prelude';

const source = SecretSource.existing('acme', ['token']);

/** A gateway whose product needs a token, and where it comes from. */
function withSecrets(chart: Chart, props: GatewaySecretsProps, facts: Partial<CredentialFacts> = {}, more: object = {}) {
  const secrets = new GatewaySecrets(chart, 'secrets', props);
  const profile = acme({ credentials: [{ name: 'token', env: 'TOKEN', required: true, ...facts }] });
  return gateway(chart, { profile, credentials: [secrets], ...more });
}

export const SECRETS: Examples = {
  'LLMGW-201': (chart) => withSecrets(chart, { source: SecretSource.existing('acme', ['tokn']) }),
  'LLMGW-202': (chart) => withSecrets(chart, { source, optional: ['token'] }),
  'LLMGW-203': (chart) => withSecrets(chart, { source, name: 'other' }),
  'LLMGW-204': (chart) => withSecrets(chart, { source: SecretSource.plaintext({ token: 'changeme' }) }),
  'LLMGW-205': (chart) => {
    const store = SecretStoreRef.cluster('vault');
    const often = { store, remoteKeys: { token: { key: 'acme' } }, refreshInterval: Duration.seconds(5) };
    withSecrets(chart, { source: SecretSource.externalSecrets(often) });
  },
  'LLMGW-206': (chart) => {
    withSecrets(chart, { source: SecretSource.plaintext({ token: 'for-my-own-cluster' }) });
  },
  'LLMGW-218': (chart) => withSecrets(chart, { source }, { format: '^[0-9a-f{64}$' }),
  'LLMGW-207': (chart) => {
    const form = { format: '^[0-9a-f]{64}$', formatDescription: '64 hexadecimal digits' };
    withSecrets(chart, { source: SecretSource.plaintext({ token: 'too-short' }) }, form);
  },
  'LLMGW-208': (chart) => {
    const secrets = new GatewaySecrets(chart, 'secrets', {
      source: SecretSource.existing('acme'),
      keys: { admin: 'key', metrics: 'key' },
    });
    const credentials = [
      { name: 'admin', env: 'ADMIN_KEY', distinctFrom: ['metrics'] },
      { name: 'metrics', env: 'METRICS_KEY' },
    ];
    gateway(chart, { profile: acme({ credentials }), credentials: [secrets] });
  },
  'LLMGW-209': (chart) => withSecrets(chart, { source: SecretSource.existing('acme', ['token', 'opnai']) }),
  'LLMGW-210': (chart) => withSecrets(chart, { source }, {}, { credentialDelivery: { token: CredentialDelivery.file() } }),
  'LLMGW-211': (chart) => gateway(chart, { args: [`--token=ghp_${'a1B2c3D4e5F6'.repeat(3)}`] }),
  'LLMGW-212': (chart) => gateway(chart, { env: { QUEUE: { value: 'amqp://acme:hunter2@queue.example.com' } } }),
  'LLMGW-213': (chart) => CredentialScan.of(chart).accept('', 'an example of the documentation'),
  'LLMGW-214': (chart) => {
    withSecrets(chart, { source: SecretSource.sealedSecret({ encryptedData: { token: 'plain' } }), name: 'acme' });
  },
  'LLMGW-215': (chart) => gateway(chart, { serviceAccount: { identity: WorkloadIdentity.eksRole('gateway', 'eu-central-1') } }),
  'LLMGW-216': (chart) => new TrustBundle(chart, 'trust', { publicCas: false }),
  'LLMGW-217': (chart) => withSecrets(chart, { source, rotationToken: `ghp_${'a1B2c3D4e5F6'.repeat(3)}` }),
};
