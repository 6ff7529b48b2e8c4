import type { App } from 'cdk8s';
import { LightGatewayEmptyDir } from './emptydir';
import { LightGatewayHttpRoute } from './external-httproute';
import { LightGatewayIngress } from './external-ingress';
import { LightGatewayLoadBalancer } from './external-loadbalancer';
import { LightGatewayNodePort } from './external-nodeport';
import { LightGatewayHttpsOnly } from './https-only';
import { LightGatewayHttpsOnlyTcp } from './https-only-tcp';
import { LightGatewayDeployer } from './light-deployer';
import { LightGatewayPrivateRegistry } from './private-registry';
import { LightGatewayPvc } from './pvc';

/** Every variant of light-gateway, one chart and so one file each. */
export function lightGateway(app: App): void {
  new LightGatewayEmptyDir(app, 'light-gateway-emptydir');
  new LightGatewayPvc(app, 'light-gateway-pvc');
  new LightGatewayHttpsOnly(app, 'light-gateway-https-only');
  new LightGatewayHttpsOnlyTcp(app, 'light-gateway-https-only-tcp');
  new LightGatewayIngress(app, 'light-gateway-external-ingress');
  new LightGatewayHttpRoute(app, 'light-gateway-external-httproute');
  new LightGatewayLoadBalancer(app, 'light-gateway-external-loadbalancer');
  new LightGatewayNodePort(app, 'light-gateway-external-nodeport');
  new LightGatewayPrivateRegistry(app, 'light-gateway-private-registry');
  new LightGatewayDeployer(app, 'light-gateway-light-deployer');
}
