import { App, Chart } from 'cdk8s';
import { GatewayApp } from 'cdk8s-llm-gateway';
import { addGateway } from './gateway';
import { APP, GATEWAYS, nameOf, NAMESPACE, ONE_CHART } from './options';

const app = APP === 'ours' ? new GatewayApp() : new App();
const shared = ONE_CHART ? new Chart(app, 'gateways', { namespace: NAMESPACE }) : undefined;
for (let i = 0; i < GATEWAYS; i++) {
  if (shared) addGateway(shared, nameOf(i), `${nameOf(i)}-`);
  else addGateway(new Chart(app, nameOf(i), { namespace: NAMESPACE }), nameOf(i));
}
app.synth();
