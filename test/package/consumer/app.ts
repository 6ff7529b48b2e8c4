// The program of a team that installed the package; see ../consumer.ts for how it is compiled and run.
import { App, Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import * as gateway from 'cdk8s-llm-gateway';

const app = new App();
const chart = new Chart(app, 'team');
// TODO: an LlmGateway, as soon as there is one.
new ConfigMap(chart, 'names', { data: { loaded: String(typeof gateway === 'object') } });
app.synth();
