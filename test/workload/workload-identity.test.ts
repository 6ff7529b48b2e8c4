import { ClusterProfile, EksCompute, Findings, GkeDns, NetworkPeer, WorkloadIdentity } from '../../src';
import { TestChart } from '../support/chart';
import { expectFinding } from '../support/errors';
import { all, only, podTemplateOf } from '../support/find';
import { gateway } from '../support/gateway';
import { synth } from '../support/synth';

const UUID = '01234567-89ab-cdef-0123-456789abcdef';
const withIdentity = (identity: WorkloadIdentity, existingName?: string) =>
  synth(
    gateway({ serviceAccount: { identity, existingName, annotations: existingName ? undefined : { 'example.com/x': 'y' } } }),
  );

test.each<[string, () => WorkloadIdentity, object]>([
  [
    'an IAM role',
    () => WorkloadIdentity.eksRole('arn:aws:iam::111122223333:role/gateway', 'eu-central-1'),
    { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/gateway' },
  ],
  ['EKS Pod Identity', () => WorkloadIdentity.eksPodIdentity(), {}],
  [
    'a Google service account',
    () => WorkloadIdentity.gke('gateway@acme-prod.iam.gserviceaccount.com'),
    { 'iam.gke.io/gcp-service-account': 'gateway@acme-prod.iam.gserviceaccount.com' },
  ],
  [
    'an identity of Entra',
    () => WorkloadIdentity.aks(UUID, { tenantId: UUID }),
    { 'azure.workload.identity/client-id': UUID, 'azure.workload.identity/tenant-id': UUID },
  ],
])('%s stands on the ServiceAccount', (_, identity, annotations) => {
  const manifests = withIdentity(identity());

  expect(only(manifests, 'ServiceAccount').metadata.annotations).toEqual({ 'example.com/x': 'y', ...annotations });
  expect(manifests).toBeSound();
});

test('an identity of Entra is asked for by a label of the pods, also with an existing ServiceAccount', () => {
  const manifests = withIdentity(WorkloadIdentity.aks(UUID), 'shared');

  expect(podTemplateOf(only(manifests, 'Deployment')).metadata.labels).toMatchObject({ 'azure.workload.identity/use': 'true' });
  expect(all(manifests, 'ServiceAccount')).toEqual([]);
});

test.each<[string, () => WorkloadIdentity, string, number]>([
  ['EKS Pod Identity', () => WorkloadIdentity.eksPodIdentity(), '169.254.170.23/32', 80],
  ['GKE', () => WorkloadIdentity.gke('gateway@acme-prod.iam.gserviceaccount.com'), '169.254.169.252/32', 988],
])('the token server of %s can be reached', (_, identity, cidr, port) => {
  const { egress } = only(withIdentity(identity()), 'NetworkPolicy').spec;

  expect(egress).toContainEqual({ to: expect.arrayContaining([{ ipBlock: { cidr } }]), ports: [{ port, protocol: 'TCP' }] });
});

test.each<[string, () => WorkloadIdentity]>([
  ['identity.roleArn', () => WorkloadIdentity.eksRole('gateway', 'eu-central-1')],
  ['identity.region', () => WorkloadIdentity.eksRole('arn:aws:iam::111122223333:role/gateway', 'Frankfurt')],
  ['identity.email', () => WorkloadIdentity.gke('gateway@example.com')],
  ['identity.clientId', () => WorkloadIdentity.aks('gateway')],
])('fails for a wrong %s', (prop, identity) => {
  expectFinding(gateway({ serviceAccount: { identity: identity() } }), 'LLMGW-215', prop);
});

describe('on a cluster that is known', () => {
  const found = (profile: ClusterProfile, identity: WorkloadIdentity): string[] => {
    const chart = new TestChart();
    profile.applyTo(chart);
    gateway({ serviceAccount: { identity } })(chart);
    return Findings.of(chart)
      .list()
      .filter((line) => line.includes('LLMGW-008'));
  };

  test.each([
    ['Pod Identity on Fargate', ClusterProfile.eks({ compute: EksCompute.FARGATE }), () => WorkloadIdentity.eksPodIdentity()],
    [
      'an AWS role on GKE',
      ClusterProfile.gke(),
      () => WorkloadIdentity.eksRole('arn:aws:iam::111122223333:role/gateway', 'eu-central-1'),
    ],
    ['a Google account on AKS', ClusterProfile.aks(), () => WorkloadIdentity.gke('gateway@acme-prod.iam.gserviceaccount.com')],
  ])('%s is warned of', (_, profile, identity) => {
    expect(found(profile, identity())).toHaveLength(1);
  });

  test.each([
    ['Pod Identity on managed nodes', ClusterProfile.eks(), () => WorkloadIdentity.eksPodIdentity()],
    [
      'an AWS role on Fargate',
      ClusterProfile.eks({ compute: EksCompute.FARGATE }),
      () => WorkloadIdentity.eksRole('arn:aws:iam::111122223333:role/gateway', 'eu-central-1'),
    ],
    ['anything where nobody knows', ClusterProfile.kind(), () => WorkloadIdentity.eksPodIdentity()],
  ])('%s is right', (_, profile, identity) => {
    expect(found(profile, identity())).toEqual([]);
  });

  test('its own token servers can be reached, at the ports of the identity', () => {
    const chart = new TestChart();
    const tokenServers = [NetworkPeer.cidr('10.128.0.0/20')];
    ClusterProfile.gke({ dns: GkeDns.CLOUD_DNS }).withFacts({ identity: { tokenServers } }).applyTo(chart);
    gateway({ serviceAccount: { identity: WorkloadIdentity.gke('gateway@acme-prod.iam.gserviceaccount.com') } })(chart);
    const { egress } = only(chart.toJson(), 'NetworkPolicy')['spec'];
    const ports = egress
      .filter((rule: any) => JSON.stringify(rule.to).includes('10.128.0.0/20'))
      .flatMap((rule: any) => rule.ports.map((p: any) => p.port));

    expect(ports).toEqual([80, 988]);
  });
});
