import type { Starter } from '../starter';

export const LIGHT_GATEWAY: Starter = {
  product: 'light-gateway',
  about: 'light-gateway in front of MCP servers, with its configuration from a config-server in the cluster',
  imports: ['GatewayProfile', 'LightGatewayConfig', 'NetworkPeer'],
  credentials: ['portal-authorization'],
  gateway: `profile: GatewayProfile.lightGateway({ version: '2.2.1' }),
credentials: [credentials],
config: LightGatewayConfig.bootstrap({
  host: 'example.com',
  serviceId: 'com.example.mcp-gateway-1.0.0',
  environment: 'dev',
  configServerUrl: 'https://config-server.lightapi.svc.cluster.local:8435',
  portalUrl: 'https://controller.lightapi.svc.cluster.local:8438',
  // the Secret with the certificate of the authority that signed both
  caSecret: { secretName: 'light-portal-ca', key: 'ca.crt' },
}),
// config-server and controller follow from the bootstrap; the MCP servers stand in the config-server
egress: [{ peers: [NetworkPeer.namespace('mcp-servers')], ports: [{ port: 8080 }] }],`,
  scales: true,
};
