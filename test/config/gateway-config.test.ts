import { GatewayConfig, LlmGateway } from '../../src';
import type { ConfigFacts, LlmGatewayProps } from '../../src';
import type { Chart } from 'cdk8s';
import { only } from '../support/find';
import { acme } from '../support/gateway';
import { synth } from '../support/synth';

function gateway(config: GatewayConfig, facts: Partial<ConfigFacts> = {}, more: Partial<LlmGatewayProps> = {}) {
  return (chart: Chart) => {
    const profile = acme({ config: { mountPath: '/etc/gateway', ...facts } });
    new LlmGateway(chart, 'gateway', { profile, name: 'gateway', config, ...more });
  };
}

const data = (config: GatewayConfig, facts: Partial<ConfigFacts> = {}) => only(synth(gateway(config, facts)), 'ConfigMap').data;

test('objects are written in the format of the file name', () => {
  const tree = { server: { port: 8080, enabled: true }, names: ['a', 'b'] };

  expect(data(GatewayConfig.files({ 'a.yaml': tree, 'b.json': tree, 'c.toml': tree }))).toEqual({
    'a.yaml': 'server:\n  port: 8080\n  enabled: true\nnames:\n  - a\n  - b\n',
    'b.json': `${JSON.stringify(tree, undefined, 2)}\n`,
    'c.toml': 'names = ["a", "b"]\n\n[server]\nport = 8080\nenabled = true\n',
  });
});

test('text is kept as it is, also what products expand', () => {
  const text = 'host: ${startup.host:dev}\r\nkey: ${OPENAI_API_KEY}   \n\n';

  expect(data(GatewayConfig.file('startup.yml', text))).toEqual({ 'startup.yml': text });
});
