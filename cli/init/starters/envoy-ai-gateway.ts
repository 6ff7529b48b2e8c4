import type { Starter } from '../starter';

export const ENVOY_AI_GATEWAY: Starter = {
  product: 'envoy-ai-gateway',
  about: 'Envoy AI Gateway over an Envoy Gateway that is installed, with every model of OpenAI behind it',
  imports: ['ModelProvider'],
  credentials: ['openai'],
  construct: 'EnvoyAiGateway',
  gateway: `version: '1.1.0',
gatewayClass: 'envoy-ai-gateway', // the class whose controller is Envoy Gateway
providers: [ModelProvider.openAi()],
credentials: [credentials], // the key "apiKey" of the Secret`,
  scales: true,
};
