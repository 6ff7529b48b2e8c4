/** The four files of the bootstrap set in which nothing but defaults stands; `values.yml` decides. */
export const BOOTSTRAP_TEMPLATES: Readonly<Record<string, string>> = {
  'startup.yml': lines({
    host: '${startup.host:dev.lightapi.net}',
    serviceId: '${server.serviceId:com.networknt.light-gateway-1.0.0}',
    envTag: '${server.environment:dev}',
    acceptHeader: 'application/yaml',
    timeout: '${startup.timeout:3000}',
    connectTimeout: '${startup.connectTimeout:3000}',
    configServerUri: '${light-config-server-uri:https://local.localhost}',
    authorization: '${light_portal_authorization:}',
    bootstrapCaCertPath: '${startup.bootstrapCaCertPath:config/ca.pem}',
  }),
  'server.yml': lines({
    ip: '${server.ip:0.0.0.0}',
    advertisedAddress: '${server.advertisedAddress:127.0.0.1}',
    httpPort: '${server.httpPort:8080}',
    enableHttp: '${server.enableHttp:true}',
    httpsPort: '${server.httpsPort:8443}',
    enableHttps: '${server.enableHttps:false}',
    tlsCertPath: '${server.tlsCertPath:}',
    tlsKeyPath: '${server.tlsKeyPath:}',
    serviceId: '${server.serviceId:com.networknt.light-gateway-1.0.0}',
    enableRegistry: '${server.enableRegistry:true}',
    startOnRegistryFailure: '${server.startOnRegistryFailure:true}',
    dynamicPort: '${server.dynamicPort:false}',
    environment: '${server.environment:dev}',
    shutdownGracefulPeriod: '${server.shutdownGracefulPeriod:2000}',
  }),
  'portal-registry.yml': lines({
    portalUrl: '${portalRegistry.portalUrl:https://localhost:8438}',
    portalToken: '${light_portal_authorization:}',
    controllerDiscoveryToken: '${portalRegistry.controllerDiscoveryToken:}',
  }),
  'client.yml': `tls:\n${lines({
    caCertPath: '${client.caCertPath:config/ca.pem}',
    verifyHostname: '${client.verifyHostname:true}',
  })
    .replace(/^/gm, '  ')
    .trimEnd()}\n`,
};

function lines(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}
