import type { App } from 'cdk8s';
import { DisruptionBudget, Exposure, Findings, GatewayExposure, GatewayProfile, ModelProvider, Tls } from 'cdk8s-llm-gateway';
import { DvaraChart } from './chart';

/** Heap, resources, autoscaling, disruption budget and an Ingress that publishes the API and not the console. */
export class DvaraProductionOpenAi extends DvaraChart {
  constructor(app: App, id: string) {
    super(app, id);

    const target = this.gateway(this.secrets('openai'), {
      profile: GatewayProfile.dvara({ version: '1.6.0', javaOptions: '-Xms1g -Xmx1500m' }),
      providers: [ModelProvider.openAi()],
      resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
      disruptionBudget: DisruptionBudget.minAvailable(2),
    });
    this.autoscaling('autoscaling', target, 3, 10);
    Findings.of(this).accept('LLMGW-507', 'the documents name ingress-nginx; a new cluster takes Exposure.httpRoute()');
    new GatewayExposure(this, 'exposure', {
      target,
      hostname: 'gateway.mycompany.com',
      via: Exposure.nginx(),
      tls: Tls.secret('gateway-tls'),
    });
  }
}
