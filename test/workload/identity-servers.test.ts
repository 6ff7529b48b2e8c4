import type { Chart } from 'cdk8s';
import { ClusterProfile, EksCompute, NetworkIsolation, WorkloadIdentity } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { only } from '../support/find';
import { gateway } from '../support/gateway';
import { problems } from '../support/problems';
import { synth } from '../support/synth';

const ROLE = 'arn:aws:iam::111122223333:role/gateway';
const EMAIL = 'gateway@acme-prod.iam.gserviceaccount.com';
const UUID = '01234567-89ab-cdef-0123-456789abcdef';

/** Hosts and ranges to which a policy of Cilium, which knows names, lets the pods out, and the ports there. */
function reached(identity: WorkloadIdentity): string[] {
  const props = { serviceAccount: { identity }, networkIsolation: NetworkIsolation.cilium() };
  const { egress } = only(synth(gateway(props)), 'CiliumNetworkPolicy')['spec'];
  return egress.flatMap(({ toFQDNs = [], toCIDRSet = [], toPorts = [] }: any) =>
    [...toFQDNs.map((f: any) => f.matchName), ...toCIDRSet.map((c: any) => c.cidr)].map(
      (to) => `${to} ${toPorts.flatMap((p: any) => p.ports.map(({ port }: any) => port)).join()}`,
    ),
  );
}

test.each<[string, () => WorkloadIdentity, string[]]>([
  ['a role of AWS', () => WorkloadIdentity.eksRole(ROLE, 'eu-west-1'), ['sts.eu-west-1.amazonaws.com 443']],
  ['a role of AWS in China', () => WorkloadIdentity.eksRole(ROLE, 'cn-north-1'), ['sts.cn-north-1.amazonaws.com.cn 443']],
  ['EKS Pod Identity', () => WorkloadIdentity.eksPodIdentity(), ['169.254.170.23/32 80', 'fd00:ec2::23/128 80']],
  [
    'an account of Google',
    () => WorkloadIdentity.gke(EMAIL),
    ['169.254.169.254/32 80', '169.254.169.254/32 988', '169.254.169.252/32 988'],
  ],
  ['an identity of Entra', () => WorkloadIdentity.aks(UUID), ['login.microsoftonline.com 443']],
])('the pods of %s reach what gives out its tokens', (_what, identity, servers) => {
  expect(reached(identity())).toEqual(expect.arrayContaining(servers));
});

const STS = 'eks.amazonaws.com/sts-regional-endpoints';
const against = (identity: WorkloadIdentity, name: string, value: string) =>
  gateway({ serviceAccount: { identity, annotations: { [name]: value } } });

describe('an annotation', () => {
  test.each<[string, () => WorkloadIdentity, string, string]>([
    ['the same role', () => WorkloadIdentity.eksRole(ROLE, 'eu-west-1'), 'eks.amazonaws.com/role-arn', ROLE],
    ['the server of the region', () => WorkloadIdentity.eksRole(ROLE, 'eu-west-1'), STS, 'true'],
    ['a tenant beside none', () => WorkloadIdentity.aks(UUID), 'azure.workload.identity/tenant-id', UUID],
    ['something else', () => WorkloadIdentity.eksPodIdentity(), 'example.com/a', 'b'],
  ])('may say %s', (_what, identity, name, value) => {
    expect(problems(against(identity(), name, value))).toEqual([]);
  });

  test.each<[string, () => WorkloadIdentity, string, string, string]>([
    [
      'another role',
      () => WorkloadIdentity.eksRole(ROLE, 'eu-west-1'),
      'eks.amazonaws.com/role-arn',
      'x',
      `'identity' says "${ROLE}"`,
    ],
    ['the server of all regions', () => WorkloadIdentity.eksRole(ROLE, 'eu-west-1'), STS, 'false', '\'identity\' says "true"'],
    [
      'a role beside Pod Identity',
      () => WorkloadIdentity.eksPodIdentity(),
      'eks.amazonaws.com/role-arn',
      ROLE,
      'another identity',
    ],
  ])('fails for %s', (_what, identity, name, value, reason) => {
    const build = against(identity(), name, value);

    expect(problems(build)).toEqual([`LLMGW-505 serviceAccount.annotations.${name}`]);
    expectFinding(build, 'LLMGW-505', `"${value}"`, reason);
  });

  test('fails where it stands on all objects of the gateway', () => {
    const annotations = { 'iam.gke.io/gcp-service-account': 'x' };

    expect(findings(gateway({ annotations, serviceAccount: { identity: WorkloadIdentity.gke(EMAIL) } }))).toHaveLength(1);
  });
});

test('an identity that the cluster does not offer is warned of', () => {
  const build = (chart: Chart): void => {
    ClusterProfile.eks({ compute: EksCompute.FARGATE }).applyTo(chart);
    gateway({ serviceAccount: { identity: WorkloadIdentity.eksPodIdentity() } })(chart);
  };

  expect(problems(build)).toContain('LLMGW-008 serviceAccount.identity (warning)');
});
