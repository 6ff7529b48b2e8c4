import type { Starter } from '../starter';

export const CUSTOM: Starter = {
  product: 'custom',
  about: 'any gateway that speaks HTTP; its facts are yours to fill in',
  imports: ['GatewayProfile', 'ModelProvider'],
  credentials: ['openai'],
  gateway: `profile: GatewayProfile.custom({
  product: 'my-gateway',
  image: 'registry.example.com/my-gateway:1.0.0',
  listeners: [{ name: 'http', port: 8080 }],
  health: {
    startup: { path: '/healthz' },
    readiness: { path: '/readyz' },
    liveness: { path: '/healthz' },
  },
  user: 10001,
  resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { memory: '512Mi' } },
}),
providers: [ModelProvider.openAi()],
credentials: [credentials],`,
  scales: true,
};
