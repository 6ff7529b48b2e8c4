import { GatewayConfig, GatewayProfile, LlmGateway } from '../../src';
import { findings } from '../support/errors';

const PROFILES: ReadonlyArray<readonly [string, GatewayProfile]> = [
  ['Keeptrusts', GatewayProfile.keeptrusts({ version: '1.8.2' })],
  ['LiteLLM', GatewayProfile.liteLlm({ version: '1.108.7' })],
  ['llm-gateway', GatewayProfile.llmGateway({ image: 'ghcr.io/acme/llm-gateway:v1.2.3' })],
];

test.each(PROFILES)('%s: nothing is said about the content of a file that this program does not see', (_, profile) => {
  const said = findings(
    (chart) => new LlmGateway(chart, 'gateway', { profile, config: GatewayConfig.existing('made-elsewhere') }),
  );

  expect(said.filter((line) => line.includes("'config."))).toEqual([]);
});
