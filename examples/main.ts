import { App } from 'cdk8s';
import { dvara } from './dvara';
import { helmAiKernel } from './helm-ai-kernel';
import { keeptrusts } from './keeptrusts';
import { lightGateway } from './light-gateway';
import { llmGateway } from './llm-gateway';

// One line per system. Each adds charts named `<system>-<variant>`, and a chart becomes the file of that name.
const systems = [dvara, helmAiKernel, keeptrusts, lightGateway, llmGateway];

const app = new App();
for (const system of systems) {
  system(app);
}
app.synth();
