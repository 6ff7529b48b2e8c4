import { Findings, LightGatewayListener, VolumeSource } from '../../src';
import { HTTPS, lightGateway } from '../support/products';
import type { Place, Row } from './row';
import { placesIn } from './row';

const at = placesIn('emptydir');
const deployment = at('Deployment/ai-microgateway');
const pod = at('Deployment/ai-microgateway', 'spec.template.spec.');
const container = at('Deployment/ai-microgateway', 'spec.template.spec.containers[light-gateway].');
const service = at('Service/ai-microgateway', 'spec.');
const policy = at('NetworkPolicy/ai-microgateway', 'spec.');
const file = (name: string, is: unknown, variant = 'emptydir'): Place =>
  at('ConfigMap/light-gateway-bootstrap')(`data[${name}]`, is, variant);
const values = (is: RegExp, variant = 'emptydir'): Place => file('values.yml', is, variant);
const absent = (place: Place): Place => ({ ...place, absent: true });
const withValues = (lines: { [key: string]: string }) => lightGateway({ bootstrap: { values: lines } });

/** The Kubernetes guide of light-gateway, number by number. */
export const ROWS: Row[] = [
  {
    id: 'LT-R01',
    what: 'Deployment, Service, bootstrap ConfigMap, Secret, config cache, optional front door',
    how: '`LlmGateway` with `LightGatewayConfig.bootstrap`; the Secret must exist',
    see: [deployment('metadata.name'), service('type', 'ClusterIP'), values(/startup\.host/), pod('volumes[config-cache]')],
  },
  {
    id: 'LT-R02',
    what: 'one container `light-gateway`, networknt/light-gateway:2.2.1, IfNotPresent',
    how: '`GatewayProfile.lightGateway({ version })`',
    see: [
      container('image', 'networknt/light-gateway:2.2.1'),
      container('imagePullPolicy', 'IfNotPresent'),
      absent(pod('containers[1]')),
    ],
  },
  {
    id: 'LT-R03',
    what: 'the namespace is made separately, never by a bundle for light-deployer',
    how: '`GatewayNamespace` is a construct of its own',
    see: [
      at('Namespace/light-gateway')('metadata.name'),
      absent({ variant: 'light-deployer', object: 'Namespace/light-gateway' }),
      deployment('metadata.namespace', 'light-gateway', 'light-deployer'),
    ],
  },
  {
    id: 'LT-R04',
    what: 'Deployment `ai-microgateway`, two replicas, selected by `app`',
    how: 'profile and `selectorLabels`',
    see: [deployment('spec.replicas', 2), deployment('spec.selector.matchLabels', { app: 'ai-microgateway' })],
  },
  {
    id: 'LT-R05',
    what: 'fsGroup 999, OnRootMismatch, non-root',
    how: 'profile',
    see: [pod('securityContext.fsGroup', 999), pod('securityContext.fsGroupChangePolicy', 'OnRootMismatch')],
  },
  {
    id: 'LT-R06',
    what: 'LIGHT_PORTAL_AUTHORIZATION from Secret `light-gateway-secret`, required',
    how:
      '`GatewaySecrets`, credential `portal-authorization`; a source that knows the value checks that it starts with ' +
      '"Bearer "',
    see: [
      container('env[LIGHT_PORTAL_AUTHORIZATION].valueFrom.secretKeyRef', {
        name: 'light-gateway-secret',
        key: 'LIGHT_PORTAL_AUTHORIZATION',
      }),
    ],
  },
  {
    id: 'LT-R07',
    what: 'light_4j_config_password, optional',
    how: 'credential `config-password`; the variable has exactly this name',
    see: [
      container('env[light_4j_config_password].valueFrom.secretKeyRef', {
        name: 'light-gateway-secret',
        key: 'light_4j_config_password',
        optional: true,
      }),
    ],
  },
  { id: 'LT-R08', what: 'RUST_LOG info', how: 'profile option `logLevel`', see: [container('env[RUST_LOG].value', 'info')] },
  {
    id: 'LT-R09',
    what: 'ports http 8080 and https 8443',
    how: 'option `logLevel` of the profile',
    see: [container('ports[http].containerPort', 8080), container('ports[https].containerPort', 8443, 'https-only')],
  },
  {
    id: 'LT-R10',
    what: 'readiness and liveness probes call /health on `http`',
    how: 'profile; a startup probe replaces the delays, see LT-C11',
    see: [
      container('readinessProbe.httpGet', { path: '/health', port: 'http' }),
      container('readinessProbe.periodSeconds', 10),
      container('livenessProbe.httpGet', { path: '/health', port: 'http' }),
      container('livenessProbe.periodSeconds', 30),
    ],
  },
  {
    id: 'LT-R11',
    what: 'HTTPS or TCP probes if HTTP is off',
    how: 'derived from `listeners`; `tcpProbes`',
    see: [
      container('readinessProbe.httpGet', { path: '/health', port: 'https', scheme: 'HTTPS' }, 'https-only'),
      container('readinessProbe.tcpSocket', { port: 'https' }, 'https-only-tcp'),
    ],
  },
  {
    id: 'LT-R12',
    what: 'requests 100m / 128Mi, limits 1 / 512Mi',
    how: 'profile',
    see: [
      container('resources.requests.cpu', '100m'),
      container('resources.requests.memory', '128Mi'),
      container('resources.limits.cpu', '1'),
      container('resources.limits.memory', '512Mi'),
    ],
  },
  {
    id: 'LT-R13',
    what: '/config read-only from ConfigMap `light-gateway-bootstrap`, six files',
    how: '`LightGatewayConfig.bootstrap`',
    see: [
      container('volumeMounts[bootstrap-config]', { name: 'bootstrap-config', mountPath: '/config', readOnly: true }),
      ...['startup.yml', 'server.yml', 'portal-registry.yml', 'client.yml', 'values.yml', 'ca.pem'].map((name) =>
        file(name, undefined),
      ),
    ],
  },
  {
    id: 'LT-R14',
    what: '/app/config-cache is writable, nothing else',
    how: 'profile; /tmp as well, because the root is read-only',
    see: [
      container('volumeMounts[config-cache]', { name: 'config-cache', mountPath: '/app/config-cache' }),
      container('securityContext.readOnlyRootFilesystem', true),
    ],
  },
  {
    id: 'LT-R15',
    what: 'emptyDir, or a claim on request',
    how: 'emptyDir by default; `GatewayVolume` in `stores`',
    see: [
      pod('volumes[config-cache].emptyDir'),
      pod('volumes[config-cache].persistentVolumeClaim.claimName', 'ai-microgateway-config-cache', 'pvc'),
      at('PersistentVolumeClaim/ai-microgateway-config-cache')('spec.accessModes', ['ReadWriteOnce'], 'pvc'),
    ],
  },
  {
    id: 'LT-R16',
    what: 'values.yml with 18 keys',
    how: 'options of `LightGatewayConfig.bootstrap`; one more key, see LT-C09',
    see: [
      values(/^startup\.host: customer\.example\.com$/m),
      values(/^startup\.timeout: 3000$/m),
      values(/^startup\.connectTimeout: 3000$/m),
      values(/^startup\.bootstrapCaCertPath: config\/ca\.pem$/m),
      values(/^server\.serviceId: com\.customer\.mcp-gateway-1\.0\.0$/m),
      values(/^server\.environment: prod$/m),
      values(/^server\.ip: 0\.0\.0\.0$/m),
      values(/^server\.httpPort: 8080$/m),
      values(/^server\.enableHttp: true$/m),
      values(/^server\.httpsPort: 8443$/m),
      values(/^server\.enableHttps: false$/m),
      values(/^server\.enableRegistry: true$/m),
      values(/^server\.startOnRegistryFailure: true$/m),
      values(/^client\.caCertPath: config\/ca\.pem$/m),
    ],
  },
  {
    id: 'LT-R17',
    what: 'four templates with `${key:default}`, kept verbatim',
    how: '`LightGatewayConfig.bootstrap`',
    see: [
      file('startup.yml', /^(.*\n){9}$/),
      file('server.yml', /^(.*\n){14}$/),
      file('portal-registry.yml', /^(.*\n){3}$/),
      file('client.yml', /^tls:\n {2}caCertPath: \$\{client\.caCertPath:config\/ca\.pem\}\n/),
      file('startup.yml', /configServerUri: \$\{light-config-server-uri:https:\/\/local\.localhost\}/),
    ],
  },
  {
    id: 'LT-R18',
    what: 'advertisedAddress is <service>.<namespace> or the external name, never the pod IP',
    how: 'derived; `advertisedAddress`',
    see: [
      values(/^server\.advertisedAddress: ai-microgateway\.light-gateway$/m),
      values(/^server\.advertisedAddress: mcp-gateway\.customer\.example\.com$/m, 'external-ingress'),
    ],
  },
  {
    id: 'LT-R19',
    what: 'host of the front door equals advertisedAddress',
    how: 'use one constant for both; `GatewayExposure` reports a difference',
    see: [
      at('Ingress/ai-microgateway')('spec.rules[0].host', 'mcp-gateway.customer.example.com', 'external-ingress'),
      at('HTTPRoute/ai-microgateway')('spec.hostnames[0]', 'mcp-gateway.customer.example.com', 'external-httproute'),
    ],
  },
  {
    id: 'LT-R20',
    what: 'URLs of config-server and controller',
    how: '`configServerUrl`, `portalUrl`',
    see: [
      values(/^light-config-server-uri: https:\/\/config-server\.lightapi\.svc\.cluster\.local:8435$/m),
      values(/^portalRegistry\.portalUrl: https:\/\/controller\.lightapi\.svc\.cluster\.local:8438$/m),
    ],
  },
  {
    id: 'LT-R21',
    what: 'customer CA; host names verified',
    how: '`ca` or `caSecret`; `verifyHostname`',
    see: [file('ca.pem', /BEGIN CERTIFICATE/), values(/^client\.verifyHostname: true$/m)],
  },
  {
    id: 'LT-R22',
    what: 'ClusterIP Service with ports to named ports',
    how: 'derived from `listeners`',
    see: [
      service('selector', { app: 'ai-microgateway' }),
      service('ports[http].targetPort', 'http'),
      service('ports[https].port', 8443, 'https-only'),
    ],
  },
  {
    id: 'LT-R23',
    what: 'start: bootstrap, download, Pingora, registration; the cache serves if the config-server is down',
    how: 'the startup probe allows two minutes; the network policy lets the pod reach the config-server and the controller',
    see: [container('startupProbe.failureThreshold', 24), policy('egress', /"port":8435/), policy('egress', /"port":8438/)],
  },
  {
    id: 'LT-R24',
    what: 'config-server knows the gateway by host, serviceId and environment',
    how: 'required options of the bootstrap; what the config-server contains is outside Kubernetes',
    see: [values(/startup\.host/), values(/server\.serviceId/), values(/server\.environment/)],
  },
  {
    id: 'LT-R25',
    what: 'routes, policy and TLS files stay in the config-server',
    how: 'the ConfigMap has the six small files and nothing else',
    see: [absent(file('handler.yml', undefined)), absent(file('mcp-router.yml', undefined))],
  },
  {
    id: 'LT-R26',
    what: 'rolling update by image tag, undo, one variable at a time',
    how: 'the container keeps its name; configuration and image change separately',
    see: [deployment('spec.strategy.type', 'RollingUpdate'), deployment('spec.revisionHistoryLimit', 3)],
  },
  {
    id: 'LT-R27',
    what: 'checklist: pull secrets, restricted ingress and egress, token rotation',
    how: '`imagePullSecrets`; derived policy; `rotationToken` or `reloader` of `GatewaySecrets`',
    see: [pod('imagePullSecrets', [{ name: 'registry-credentials' }], 'private-registry'), policy('egress', /mcp-servers/)],
  },
  {
    id: 'LT-R28',
    what: 'order of applying',
    how: 'the objects in the file are in this order',
    see: [at('Namespace/light-gateway')('metadata.name')],
  },
  {
    id: 'LT-R29',
    what: 'template for light-deployer',
    how:
      'the file of this variant is the bundle, from a folder of your repository: plain YAML without cluster-scoped ' + 'objects',
    see: [deployment('metadata.namespace', 'light-gateway', 'light-deployer')],
  },

  {
    id: 'LT-C01',
    what: 'port 8443 is published though nothing listens there',
    how: 'only listeners that are on are published; having none is refused',
    see: [
      absent(container('ports[https]')),
      absent(service('ports[https]')),
      absent(service('ports[http]', undefined, 'https-only')),
    ],
    refused: { code: 'LLMGW-810', build: lightGateway({ profile: { listeners: [] } }) },
  },
  {
    id: 'LT-C02',
    what: 'with HTTPS but no certificate paths, the process exits',
    how: '`tlsSecret`, which is mounted and named in values.yml',
    see: [
      values(/^server\.tlsCertPath: \/app\/tls\/tls\.crt$/m, 'https-only'),
      container('volumeMounts[tls]', { name: 'tls', mountPath: '/app/tls', readOnly: true }, 'https-only'),
    ],
  },
  {
    id: 'LT-C03',
    what: 'the kubelet needs a numeric user',
    how: 'profile',
    see: [
      pod('securityContext.runAsUser', 999),
      pod('securityContext.runAsGroup', 999),
      pod('securityContext.runAsNonRoot', true),
    ],
  },
  {
    id: 'LT-C04',
    what: 'only the cache should be writable; the example does not do it',
    how: 'restricted container, with /tmp as emptyDir',
    see: [
      container('securityContext.readOnlyRootFilesystem', true),
      container('securityContext.capabilities', { drop: ['ALL'] }),
      container('securityContext.seccompProfile.type', 'RuntimeDefault'),
      container('volumeMounts[tmp].mountPath', '/tmp'),
    ],
  },
  {
    id: 'LT-C05',
    what: 'no NetworkPolicy',
    how: 'derived from the bootstrap; declare what only the config-server knows in `egress`',
    see: [policy('policyTypes', ['Ingress', 'Egress']), policy('egress', /"port":53/), policy('ingress', /"port":8080/)],
  },
  {
    id: 'LT-C06',
    what: 'two replicas share a cache on a claim for one node',
    how: 'one pod, with the strategy Recreate; more are refused (LT-X07)',
    see: [deployment('spec.strategy.type', 'Recreate', 'pvc'), deployment('spec.replicas', 1, 'pvc')],
  },
  {
    id: 'LT-C07',
    what: 'a changed bootstrap is never rolled out',
    how: 'the pods have a checksum of the files',
    see: [deployment('spec.template.metadata.annotations[checksum/config]', /^[0-9a-f]{64}$/)],
  },
  {
    id: 'LT-C08',
    what: '/health answers ok before the configuration is there, and while draining',
    how:
      'readiness begins after 8 s, because requests are answered 503 for 6 s if the controller is down; the pod waits ' +
      'before SIGTERM. The product has no deeper check',
    see: [container('readinessProbe.initialDelaySeconds', 8), container('lifecycle.preStop.exec.command', ['sleep', '15'])],
  },
  {
    id: 'LT-C09',
    what: 'shutdownGracefulPeriod of 2 s cuts streams',
    how: '`maxStreamDuration` sets both the period and the grace period',
    see: [values(/^server\.shutdownGracefulPeriod: 300000$/m), pod('terminationGracePeriodSeconds', 325)],
  },
  {
    id: 'LT-C10',
    what: 'sessions in memory, but two replicas',
    how: '`publishService({ sessionAffinity: "ClientIP" })`',
    see: [service('sessionAffinity', 'ClientIP')],
  },
  {
    id: 'LT-C11',
    what: 'no startup probe',
    how: 'profile',
    see: [container('startupProbe.httpGet.path', '/health')],
  },
  {
    id: 'LT-C12',
    what: 'no disruption budget, spreading or rollout settings',
    how: 'every workload has them',
    see: [
      at('PodDisruptionBudget/ai-microgateway')('spec.maxUnavailable', 1),
      pod('topologySpreadConstraints[0].topologyKey', 'topology.kubernetes.io/zone'),
      deployment('spec.strategy.rollingUpdate.maxUnavailable', 0),
    ],
  },
  {
    id: 'LT-C13',
    what: 'the address is repeated by hand in three places',
    how: 'derived from name and namespace',
    see: [values(/server\.advertisedAddress: \S+\.\S+/)],
  },
  {
    id: 'LT-C14',
    what: 'dynamicPort makes the process exit',
    how: 'refused',
    refused: { code: 'LLMGW-814', build: withValues({ 'server.dynamicPort': 'true' }) },
  },
  {
    id: 'LT-C15',
    what: 'variables must have their exact names',
    how: 'profile',
    see: [container('env[LIGHT_PORTAL_AUTHORIZATION]'), container('env[light_4j_config_password]')],
  },
  { id: 'LT-C16', what: 'service links shadow settings', how: 'off', see: [pod('enableServiceLinks', false)] },
  { id: 'LT-C17', what: 'a token that nobody uses', how: 'not mounted', see: [pod('automountServiceAccountToken', false)] },
  {
    id: 'LT-C18',
    what: 'a mounted token that nobody uses',
    how:
      '`version` 2.3 and later: HTTPS unless you say otherwise, the pod uid and a projected token; `caSecret` projects ' +
      'the CA into /config (golden test). All six files are kept and override those in the image',
    refused: { code: 'LLMGW-813', build: (chart) => lightGatewayOnce(chart) },
  },
  {
    id: 'LT-C19',
    what: 'a token in the repository that looks real',
    how: 'the library never makes credentials; a token in the files is refused (LT-X09)',
    see: [absent({ variant: 'emptydir', object: 'Secret/light-gateway-secret' })],
  },

  {
    id: 'LT-X01',
    what: 'neither HTTP nor HTTPS',
    how: 'refused',
    refused: { code: 'LLMGW-810', build: lightGateway({ profile: { listeners: [] } }) },
  },
  {
    id: 'LT-X02',
    what: 'HTTPS without certificate or key',
    how: 'refused',
    refused: { code: 'LLMGW-813', build: (chart) => lightGatewayOnce(chart) },
  },
  {
    id: 'LT-X03',
    what: 'dynamicPort',
    how: 'refused',
    refused: { code: 'LLMGW-814', build: withValues({ 'server.dynamicPort': 'true' }) },
  },
  {
    id: 'LT-X04',
    what: 'a blank address',
    how: 'refused',
    refused: { code: 'LLMGW-815', build: lightGateway({ bootstrap: { advertisedAddress: '' } }) },
  },
  {
    id: 'LT-X05',
    what: 'the address of a pod',
    how: 'refused',
    refused: { code: 'LLMGW-815', build: lightGateway({ bootstrap: { advertisedAddress: '10.1.2.3' } }) },
  },
  {
    id: 'LT-X06',
    what: 'no portal token, with startOnRegistryFailure false',
    how: 'refused; having no token at all is also a missing credential (LLMGW-201)',
    refused: {
      code: 'LLMGW-816',
      build: lightGateway({ bootstrap: { startOnRegistryFailure: false }, props: { credentials: [] } }),
    },
  },
  {
    id: 'LT-X07',
    what: 'a claim for one node with several replicas',
    how: 'refused',
    refused: {
      code: 'LLMGW-119',
      build: lightGateway({
        props: {
          replicas: 2,
          volumes: [{ name: 'config-cache', source: VolumeSource.claim('cache'), mountPath: '/app/config-cache' }],
        },
      }),
    },
  },
  {
    id: 'LT-X08',
    what: 'a probe on a listener that is off',
    how: 'refused',
    refused: {
      code: 'LLMGW-113',
      build: lightGateway({ ...HTTPS, props: { probes: { readiness: { path: '/health', listener: 'http' } } } }),
    },
  },
  {
    id: 'LT-X09',
    what: 'bearer token in the ConfigMap',
    how: 'refused',
    refused: { code: 'LLMGW-817', build: withValues({ 'portalRegistry.portalToken': 'Bearer abcdefghijkl' }) },
  },
  {
    id: 'LT-X10',
    what: 'image tag latest',
    how: 'refused',
    refused: { code: 'LLMGW-106', build: lightGateway({ profile: { image: 'networknt/light-gateway:latest' } }) },
  },
  {
    id: 'LT-X11',
    what: 'host names not verified',
    how: 'a warning; an error in strict mode',
    refused: {
      code: 'LLMGW-818',
      build: (chart) => Findings.of(lightGateway({ bootstrap: { verifyHostname: false } })(chart)).strict(),
    },
  },
];

/** Lacks the key path only, so that there is one finding. */
function lightGatewayOnce(chart: Parameters<ReturnType<typeof lightGateway>>[0]): void {
  const values = { 'server.tlsCertPath': '/app/tls/tls.crt' };
  lightGateway({ profile: { listeners: [LightGatewayListener.HTTPS] }, bootstrap: { values } })(chart);
}
