// The program of a team that installed the package; see ../consumer.ts for how it is compiled and run.
import { App, Chart, Duration } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import { GatewayConfig, GatewayProfile, GatewaySecrets, LlmGateway, ModelProvider, SecretSource } from 'cdk8s-llm-gateway';

const app = new App();
const chart = new Chart(app, 'team', { namespace: 'team' });
const keys = new GatewaySecrets(chart, 'keys', { source: SecretSource.existing('keys', ['api-token', 'anthropic']) });
const gateway = new LlmGateway(chart, 'gateway', {
  profile: GatewayProfile.keeptrusts({ version: '1.8.2' }),
  providers: [ModelProvider.anthropic()],
  credentials: [keys],
  config: GatewayConfig.file('policy-config.yaml', {
    pack: { name: 'base', version: '1.0.0', enabled: true },
    policies: { chain: [] },
  }),
  env: { LOG_LEVEL: EnvValue.fromValue('info') },
  maxStreamDuration: Duration.minutes(10),
});
// a team that goes on from our objects with its own
gateway.workload.metadata.addAnnotation('team.example.com/owner', 'ai');
app.synth();
