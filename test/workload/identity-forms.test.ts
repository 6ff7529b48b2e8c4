import { WorkloadIdentity } from '../../src';
import { expectFinding } from '../support/errors';
import { only, podTemplateOf } from '../support/find';
import { gateway } from '../support/gateway';
import { problems } from '../support/problems';
import { synth } from '../support/synth';

const ROLE = 'arn:aws:iam::111122223333:role/gateway';
const EMAIL = 'gateway@acme-prod.iam.gserviceaccount.com';
const UUID = '01234567-89ab-cdef-0123-456789abcdef';
const told = (identity: WorkloadIdentity): string[] => problems(gateway({ serviceAccount: { identity } }));

describe('a role of AWS', () => {
  test.each([
    [ROLE],
    ['arn:aws-cn:iam::111122223333:role/gateway'],
    ['arn:aws-us-gov:iam::111122223333:role/team/a+b=c,d.e@f_g-1'],
  ])('may be called %s', (arn) => {
    expect(told(WorkloadIdentity.eksRole(arn, 'eu-west-1'))).toEqual([]);
  });

  test.each([
    ['stands in a text', `the ${ROLE}`],
    ['is followed by something', `${ROLE} and more`],
    ['has no number of an account', 'arn:aws:iam::1111:role/gateway'],
    ['is a user', 'arn:aws:iam::111122223333:user/gateway'],
    ['is of another cloud', 'arn:AWS:iam::111122223333:role/gateway'],
  ])('fails where it %s', (_what, arn) => {
    expect(told(WorkloadIdentity.eksRole(arn, 'eu-west-1'))).toEqual(['LLMGW-215 identity.roleArn']);
  });

  test.each(['eu-west-1', 'us-gov-east-1', 'ap-southeast-5'])('may be asked for in %s', (region) => {
    expect(told(WorkloadIdentity.eksRole(ROLE, region))).toEqual([]);
  });

  test.each(['eu-west-1a', 'the-eu-west-1', 'eu-west', 'eu1', 'eu-west-1.amazonaws.com'])('fails for the region %s', (region) => {
    expect(told(WorkloadIdentity.eksRole(ROLE, region))).toContain('LLMGW-215 identity.region');
  });
});

describe('an account of Google', () => {
  test('may have digits and hyphens', () => {
    expect(told(WorkloadIdentity.gke('a-1@b-2.iam.gserviceaccount.com'))).toEqual([]);
  });

  test.each([`1${EMAIL}`, `${EMAIL}.example`, `the ${EMAIL}`, 'gateway@acme.example', 'gateway@1.iam.gserviceaccount.com'])(
    'fails for %s',
    (email) => {
      expect(told(WorkloadIdentity.gke(email))).toEqual(['LLMGW-215 identity.email']);
    },
  );
});

describe('an identity of Entra', () => {
  test('may be written in capitals, with its tenant or without', () => {
    expect(told(WorkloadIdentity.aks(UUID.toUpperCase(), { tenantId: UUID }))).toEqual([]);
    expect(told(WorkloadIdentity.aks(UUID))).toEqual([]);
  });

  test.each([`a${UUID}`, `${UUID}0`, UUID.replace('-', ''), 'gateway', ''])('fails for %j', (id) => {
    expect(told(WorkloadIdentity.aks(id))).toEqual(['LLMGW-215 identity.clientId']);
    expect(told(WorkloadIdentity.aks(UUID, { tenantId: id }))).toEqual(['LLMGW-215 identity.tenantId']);
  });

  test('without a tenant leaves it to the cluster', () => {
    const manifests = synth(gateway({ serviceAccount: { identity: WorkloadIdentity.aks(UUID) } }));

    expect(only(manifests, 'ServiceAccount').metadata.annotations).toEqual({ 'azure.workload.identity/client-id': UUID });
    expect(podTemplateOf(only(manifests, 'Deployment')).metadata.labels).toHaveProperty(['azure.workload.identity/use'], 'true');
  });
});

test.each<[string, () => WorkloadIdentity, string]>([
  ['a role', () => WorkloadIdentity.eksRole('x', 'eu-west-1'), ROLE],
  ['a region', () => WorkloadIdentity.eksRole(ROLE, 'x'), 'eu-central-1'],
  ['an account', () => WorkloadIdentity.gke('x'), EMAIL],
  ['a client', () => WorkloadIdentity.aks('x'), '00000000-0000-0000-0000-000000000000'],
])('fails for what is not %s, and shows one', (_what, identity, example) => {
  expectFinding(gateway({ serviceAccount: { identity: identity() } }), 'LLMGW-215', '"x"', `write it like "${example}"`);
});
