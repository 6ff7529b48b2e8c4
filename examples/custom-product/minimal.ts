import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import { Findings, GatewaySecrets, LlmGateway, ModelProvider, SecretSource } from 'cdk8s-llm-gateway';
import { FIRST } from './profile';

/** A gateway of which only the first page of its documents was read. */
export class CustomProductMinimal extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'acme' });

    const target = new LlmGateway(this, 'gateway', {
      profile: FIRST,
      providers: [ModelProvider.openAi()],
      credentials: [
        new GatewaySecrets(this, 'secrets', { source: SecretSource.existing('acme-gateway', ['openai', 'admin-token']) }),
      ],
    });
    Findings.of(target).accept('LLMGW-160', 'nobody looked yet how it ends: pods wait as long as the longest stream');
  }
}
