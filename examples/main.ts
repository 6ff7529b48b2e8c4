import { App } from 'cdk8s';
import { agentgateway } from './agentgateway';
import { bifrost } from './bifrost';
import { contextForge } from './contextforge';
import { customProduct } from './custom-product';
import { dvara } from './dvara';
import { envoyAiGateway } from './envoy-ai-gateway';
import { gitHubMcp } from './github-mcp';
import { grafanaMcp } from './grafana-mcp';
import { helicone } from './helicone';
import { helmAiKernel } from './helm-ai-kernel';
import { keeptrusts } from './keeptrusts';
import { kong } from './kong';
import { lightGateway } from './light-gateway';
import { liteLlm } from './litellm';
import { llmGateway } from './llm-gateway';
import { mcpToolbox } from './mcp-toolbox';
import { portkey } from './portkey';
import { tensorZero } from './tensorzero';

// One line per system. Each adds charts named `<system>-<variant>`, and a chart becomes the file of that name.
const systems = [
  agentgateway,
  bifrost,
  contextForge,
  customProduct,
  dvara,
  envoyAiGateway,
  gitHubMcp,
  grafanaMcp,
  helicone,
  helmAiKernel,
  keeptrusts,
  kong,
  lightGateway,
  liteLlm,
  llmGateway,
  mcpToolbox,
  portkey,
  tensorZero,
];

const app = new App();
for (const system of systems) {
  system(app);
}
app.synth();
