import type { Chart } from 'cdk8s';
import { ClusterProfile, Findings, GatewayMigration, ModelProvider, NetworkIsolation, NetworkPeer } from '../../src';
import type { LlmGatewayProps } from '../../src';
import { gateway } from '../exposure/gateways';
import { METADATA_SERVICES } from '../cluster/models';
import { TestChart } from '../support/chart';
import { acme } from '../support/gateway';
import { only } from '../support/find';
import type { Manifest } from '../support/manifest';
import { canReach, INTRANET, podsOf, WORLD } from '../support/reachability';
import type { Peer } from '../support/reachability';

interface Outcome {
  readonly reaches: (end: Peer, port: number) => boolean;
  readonly warnings: readonly string[];
}

function outcome(props: Partial<LlmGatewayProps>, profile?: ClusterProfile): Outcome {
  const chart: Chart = new TestChart();
  profile?.applyTo(chart);
  gateway(chart, props);
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const manifests: Manifest[] = chart.toJson();
  const self = podsOf(only(manifests, 'Deployment'));
  return {
    reaches: (end, port) => canReach(manifests, self, end, port),
    warnings: Findings.of(chart)
      .list()
      .filter((line) => /^\[LLMGW-(0|130)/.test(line)),
  };
}

const at = (...endpoints: string[]): ModelProvider => ModelProvider.custom('model', { endpoints, authenticated: false });

afterEach(() => jest.restoreAllMocks());

describe('a provider outside the cluster', () => {
  test('is at a public address', () => {
    const { reaches, warnings } = outcome({ providers: [at('https://llm.example.com')] });

    expect([reaches(WORLD, 443), reaches(INTRANET, 443)]).toEqual([true, false]);
    expect(warnings).toEqual([]);
  });

  test.each([
    'acme.privatelink.openai.azure.com',
    'vpce-0a1b2c3d-x.bedrock-runtime.eu-central-1.vpce.amazonaws.com',
    'europe-west4-aiplatform-acme.p.googleapis.com',
    'vpc-cn-beijing.dashscope.aliyuncs.com',
    'vllm.corp.internal',
  ])('is let through and warned of where the name %s gives away a private one', (host) => {
    const { reaches, warnings } = outcome({ providers: [at(`https://${host}`)] });

    expect(reaches(INTRANET, 443)).toBe(true);
    expect(warnings).toEqual([expect.stringMatching(new RegExp(`LLMGW-009.*"${host.slice(0, 40)}`))]);
  });

  test('is not warned of where it is a Service', () => {
    expect(outcome({ providers: [at('http://vllm.models.svc.cluster.local:8000')] }).warnings).toEqual([]);
  });

  test('says that it is private', () => {
    const { reaches, warnings } = outcome({
      providers: [ModelProvider.azureOpenAi('acme', { authenticated: true, privateEndpoint: true })],
      credentials: [{ credentialNames: ['azure-openai'], credential: () => ({ secretName: 'keys', key: 'azure' }) }],
    });

    expect(reaches(INTRANET, 443)).toBe(true);
    expect(warnings).toEqual([]);
  });

  test('says where it is, and nothing else is open', () => {
    const peers = [NetworkPeer.cidr('10.200.1.2/32')];
    const { reaches, warnings } = outcome({
      providers: [ModelProvider.custom('m', { endpoints: ['https://m.privatelink.example.com'], authenticated: false, peers })],
    });

    expect([reaches(INTRANET, 443), reaches({ address: '10.200.1.3' }, 443), reaches(WORLD, 443)]).toEqual([true, false, false]);
    expect(warnings).toEqual([]);
  });

  test('needs no word where policies go by name', () => {
    const providers = [at('https://acme.privatelink.openai.azure.com')];
    const { reaches, warnings } = outcome({ providers, networkIsolation: NetworkIsolation.cilium() });

    expect(reaches({ ...INTRANET, host: 'acme.privatelink.openai.azure.com' }, 443)).toBe(true);
    expect(warnings).toEqual([]);
  });
});

describe('what has a private address', () => {
  const egress = [{ peers: [NetworkPeer.host('license.example.com')], ports: [{ port: 443 }] }];

  test('is known to the workload', () => {
    expect(outcome({ egress, privateHosts: ['license.example.com'] }).reaches(INTRANET, 443)).toBe(true);
    expect(outcome({ egress, privateHosts: ['other.example.com'] }).reaches(INTRANET, 443)).toBe(false);
  });

  test.each([['licence.example.com'], ['*.license.example.com']])('is warned of if nothing reaches %s', (name) => {
    const { warnings } = outcome({ egress, privateHosts: ['license.example.com', name] });

    expect(warnings).toEqual([expect.stringContaining(`[LLMGW-130] test/gateway: 'privateHosts' = "${name}"`)]);
  });

  test('may be reached by a Job of the workload alone', () => {
    const chart = new TestChart();
    const stores = [{ toWorkloadAddition: () => ({ egress }) }];
    const profile = acme({ migration: { command: ['migrate'] } });
    const target = gateway(chart, { profile, privateHosts: ['license.example.com'] });
    new GatewayMigration(chart, 'migration', { target, stores });
    chart.toJson();

    expect(Findings.of(chart).list().join('\n')).not.toContain('LLMGW-130');
  });

  test('is known to the cluster, with everything below a name', () => {
    const profile = (name: string): ClusterProfile => ClusterProfile.kind().withFacts({ addresses: { privateNames: [name] } });

    expect(outcome({ egress }, profile('*.example.com')).reaches(INTRANET, 443)).toBe(true);
    expect(outcome({ egress }, profile('*.license.example.com')).reaches(INTRANET, 443)).toBe(false);
  });

  test.each(['a.example.com', 'b.example.com'])('is known to the cluster among others: %s', (host) => {
    const profile = ClusterProfile.kind().withFacts({ addresses: { privateNames: ['a.example.com', 'b.example.com'] } });
    const rules = [{ peers: [NetworkPeer.host(host)], ports: [{ port: 443 }] }];

    expect(outcome({ egress: rules }, profile).reaches(INTRANET, 443)).toBe(true);
  });

  test('is no matter of what has no name', () => {
    const profile = ClusterProfile.kind().withFacts({ addresses: { privateNames: ['*.example.com'] } });
    const rules = [{ peers: [NetworkPeer.cidr('10.1.0.0/16')], ports: [{ port: 443 }] }];

    expect(outcome({ egress: rules }, profile).reaches(INTRANET, 443)).toBe(false);
  });

  test('may be one of several that are reached', () => {
    const peers = [NetworkPeer.cidr('10.1.0.0/16'), NetworkPeer.host('a.example.com'), NetworkPeer.host('b.example.com')];
    const privateHosts = ['b.example.com', '*.example.com'];

    expect(outcome({ egress: [{ peers, ports: [{ port: 443 }] }], privateHosts }).warnings).toEqual([]);
  });

  test('is warned of in the order of names, each once, where only the name gives it away', () => {
    const peers = ['b.internal', 'a.internal', 'b.internal'].map((host) => NetworkPeer.host(host));
    const { warnings } = outcome({ egress: [{ peers, ports: [{ port: 443 }] }] });

    expect(warnings.map((line) => /'egress' = "(.+?)"/.exec(line)?.[1])).toEqual(['a.internal', 'b.internal']);
  });

  test('is whatever is reached without the proxy of the company', () => {
    const egressProxy = { url: 'http://10.0.0.9:3128', noProxy: ['license.example.com'] };

    expect(outcome({ egress, egressProxy }).reaches(INTRANET, 443)).toBe(true);
    expect(outcome({ egress, egressProxy: { url: egressProxy.url } }).reaches(INTRANET, 443)).toBe(false);
  });
});

describe('the API server', () => {
  const egress = [{ peers: [NetworkPeer.apiServer()], ports: [{ port: 443 }] }];

  test('is anywhere while nobody says where, with a warning', () => {
    const { reaches, warnings } = outcome({ egress });

    expect([reaches(WORLD, 443), reaches(INTRANET, 443)]).toEqual([true, true]);
    expect(warnings).toEqual([expect.stringMatching(/LLMGW-001.*'addresses.apiServer'/)]);
  });

  test('is anywhere where the cluster names no address of it', () => {
    expect(outcome({ egress }, ClusterProfile.kind().withFacts({ addresses: { apiServer: [] } })).reaches(WORLD, 443)).toBe(true);
  });

  test('is warned of beside others', () => {
    const peers = [NetworkPeer.cidr('10.1.0.0/16'), NetworkPeer.apiServer()];

    expect(outcome({ egress: [{ peers, ports: [{ port: 443 }] }] }).warnings).toHaveLength(1);
  });

  test('is where the cluster says', () => {
    const { reaches, warnings } = outcome(
      { egress },
      ClusterProfile.kind().withFacts({ addresses: { apiServer: ['10.200.1.2/32'] } }),
    );

    expect([reaches(INTRANET, 443), reaches(WORLD, 443)]).toEqual([true, false]);
    expect(warnings).toEqual([]);
  });

  test('has a name of its own in Cilium', () => {
    const { reaches, warnings } = outcome({ egress, networkIsolation: NetworkIsolation.cilium() });

    expect(reaches({ entity: 'kube-apiserver' }, 443)).toBe(true);
    expect(reaches(WORLD, 443)).toBe(false);
    expect(warnings).toEqual([]);
  });

  test('is known to Cilium also where it may not tell hosts apart by name', () => {
    const profile = ClusterProfile.kind().withFacts({ policies: { ciliumPolicies: true, hostNames: false } });

    expect(outcome({ egress, networkIsolation: NetworkIsolation.cilium() }, profile).warnings).toEqual([]);
  });
});

test.each([NetworkIsolation.networkPolicy(), NetworkIsolation.cilium()])(
  'no metadata service of any cloud is anywhere, nor on the internet',
  (networkIsolation) => {
    const anywhere = outcome({ networkIsolation, egress: [{ peers: [NetworkPeer.anywhere()], ports: [{ port: 80 }] }] });
    const internet = outcome({ networkIsolation, egress: [{ peers: [NetworkPeer.host('example.com')], ports: [{ port: 80 }] }] });

    for (const service of METADATA_SERVICES) {
      expect([service.name, anywhere.reaches(service, 80), internet.reaches(service, 80)]).toEqual([service.name, false, false]);
    }
  },
);
