import type { Starter } from '../starter';

export const PORTKEY: Starter = {
  product: 'portkey',
  about: 'the open Portkey gateway; clients bring the keys of their providers with each request',
  imports: ['Findings', 'GatewayProfile', 'ModelProvider'],
  credentials: [],
  gateway: `profile: GatewayProfile.portkey({ version: '1.15.2' }),
// where the pods may connect to
providers: [ModelProvider.custom('openai', { endpoints: ['api.openai.com'], authenticated: false })],`,
  after: `Findings.of(gateway).accept('LLMGW-161', 'Node.js as the first process has no handler: answers end, then SIGKILL');`,
  scales: true,
};
