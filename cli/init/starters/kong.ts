import type { Starter } from '../starter';

export const KONG: Starter = {
  product: 'kong',
  about: 'Kong without a database, with a route to OpenAI through its AI plugin',
  imports: ['Findings', 'GatewayConfig', 'GatewayProfile', 'ModelProvider'],
  credentials: ['openai'],
  gateway: `profile: GatewayProfile.kong({ version: '3.9.3' }),
providers: [ModelProvider.openAi()],
credentials: [credentials],
config: GatewayConfig.file('kong.yml', {
  _format_version: '3.0',
  services: [
    {
      name: 'models',
      // the plugin replaces the host
      url: 'http://localhost:1',
      routes: [
        {
          name: 'chat',
          paths: ['/v1/chat/completions'],
          plugins: [
            {
              name: 'ai-proxy',
              config: {
                route_type: 'llm/v1/chat',
                auth: { header_name: 'Authorization', header_value: '{vault://env/OPENAI_AUTHORIZATION}' },
                model: { provider: 'openai', name: 'gpt-4o' },
                max_request_body_size: 4194304,
              },
            },
          ],
        },
      ],
    },
  ],
  plugins: [{ name: 'prometheus', config: { status_code_metrics: true, latency_metrics: true, ai_metrics: true } }],
}),`,
  after: `Findings.of(gateway).accept('LLMGW-896', 'nobody from outside of the cluster gets here yet');`,
  scales: true,
};
