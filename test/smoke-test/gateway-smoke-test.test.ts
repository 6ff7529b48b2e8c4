import type { Chart } from 'cdk8s';
import { GatewaySmokeTest, ListenerRole, SmokeCheck, SmokeTestForm } from '../../src';
import type { GatewaySmokeTestProps, LlmGatewayProps } from '../../src';
import { expectFinding } from '../support/errors';
import { all, container, only, podSpecOf } from '../support/find';
import { acme, gateway } from '../support/gateway';
import { dvaraGateway, dvaraProxy } from '../support/platform';
import { synth } from '../support/synth';

const KEY = { secretName: 'clients', key: 'smoke-test' };

function smoke(
  props: Partial<GatewaySmokeTestProps> = {},
  target: Partial<LlmGatewayProps> = {},
): (chart: Chart) => GatewaySmokeTest {
  return (chart) => new GatewaySmokeTest(chart, 'smoke', { target: gateway(target)(chart), ...props });
}

const every: Required<Omit<GatewaySmokeTestProps, 'target'>> = {
  checks: [SmokeCheck.health(), SmokeCheck.models(KEY), SmokeCheck.mcpTools(KEY)],
  form: SmokeTestForm.HELM_TEST,
  image: 'registry.example.com/curl:8.11.1',
  name: 'ask',
};

const smallest = synth(smoke());
const everything = synth((chart) => {
  const upstream = dvaraGateway(chart);
  new GatewaySmokeTest(chart, 'smoke', { target: dvaraProxy(chart, { upstream }), ...every });
});

test('the smallest smoke test looks like this', () => expect(smallest).toMatchSnapshot());
test('the smallest smoke test is sound', () => expect(smallest).toBeSound());
test('a smoke test with everything looks like this', () => expect(everything).toMatchSnapshot());
test('a smoke test with everything is sound', () => expect(everything).toBeSound());

test('it asks for readiness on the port that the Service publishes', () => {
  const profile = acme({ listeners: [{ name: 'http', port: 8080, servicePort: 80 }] });
  const manifests = synth(smoke({}, { profile }));

  expect(container(only(manifests, 'Job')).env).toEqual([{ name: 'URL_0', value: 'http://test-gateway.ai-platform:80/ready' }]);
});

test('an MCP proxy is asked for its tools as well', () => {
  const manifests = synth((chart) => {
    new GatewaySmokeTest(chart, 'smoke', { target: dvaraProxy(chart, { upstream: dvaraGateway(chart) }) });
  });

  expect(container(only(manifests, 'Job')).env[1].value).toBe('http://dvara-mcp-gateway.ai-platform:8070/mcp');
});

test('both network policies let it through, and nothing else through to it', () => {
  const [own] = all(smallest, 'NetworkPolicy').filter((p) => p.metadata.name === 'test-gateway-smoke-test');
  const proxied = only(synth(smoke({}, { clients: [] })), 'NetworkPolicy', 'test-gateway');

  expect(own!['spec'].ingress).toBeUndefined();
  expect(own!['spec'].egress).toHaveLength(2);
  expect(proxied['spec'].ingress).toEqual([
    {
      from: [{ podSelector: { matchLabels: own!['spec'].podSelector.matchLabels } }],
      ports: [{ port: 8080, protocol: 'TCP' }],
    },
  ]);
});

test('a token comes from a Secret and is in no argument', () => {
  const pod = podSpecOf(only(everything, 'Pod'));

  expect(pod.containers[0].env).toContainEqual({
    name: 'TOKEN_1',
    valueFrom: { secretKeyRef: { name: 'clients', key: 'smoke-test' } },
  });
});

test('another script gives the Job another name, because Jobs cannot be changed', () => {
  const other = only(synth(smoke({ checks: [SmokeCheck.models()] })), 'Job').metadata.name;

  expect(other).toMatch(/^test-gateway-smoke-test-[0-9a-f]{8}$/);
  expect(other).not.toBe(only(smallest, 'Job').metadata.name);
});

test('Argo CD runs it after every sync and replaces it', () => {
  const { metadata, spec } = only(synth(smoke({ form: SmokeTestForm.ARGO_HOOK })), 'Job') as any;

  expect(metadata.name).toBe('test-gateway-smoke-test');
  expect(metadata.annotations['argocd.argoproj.io/hook']).toBe('PostSync');
  expect(spec.ttlSecondsAfterFinished).toBeUndefined();
});

test('fails for a health port that the Service does not have', () => {
  const listeners = [
    { name: 'http', port: 8080 },
    { name: 'health', port: 8081, role: ListenerRole.HEALTH },
  ];

  expectFinding(smoke({}, { profile: acme({ listeners }) }), 'LLMGW-710', 'checks.health', "'published'");
});

test('fails for an image without a version', () => {
  expectFinding(smoke({ image: 'curlimages/curl' }), 'LLMGW-106');
});

test('fails for a prop that does not exist', () => {
  expectFinding(smoke({ check: [] } as Partial<GatewaySmokeTestProps>), 'LLMGW-902', "did you mean 'checks'?");
});
