import type { App } from 'cdk8s';
import { ModelProvider } from 'cdk8s-llm-gateway';
import { DvaraChart } from './chart';

/**
 * What the Secret of the documents has besides; a provider whose key is missing is left out. Its `gateway-internal-secret` stays
 * where it is: no variable is documented for it, so `internalSecretVariable` of the profile is yours to state.
 */
const OPTIONAL = [
  'anthropic',
  'gemini',
  'aws-access-key-id',
  'aws-secret-access-key',
  'ollama-enabled',
  'ollama-base-url',
  'bedrock-enabled',
  'mock-provider-enabled',
];

/** Everything from the Secret `my-external-secret`, which the team makes, with the keys of whichever providers it has. */
export class DvaraExistingSecret extends DvaraChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.gateway(this.existingSecrets('my-external-secret', ['openai'], OPTIONAL), { providers: [ModelProvider.openAi()] });
  }
}
