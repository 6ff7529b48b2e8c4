import { GatewayConfig, GatewayProfile, LlmGateway } from '../../src';
import { all, podSpecOf } from '../support/find';
import { credentials, keeptrusts } from '../support/gateway';
import { synth } from '../support/synth';

const configMaps = (name?: string): string[] =>
  all(synth(keeptrusts(name === undefined ? {} : { name })), 'ConfigMap').map(({ metadata }) => metadata.name);

test('two gateways of one product in one namespace have a configuration each', () => {
  const manifests = synth((chart) => {
    for (const name of ['team-a', 'team-b']) {
      new LlmGateway(chart, name, {
        name,
        profile: GatewayProfile.keeptrusts({ version: '1.8.2' }),
        credentials: [credentials('api-token')],
        config: GatewayConfig.file('policy-config.yaml', { pack: { name }, policies: { chain: [] } }),
      });
    }
  });
  const mounted = all(manifests, 'Deployment').map((d) => podSpecOf(d).volumes.find((v: any) => v.configMap).configMap.name);

  expect(manifests).toBeSound();
  expect(all(manifests, 'ConfigMap').map(({ metadata }) => metadata.name)).toEqual(['team-a-config', 'team-b-config']);
  expect(mounted).toEqual(['team-a-config', 'team-b-config']);
});

test('the documented name of the configuration goes with the documented name of the workload', () => {
  expect(configMaps()).toEqual(['keeptrusts-policy-config']);
  expect(configMaps('keeptrusts-gateway')).toEqual(['keeptrusts-policy-config']);
  expect(configMaps('edge')).toEqual(['edge-config']);
});
