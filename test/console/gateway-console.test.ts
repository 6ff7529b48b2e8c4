import { NetworkPeer } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { all, container, only } from '../support/find';
import { dvaraConsole, dvaraGateway, dvaraProxy } from '../support/platform';
import { synth } from '../support/synth';

const smallest = synth((chart) => dvaraConsole(chart, { gateway: dvaraGateway(chart) }));
const everything = synth((chart) => {
  const gateway = dvaraGateway(chart, { clients: [] });
  const proxy = dvaraProxy(chart, { upstream: gateway });
  dvaraConsole(chart, { gateway, manages: [proxy], clients: [NetworkPeer.namespace('operators')] });
});

const CLOSED = { id: 'policy-service', kind: 'Service', name: 'dvara-ui', reason: 'closed until somebody is let in' };

test('the smallest console looks like this', () => expect(smallest).toMatchSnapshot());
test('the smallest console is sound', () => expect(smallest).toBeSound({ allow: [CLOSED] }));
test('the whole platform looks like this', () => expect(everything).toMatchSnapshot());
test('the whole platform is sound', () => expect(everything).toBeSound());

test('it finds its gateway by itself', () => {
  expect(container(only(smallest, 'Deployment', 'dvara-ui')).env).toContainEqual({
    name: 'DVARA_FLIGHTDECK_GATEWAY_URL',
    value: 'http://dvara-server.ai-platform:8080',
  });
});

test('it has the credentials of the platform and the datasource', () => {
  const names = container(only(smallest, 'Deployment', 'dvara-ui')).env.map((variable: { name: string }) => variable.name);

  expect(names).toEqual(
    expect.arrayContaining(['DVARA_LICENSE_KEY', 'DVARA_AUDIT_HMAC_SECRET', 'DVARA_ACTUATOR_API_KEY', 'SPRING_DATASOURCE_URL']),
  );
  expect(names).not.toContain('OPENAI_API_KEY');
});

test('it is ready once the gateway is', () => {
  const { readinessProbe, livenessProbe } = container(only(smallest, 'Deployment', 'dvara-ui'));

  expect(readinessProbe.httpGet.path).toBe('/actuator/health/readiness');
  expect(livenessProbe.httpGet.path).toBe('/actuator/health/liveness');
});

test('nothing publishes it and nobody is let in', () => {
  expect(only(smallest, 'NetworkPolicy', 'dvara-ui')['spec'].ingress).toBeUndefined();
  expect(only(smallest, 'Service', 'dvara-ui')['spec'].type).toBe('ClusterIP');
  expect(all(smallest, 'Ingress')).toEqual([]);
});

test('the gateway and the proxy let it in', () => {
  const console = { podSelector: { matchLabels: expect.objectContaining({ 'app.kubernetes.io/name': 'dvara-ui' }) } };

  for (const name of ['dvara-server', 'dvara-mcp-gateway']) {
    expect(only(everything, 'NetworkPolicy', name)['spec'].ingress[0].from).toContainEqual(console);
  }
});

test('fails without a license', () => {
  const lines = findings((chart) => dvaraConsole(chart, { gateway: dvaraGateway(chart), credentials: [] }));

  expect(lines).toContainEqual(expect.stringContaining('no source has the credential "license"'));
});

test('fails for a prop that does not exist', () => {
  expectFinding(
    (chart) => dvaraConsole(chart, { gateway: dvaraGateway(chart), ...({ gatway: 1 } as object) }),
    'LLMGW-902',
    "did you mean 'gateway'?",
  );
});
