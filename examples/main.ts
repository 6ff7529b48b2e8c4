import { App } from 'cdk8s';
import { bifrost } from './bifrost';
import { contextForge } from './contextforge';
import { customProduct } from './custom-product';
import { dvara } from './dvara';
import { helmAiKernel } from './helm-ai-kernel';
import { keeptrusts } from './keeptrusts';
import { lightGateway } from './light-gateway';
import { liteLlm } from './litellm';
import { llmGateway } from './llm-gateway';
import { portkey } from './portkey';

// One line per system. Each adds charts named `<system>-<variant>`, and a chart becomes the file of that name.
const systems = [
  bifrost,
  contextForge,
  customProduct,
  dvara,
  helmAiKernel,
  keeptrusts,
  lightGateway,
  liteLlm,
  llmGateway,
  portkey,
];

const app = new App();
for (const system of systems) {
  system(app);
}
app.synth();
