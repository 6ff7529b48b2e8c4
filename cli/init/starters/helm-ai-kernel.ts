import type { Starter } from '../starter';

export const HELM_AI_KERNEL: Starter = {
  product: 'helm-ai-kernel',
  about: 'the HELM AI Kernel with a policy file and its ledger on a volume; one pod, since SQLite has one writer',
  imports: ['Findings', 'GatewayProfile', 'GatewayVolume', 'HelmServePolicy'],
  cdk8s: ['Size'],
  credentials: ['signing-key', 'admin-api-key', 'service-api-key'],
  before: `const data = new GatewayVolume(this, 'data', { volumeName: 'data', mountPath: '/data', size: Size.gibibytes(10) });`,
  gateway: `profile: GatewayProfile.helmAiKernel({ version: '0.5.6', upstreamUrl: 'https://api.openai.com' }),
credentials: [credentials],
stores: [data],
config: HelmServePolicy.of({
  name: 'default',
  referencePack: {
    pack_id: 'default',
    label: 'Default',
    version: 1,
    // every model call is allowed; a narrower expression belongs here
    runtime_actions: [{ action: 'LLM_INFERENCE', expression: 'true' }],
  },
}),`,
  after: `Findings.of(gateway).accept('LLMGW-841', 'the kernel answers as a whole, without streams');
Findings.of(gateway).accept('LLMGW-842', 'the model route takes no key: narrow "clients" where others share the cluster');`,
  scales: false,
};
