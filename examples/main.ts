import { App } from 'cdk8s';
import { keeptrusts } from './keeptrusts';

// One line per system. Each adds charts named `<system>-<variant>`, and a chart becomes the file of that name.
const systems = [keeptrusts];

const app = new App();
for (const system of systems) {
  system(app);
}
app.synth();
