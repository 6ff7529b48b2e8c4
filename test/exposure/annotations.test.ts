import type { Chart } from 'cdk8s';
import { Exposure, LoadBalancerCloud, Tls, WorkloadIdentity } from '../../src';
import type { GatewayExposureProps } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { only } from '../support/find';
import { synth } from '../support/synth';
import { exposed, gateway } from './gateways';

// What a prop says, no annotation may say otherwise, under none of the names that a controller knows.

const SERVICE = 'service.beta.kubernetes.io';
const balancer =
  (cloud: LoadBalancerCloud, internal: boolean, annotations: GatewayExposureProps['annotations']) => (chart: Chart) =>
    exposed(chart, Exposure.loadBalancer({ cloud, internal }), { annotations, tls: Tls.insecureHttp() });

describe('an internal load balancer', () => {
  test.each([
    [LoadBalancerCloud.AWS, `${SERVICE}/aws-load-balancer-scheme`, 'internet-facing'],
    [LoadBalancerCloud.AWS, `${SERVICE}/aws-load-balancer-internal`, 'false'],
    [LoadBalancerCloud.AWS, `${SERVICE}/aws-load-balancer-nlb-target-type`, 'instance'],
    [LoadBalancerCloud.GCP, 'networking.gke.io/load-balancer-type', 'External'],
    [LoadBalancerCloud.GCP, 'cloud.google.com/load-balancer-type', 'External'],
    [LoadBalancerCloud.AZURE, `${SERVICE}/azure-load-balancer-internal`, 'false'],
  ])('of %s fails with %s: %s', (cloud, name, value) => {
    expectFinding(balancer(cloud, true, { [name]: value }), 'LLMGW-505', name, `"${value}"`, 'via.');
  });

  test.each([
    [LoadBalancerCloud.AWS, `${SERVICE}/aws-load-balancer-scheme`, 'internal'],
    [LoadBalancerCloud.AWS, `${SERVICE}/aws-load-balancer-internal`, 'true'],
    [LoadBalancerCloud.GCP, 'cloud.google.com/load-balancer-type', 'Internal'],
    [LoadBalancerCloud.AZURE, `${SERVICE}/azure-load-balancer-internal`, 'True'],
  ])('of %s may say it twice: %s', (cloud, name, value) => {
    expect(findings(balancer(cloud, true, { [name]: value }))).toEqual([]);
  });

  test('fails when an annotation of the gateway itself, which its Service gets, opens it', () => {
    const annotations = { [`${SERVICE}/aws-load-balancer-internal`]: 'false' };
    const build = (chart: Chart) =>
      exposed(chart, Exposure.loadBalancer({ cloud: LoadBalancerCloud.AWS, internal: true }), {
        target: gateway(chart, { annotations }),
        tls: Tls.insecureHttp(),
      });

    expectFinding(build, 'LLMGW-505', 'aws-load-balancer-internal');
  });
});

test.each([
  [LoadBalancerCloud.AWS, `${SERVICE}/aws-load-balancer-internal`, 'true'],
  [LoadBalancerCloud.GCP, 'cloud.google.com/load-balancer-type', 'Internal'],
  [LoadBalancerCloud.AZURE, `${SERVICE}/azure-load-balancer-internal`, 'true'],
])('fails for a public load balancer of %s that %s makes internal', (cloud, name, value) => {
  expectFinding(balancer(cloud, false, { [name]: value }), 'LLMGW-505', name, "'via.internal'");
});

test.each([
  [`${SERVICE}/load-balancer-source-ranges`, '0.0.0.0/0'],
  [`${SERVICE}/azure-allowed-ip-ranges`, '198.51.100.0/24'],
  [`${SERVICE}/azure-allowed-service-tags`, 'Internet'],
  [`${SERVICE}/aws-load-balancer-security-groups`, 'sg-0123'],
  [`${SERVICE}/aws-load-balancer-disable-nlb-sg`, 'true'],
])('fails for source ranges beside %s', (name, value) => {
  const via = Exposure.loadBalancer({ sourceRanges: ['203.0.113.0/24'] });
  const props = { tls: Tls.insecureHttp(), annotations: { [name]: value } };

  expectFinding((chart) => exposed(chart, via, props), 'LLMGW-505', name, "'via.sourceRanges'");
});

describe('an Ingress', () => {
  const AWS = 'alb.ingress.kubernetes.io';

  test.each<[string, () => Exposure, string, string]>([
    ['alb', () => Exposure.alb({ internal: true }), `${AWS}/scheme`, 'internet-facing'],
    ['alb', () => Exposure.alb({ internal: true }), `${AWS}/frontend-nlb-scheme`, 'internet-facing'],
    ['alb', () => Exposure.alb(), `${AWS}/scheme`, 'internal'],
    ['alb', () => Exposure.alb({ inboundCidrs: ['203.0.113.0/24'] }), `${AWS}/inbound-cidrs`, '0.0.0.0/0'],
    ['alb', () => Exposure.alb({ inboundCidrs: ['203.0.113.0/24'] }), `${AWS}/security-groups`, 'sg-0123'],
    ['alb', () => Exposure.alb({ certificateArns: ['arn:a'] }), `${AWS}/certificate-arn`, 'arn:b'],
    ['appGateway', () => Exposure.appGateway({ internal: true }), 'appgw.ingress.kubernetes.io/use-private-ip', 'false'],
    ['appGateway', () => Exposure.appGateway(), 'appgw.ingress.kubernetes.io/use-private-ip', 'true'],
    ['haproxy', () => Exposure.haproxy(), 'ingress.kubernetes.io/ssl-redirect', 'false'],
    ['haproxy', () => Exposure.haproxy(), 'haproxy.com/ssl-redirect', 'false'],
    ['nginxInc', () => Exposure.nginxInc(), 'nginx.org/ssl-redirect', 'False'],
  ])('of %s fails with an annotation that contradicts it', (_, via, name, value) => {
    const build = (chart: Chart) => exposed(chart, via(), { tls: Tls.controller(), annotations: { [name]: value } });

    expectFinding(build, 'LLMGW-505', name, `"${value}"`);
  });
});

describe('a ServiceAccount', () => {
  const ROLE = 'arn:aws:iam::111122223333:role/gateway';
  const UUID = '01234567-89ab-cdef-0123-456789abcdef';

  test.each<[string, WorkloadIdentity, string, string]>([
    ['an IAM role', WorkloadIdentity.eksRole(ROLE, 'eu-west-1'), 'eks.amazonaws.com/role-arn', `${ROLE}-of-others`],
    ['an IAM role', WorkloadIdentity.eksRole(ROLE, 'eu-west-1'), 'eks.amazonaws.com/sts-regional-endpoints', 'false'],
    ['EKS Pod Identity', WorkloadIdentity.eksPodIdentity(), 'eks.amazonaws.com/role-arn', ROLE],
    ['a Google account', WorkloadIdentity.gke('a@p.iam.gserviceaccount.com'), 'iam.gke.io/gcp-service-account', 'b@p.example'],
    ['an identity of Entra', WorkloadIdentity.aks(UUID), 'azure.workload.identity/client-id', UUID.replace('0', '1')],
  ])('fails for %s beside %s', (_, identity, name, value) => {
    const annotations = { [name]: value };

    expectFinding((chart) => gateway(chart, { serviceAccount: { identity, annotations } }), 'LLMGW-505', name, 'identity');
    expectFinding((chart) => gateway(chart, { serviceAccount: { identity }, annotations }), 'LLMGW-505', name, 'identity');
  });

  test('fails for an annotation that is no string', () => {
    const annotations = { 'example.com/ttl': 600 as unknown as string };

    expectFinding((chart) => gateway(chart, { serviceAccount: { annotations } }), 'LLMGW-940', 'put it in quotes');
  });
});

test.each([600, true, null])('fails for an annotation of a door that is %j and no string', (value) => {
  const annotations = { 'nginx.org/client-max-body-size': value as unknown as string };
  const build = (chart: Chart) => exposed(chart, Exposure.nginxInc(), { tls: Tls.secret('llm-tls'), annotations });

  expectFinding(build, 'LLMGW-940', 'client-max-body-size');
});

test('what no prop owns is written as the team has it', () => {
  const annotations = { [`${SERVICE}/aws-load-balancer-attributes`]: 'deletion_protection.enabled=true' };
  const manifests = synth((chart) => balancer(LoadBalancerCloud.AWS, true, annotations)(chart));

  expect(only(manifests, 'Service').metadata.annotations).toMatchObject(annotations);
});
