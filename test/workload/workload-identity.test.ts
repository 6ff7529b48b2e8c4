import { WorkloadIdentity } from '../../src';
import { expectFinding } from '../support/errors';
import { all, only, podTemplateOf } from '../support/find';
import { gateway } from '../support/gateway';
import { synth } from '../support/synth';

const UUID = '01234567-89ab-cdef-0123-456789abcdef';
const withIdentity = (identity: WorkloadIdentity, existingName?: string) =>
  synth(
    gateway({ serviceAccount: { identity, existingName, annotations: existingName ? undefined : { 'example.com/x': 'y' } } }),
  );

test.each<[string, WorkloadIdentity, object]>([
  [
    'an IAM role',
    WorkloadIdentity.eksRole('arn:aws:iam::111122223333:role/gateway', 'eu-central-1'),
    { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/gateway' },
  ],
  ['EKS Pod Identity', WorkloadIdentity.eksPodIdentity(), {}],
  [
    'a Google service account',
    WorkloadIdentity.gke('gateway@acme-prod.iam.gserviceaccount.com'),
    { 'iam.gke.io/gcp-service-account': 'gateway@acme-prod.iam.gserviceaccount.com' },
  ],
  [
    'an identity of Entra',
    WorkloadIdentity.aks(UUID, { tenantId: UUID }),
    { 'azure.workload.identity/client-id': UUID, 'azure.workload.identity/tenant-id': UUID },
  ],
])('%s stands on the ServiceAccount', (_, identity, annotations) => {
  const manifests = withIdentity(identity);

  expect(only(manifests, 'ServiceAccount').metadata.annotations).toEqual({ 'example.com/x': 'y', ...annotations });
  expect(manifests).toBeSound();
});

test('an identity of Entra is asked for by a label of the pods, also with an existing ServiceAccount', () => {
  const manifests = withIdentity(WorkloadIdentity.aks(UUID), 'shared');

  expect(podTemplateOf(only(manifests, 'Deployment')).metadata.labels).toMatchObject({ 'azure.workload.identity/use': 'true' });
  expect(all(manifests, 'ServiceAccount')).toEqual([]);
});

test.each<[string, WorkloadIdentity, string, number]>([
  ['EKS Pod Identity', WorkloadIdentity.eksPodIdentity(), '169.254.170.23/32', 80],
  ['GKE', WorkloadIdentity.gke('gateway@acme-prod.iam.gserviceaccount.com'), '169.254.169.252/32', 988],
])('the token server of %s can be reached', (_, identity, cidr, port) => {
  const { egress } = only(withIdentity(identity), 'NetworkPolicy').spec;

  expect(egress).toContainEqual({ to: [{ ipBlock: { cidr } }], ports: [{ port, protocol: 'TCP' }] });
});

test.each<[string, WorkloadIdentity]>([
  ['identity.roleArn', WorkloadIdentity.eksRole('gateway', 'eu-central-1')],
  ['identity.region', WorkloadIdentity.eksRole('arn:aws:iam::111122223333:role/gateway', 'Frankfurt')],
  ['identity.email', WorkloadIdentity.gke('gateway@example.com')],
  ['identity.clientId', WorkloadIdentity.aks('gateway')],
])('fails for a wrong %s', (prop, identity) => {
  expectFinding(gateway({ serviceAccount: { identity } }), 'LLMGW-215', prop);
});
