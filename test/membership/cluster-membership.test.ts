import type { Chart } from 'cdk8s';
import { ClusterMembership, ClusterProfile, ListenerRole, LlmGateway } from '../../src';
import type { ClusterMembershipProps, LlmGatewayProps, ProductFacts } from '../../src';
import { envOf } from '../state/sample';
import { expectFinding } from '../support/errors';
import { container, only } from '../support/find';
import { acme, FACTS } from '../support/gateway';
import { synth } from '../support/synth';

const CLUSTERED: Partial<ProductFacts> = {
  listeners: [...FACTS.listeners, { name: 'cluster', port: 5701, role: ListenerRole.CLUSTER }],
  cluster: { listener: 'cluster', serviceVariable: 'CACHE_SERVICE_NAME', namespaceVariable: 'KUBERNETES_NAMESPACE' },
};

function cluster(
  props: Partial<ClusterMembershipProps> = {},
  facts: Partial<ProductFacts> = CLUSTERED,
  more: Partial<LlmGatewayProps> = {},
) {
  return (chart: Chart) => {
    const target = new LlmGateway(chart, 'gateway', { profile: acme(facts), name: 'dvara-server', ...more });
    new ClusterMembership(chart, 'cluster', { target, ...props });
  };
}

test('the replicas of a gateway find each other', () => {
  const manifests = synth(cluster());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('its Service has a selector of its own where a cluster refuses two that are equal', () => {
  const manifests = synth((chart) => {
    ClusterProfile.aks({ automatic: true }).applyTo(chart);
    cluster()(chart);
  });
  const [own, other] = ['dvara-server-cluster', 'dvara-server'].map((name) => only(manifests, 'Service', name).spec.selector);

  expect(own).toEqual({ ...other, 'app.kubernetes.io/component': 'gateway' });
  expect(only(manifests, 'Deployment').spec.template.metadata.labels).toMatchObject(own);
});

test('the Service has the name that the team gives', () => {
  const every: Required<Omit<ClusterMembershipProps, 'target'>> = { name: 'members' };
  const manifests = synth(cluster(every));

  expect(only(manifests, 'Service', 'members').spec.clusterIP).toBe('None');
  expect(envOf(container(only(manifests, 'Deployment'))).CACHE_SERVICE_NAME).toBe('members');
});

test('both variables are set, also for one replica', () => {
  const gateway = only(synth(cluster({}, CLUSTERED, { replicas: 1 })), 'Deployment');

  expect(container(gateway).env.map(({ name }: any) => name)).toEqual(['CACHE_SERVICE_NAME', 'KUBERNETES_NAMESPACE']);
});

test('only the replicas reach the port of the cluster', () => {
  const { ingress } = only(synth(cluster()), 'NetworkPolicy').spec;

  const rules = ingress.filter((rule: any) => rule.ports.some(({ port }: any) => port === 5701));
  expect(rules).toEqual([
    {
      from: [
        { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'acme', 'app.kubernetes.io/instance': 'dvara-server' } } },
      ],
      ports: [{ port: 5701, protocol: 'TCP' }],
    },
  ]);
});

test('fails for a product that forms no cluster', () => {
  expectFinding(cluster({}, {}), 'LLMGW-416', 'acme is not known to form a cluster');
});

test('fails when the team sets one of the variables itself', () => {
  const env = { CACHE_SERVICE_NAME: { value: 'mine' } as never };

  expectFinding(cluster({}, CLUSTERED, { env }), 'LLMGW-114', 'env.CACHE_SERVICE_NAME');
});

test('fails for an unknown prop', () => {
  expectFinding(cluster({ nam: 'x' } as never), 'LLMGW-902', "did you mean 'name'?");
});

test('warns about replicas that do not find each other', () => {
  const lines: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  synth((chart) => {
    new LlmGateway(chart, 'gateway', { profile: acme(CLUSTERED) });
  });
  write.mockRestore();

  expect(lines).toEqual([expect.stringContaining('[LLMGW-417]')]);
});
