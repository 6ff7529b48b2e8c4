import type { App } from 'cdk8s';
import { Chart, Duration } from 'cdk8s';
import type { LightGatewayBootstrapOptions, LightGatewayOptions, LlmGatewayProps } from 'cdk8s-llm-gateway';
import {
  GatewayProfile,
  GatewaySecrets,
  LightGatewayConfig,
  LightGatewayListener,
  LlmGateway,
  NetworkPeer,
  SecretSource,
} from 'cdk8s-llm-gateway';

/** The certificate of the customer's own authority, which signed config-server and controller. */
const CUSTOMER_CA = `-----BEGIN CERTIFICATE-----
<customer-ca-certificate>
-----END CERTIFICATE-----
`;

/** The name under which clients outside the cluster, and the controller, know the gateway. */
export const PUBLIC_NAME = 'mcp-gateway.customer.example.com';

/** HTTPS alone, with the certificate of the Secret `ai-microgateway-tls`. */
export const HTTPS_ONLY: LightGatewayChanges = {
  profile: { listeners: [LightGatewayListener.HTTPS] },
  bootstrap: { tlsSecret: 'ai-microgateway-tls' },
};

/** What a variant has other than the recommended model. */
export interface LightGatewayChanges {
  readonly profile?: Partial<LightGatewayOptions>;
  readonly bootstrap?: Partial<LightGatewayBootstrapOptions>;
  readonly props?: Partial<LlmGatewayProps>;
}

/** What all variants share: the recommended model of the guide. The namespace is made separately. */
export class LightGatewayChart extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'light-gateway' });
  }

  /** Two pods in front of the MCP servers, registered under the name of their Service. */
  public gateway({ profile, bootstrap, props }: LightGatewayChanges = {}): LlmGateway {
    const secrets = new GatewaySecrets(this, 'secrets', {
      source: SecretSource.existing('light-gateway-secret', ['portal-authorization', 'config-password']),
      optional: ['config-password'],
    });
    const gateway = new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.lightGateway({ version: '2.2.1', ...profile }),
      // the Deployment of the guide selects its pods by this label, and selectors are immutable
      selectorLabels: { app: 'ai-microgateway' },
      credentials: [secrets],
      config: LightGatewayConfig.bootstrap({
        host: 'customer.example.com',
        serviceId: 'com.customer.mcp-gateway-1.0.0',
        environment: 'prod',
        configServerUrl: 'https://config-server.lightapi.svc.cluster.local:8435',
        portalUrl: 'https://controller.lightapi.svc.cluster.local:8438',
        ca: CUSTOMER_CA,
        ...bootstrap,
      }),
      // config-server and controller follow from the bootstrap; these stand in the config-server only
      egress: [
        // backend MCP servers
        { peers: [NetworkPeer.namespace('mcp-servers')], ports: [{ port: 8080 }] },
        // token and key services
        { peers: [NetworkPeer.namespace('lightapi')], ports: [{ port: 443 }] },
      ],
      ...props,
    });
    // sessions of the older MCP protocol live in the memory of one pod
    gateway.publishService({ sessionAffinity: 'ClientIP', sessionAffinityTimeout: Duration.hours(3) });
    return gateway;
  }
}
