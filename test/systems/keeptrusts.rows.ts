import { DisruptionBudget, GatewayConfig, GatewayProfile, GatewayTracing, Tracing } from '../../src';
import { credentials, keeptrusts } from '../support/gateway';
import type { Place, Row } from './row';

const deployment = (path: string, is?: unknown, variant = 'base'): Place => ({
  variant,
  object: 'Deployment/keeptrusts-gateway',
  path,
  is,
});
const container = (path: string, is?: unknown, variant = 'base'): Place =>
  deployment(`spec.template.spec.containers[gateway].${path}`, is, variant);
const pod = (path: string, is?: unknown, variant = 'base'): Place => deployment(`spec.template.spec.${path}`, is, variant);
const hpa = (path: string, is?: unknown): Place => ({
  variant: 'base',
  object: 'HorizontalPodAutoscaler/keeptrusts-gateway',
  path,
  is,
});
const rule = (path: string, is?: unknown): Place => ({
  variant: 'istio',
  object: 'DestinationRule/keeptrusts-gateway',
  path,
  is,
});
const absent = (place: Place): Place => ({ ...place, absent: true });

/** The documented Kubernetes guide of the Keeptrusts gateway, number by number. */
export const ROWS: Row[] = [
  {
    id: 'KT-R01',
    what: 'Deployment `keeptrusts-gateway` in namespace `keeptrusts`, selected by `app: keeptrusts-gateway`',
    how: '`LlmGateway` with `selectorLabels`; the name comes from the profile',
    see: [
      deployment('spec.selector.matchLabels', { app: 'keeptrusts-gateway' }),
      deployment('spec.template.metadata.labels.app', 'keeptrusts-gateway'),
      deployment('metadata.namespace', 'keeptrusts'),
    ],
  },
  {
    id: 'KT-R02',
    what: 'two or more replicas',
    how: 'the profile has two by default; `GatewayAutoscaling.minReplicas` 2',
    see: [hpa('spec.minReplicas', 2)],
  },
  {
    id: 'KT-R03',
    what: 'image `keeptrusts/gateway` with a version, pulled if not present',
    how: '`GatewayProfile.keeptrusts({ version })`',
    see: [container('image', 'keeptrusts/gateway:1.8.2'), container('imagePullPolicy', 'IfNotPresent')],
  },
  {
    id: 'KT-R04',
    what: 'container `gateway`, port 41002 named `gateway`',
    how: 'profile',
    see: [container('ports[gateway]', { name: 'gateway', containerPort: 41002, protocol: 'TCP' })],
  },
  {
    id: 'KT-R05',
    what: 'arguments `gateway run --listen ... --policy-config ...`',
    how: 'profile',
    see: [
      container('args', ['gateway', 'run', '--listen', '0.0.0.0:41002', '--policy-config', '/etc/keeptrusts/policy-config.yaml']),
    ],
  },
  { id: 'KT-R06', what: 'listens on 0.0.0.0:41002', how: 'profile', see: [container('args[3]', '0.0.0.0:41002')] },
  {
    id: 'KT-R07',
    what: 'API of the control plane, in the cloud or in the cluster',
    how: 'option `apiUrl` of the profile; the network policy follows from it',
    see: [container('env[KEEPTRUSTS_API_URL].value', 'https://api.keeptrusts.com')],
  },
  {
    id: 'KT-R08',
    what: 'token from Secret `keeptrusts-api-key`, key `api-key`',
    how: '`GatewaySecrets`, credential `api-token`',
    see: [container('env[KEEPTRUSTS_GATEWAY_TOKEN].valueFrom.secretKeyRef', { name: 'keeptrusts-api-key', key: 'api-key' })],
  },
  {
    id: 'KT-R09',
    what: 'ConfigMap `keeptrusts-policy-config` mounted read-only on /etc/keeptrusts',
    how: '`config: GatewayConfig.file(...)`',
    see: [
      { variant: 'base', object: 'ConfigMap/keeptrusts-policy-config', path: 'data[policy-config.yaml]', is: /^pack:/ },
      container('volumeMounts[policy-config]', { name: 'policy-config', mountPath: '/etc/keeptrusts', readOnly: true }),
    ],
  },
  {
    id: 'KT-R10',
    what: 'annotation `checksum/config`, 64 hexadecimal digits',
    how: '`GatewayConfig`; a changed file restarts the pods',
    see: [deployment('spec.template.metadata.annotations[checksum/config]', /^[0-9a-f]{64}$/)],
  },
  {
    id: 'KT-R11',
    what: 'requests 250m / 256Mi, limits 1 / 512Mi',
    how: 'profile; ephemeral storage is computed from the writable folders',
    see: [
      container('resources.requests.cpu', '250m'),
      container('resources.requests.memory', '256Mi'),
      container('resources.limits.cpu', '1'),
      container('resources.limits.memory', '512Mi'),
    ],
  },
  {
    id: 'KT-R12',
    what: 'liveness: delay 10, period 15, timeout 5, failures 3',
    how: 'profile; the path is corrected, see KT-C03',
    see: [
      container('livenessProbe', {
        httpGet: { path: '/healthz', port: 'gateway' },
        initialDelaySeconds: 10,
        periodSeconds: 15,
        timeoutSeconds: 5,
        failureThreshold: 3,
      }),
    ],
  },
  {
    id: 'KT-R13',
    what: 'readiness: delay 5, period 10, timeout 3, failures 2, adjustable',
    how: 'profile; `probes.readiness.initialDelay`',
    see: [
      container('readinessProbe', {
        httpGet: { path: '/readyz', port: 'gateway' },
        initialDelaySeconds: 5,
        periodSeconds: 10,
        timeoutSeconds: 3,
        failureThreshold: 2,
      }),
    ],
  },
  {
    id: 'KT-R14',
    what: 'startup: delay 3, period 5, failures 10',
    how: 'profile',
    see: [
      container('startupProbe', {
        httpGet: { path: '/healthz', port: 'gateway' },
        initialDelaySeconds: 3,
        periodSeconds: 5,
        timeoutSeconds: 3,
        failureThreshold: 10,
      }),
    ],
  },
  {
    id: 'KT-R15',
    what: 'Service, ClusterIP or LoadBalancer, port 41002',
    how: '`LlmGateway`; `GatewayExposure` via `Exposure.loadBalancer()`',
    see: [
      { variant: 'base', object: 'Service/keeptrusts-gateway', path: 'spec.ports[gateway].port', is: 41002 },
      { variant: 'base', object: 'Service/keeptrusts-gateway', path: 'spec.type', is: 'ClusterIP' },
      { variant: 'loadbalancer', object: 'Service/keeptrusts-gateway', path: 'spec.type', is: 'LoadBalancer' },
    ],
  },
  {
    id: 'KT-R16',
    what: 'a front door before the Service',
    how: '`GatewayExposure`; the network policy admits its clients',
    see: [{ variant: 'loadbalancer', object: 'Service/keeptrusts-gateway', path: 'spec.loadBalancerSourceRanges' }],
  },
  {
    id: 'KT-R17',
    what: 'autoscaling, 2 to 10 pods at 70 % CPU',
    how: '`GatewayAutoscaling`; memory is left out, see KT-C10',
    see: [
      hpa('spec.maxReplicas', 10),
      hpa('spec.metrics[0].resource', { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } }),
    ],
  },
  {
    id: 'KT-R18',
    what: 'up: 2 pods per 60 s after 60 s; down: 1 pod per 120 s after 300 s',
    how: '`ScalingBehavior.keeptrusts()`',
    see: [
      hpa('spec.behavior.scaleUp.stabilizationWindowSeconds', 60),
      hpa('spec.behavior.scaleUp.policies[0]', { type: 'Pods', value: 2, periodSeconds: 60 }),
      hpa('spec.behavior.scaleDown.stabilizationWindowSeconds', 300),
      hpa('spec.behavior.scaleDown.policies[0]', { type: 'Pods', value: 1, periodSeconds: 120 }),
    ],
  },
  {
    id: 'KT-R19',
    what: 'API key by hand or by ExternalSecret from `aws-secrets`, refreshed hourly',
    how: '`SecretSource.existing` or `SecretSource.externalSecrets`; provider keys are in a Secret of their own',
    see: [
      { variant: 'eso', object: 'ExternalSecret/keeptrusts-api-key', path: 'spec.refreshInterval', is: '1h0m0s' },
      {
        variant: 'eso',
        object: 'ExternalSecret/keeptrusts-api-key',
        path: 'spec.secretStoreRef',
        is: { name: 'aws-secrets', kind: 'ClusterSecretStore' },
      },
      {
        variant: 'eso',
        object: 'ExternalSecret/keeptrusts-api-key',
        path: 'spec.data[0]',
        is: {
          secretKey: 'api-key',
          remoteRef: {
            key: 'keeptrusts/gateway-api-key',
            conversionStrategy: 'Default',
            decodingStrategy: 'None',
            metadataPolicy: 'None',
          },
        },
      },
      absent({ variant: 'eso', object: 'Secret/keeptrusts-api-key' }),
    ],
  },
  {
    id: 'KT-R20',
    what: 'optional collector sidecar `otel-collector` on 4317, requests 50m / 64Mi, limits 200m / 128Mi',
    how: '`GatewayTracing` with `Tracing.sidecar()`; it listens on localhost, which it shares with the gateway',
    see: [
      pod('containers[otel-collector].ports[otlp-grpc].containerPort', 4317, 'otel-sidecar'),
      pod('containers[otel-collector].args', ['--config=/etc/otel/collector-config.yaml'], 'otel-sidecar'),
      pod('containers[otel-collector].resources.requests.cpu', '50m', 'otel-sidecar'),
      pod('containers[otel-collector].resources.requests.memory', '64Mi', 'otel-sidecar'),
      pod('containers[otel-collector].resources.limits.cpu', '200m', 'otel-sidecar'),
      pod('containers[otel-collector].resources.limits.memory', '128Mi', 'otel-sidecar'),
      pod('containers[otel-collector].volumeMounts[otel-config].mountPath', '/etc/otel', 'otel-sidecar'),
    ],
  },
  {
    id: 'KT-R21',
    what: 'optional mesh: sidecar injection and a DestinationRule `keeptrusts-gateway`',
    how:
      '`GatewayMesh`; the ejection rule is corrected, see KT-C16. `h2UpgradePolicy: DEFAULT` is what Istio does without ' + 'it',
    see: [
      deployment('spec.template.metadata.labels[sidecar.istio.io/inject]', 'true', 'istio'),
      rule('spec.trafficPolicy.connectionPool.tcp.maxConnections', 100),
      rule('spec.trafficPolicy.connectionPool.http.maxRequestsPerConnection', 1000),
      rule('spec.trafficPolicy.outlierDetection.interval', '30s'),
      rule('spec.trafficPolicy.outlierDetection.baseEjectionTime', '30s'),
    ],
  },
  {
    id: 'KT-R22',
    what: 'a changed file leads to a rolling update that can be watched',
    how: 'the checksum changes the pod template; `kubectl rollout status`',
    see: [deployment('spec.strategy.type', 'RollingUpdate')],
  },
  {
    id: 'KT-R23',
    what: 'Kubernetes 1.26 or newer; metrics-server for the autoscaler',
    how: 'this library needs 1.28 or newer; the disruption budget has a field that is new in 1.27',
    see: [
      {
        variant: 'base',
        object: 'PodDisruptionBudget/keeptrusts-gateway',
        path: 'spec.unhealthyPodEvictionPolicy',
        is: 'AlwaysAllow',
      },
    ],
  },
  {
    id: 'KT-R24',
    what: 'unhealthy pods are restarted; nodes are added according to requests',
    how: 'probes and requests',
    see: [container('livenessProbe'), container('resources.requests')],
  },
  {
    id: 'KT-C01',
    what: 'image `latest`',
    how: 'a version is required, `latest` is refused',
    see: [container('image', /:v?[0-9]/)],
    refused: {
      code: 'LLMGW-106',
      build: keeptrusts({ profile: GatewayProfile.keeptrusts({ version: '1.8.2', image: 'keeptrusts/gateway:latest' }) }),
    },
  },
  {
    id: 'KT-C02',
    what: '`replicas` beside an autoscaler',
    how: 'left out with `GatewayAutoscaling`, which decides the number',
    see: [absent(deployment('spec.replicas'))],
  },
  {
    id: 'KT-C03',
    what: 'the liveness probe checks the providers',
    how: '`/healthz` for liveness, `/readyz` for readiness',
    see: [container('livenessProbe.httpGet.path', '/healthz'), container('readinessProbe.httpGet.path', '/readyz')],
  },
  {
    id: 'KT-C04',
    what: 'no security context',
    how: 'Pod Security "restricted", user 999',
    see: [
      container('securityContext.readOnlyRootFilesystem', true),
      container('securityContext.runAsUser', 999),
      container('securityContext.capabilities', { drop: ['ALL'] }),
    ],
  },
  {
    id: 'KT-C05',
    what: 'the product rejects the sample policy',
    how: 'refused: a document needs a `pack` with a name, and `policies.chain`',
    refused: {
      code: 'LLMGW-801',
      build: keeptrusts({
        config: GatewayConfig.file('policy-config.yaml', {
          pack: { name: 'base', version: '1.0.0', enabled: true },
          policies: [],
        }),
      }),
    },
  },
  {
    id: 'KT-C06',
    what: 'no provider key reaches the container',
    how: '`providers: [ModelProvider.openAi()]`',
    see: [
      container(
        'env[OPENAI_API_KEY].valueFrom.secretKeyRef',
        { name: 'keeptrusts-provider-keys', key: 'openai-api-key' },
        'provider-keys',
      ),
      {
        variant: 'provider-keys',
        object: 'ConfigMap/keeptrusts-policy-config',
        path: 'data[policy-config.yaml]',
        is: /env: OPENAI_API_KEY/,
      },
    ],
  },
  {
    id: 'KT-C07',
    what: 'Service, ConfigMap and Namespace are missing',
    how: '`LlmGateway`, `GatewayNamespace`',
    see: [
      { variant: 'base', object: 'Service/keeptrusts-gateway' },
      { variant: 'base', object: 'ConfigMap/keeptrusts-policy-config' },
      { variant: 'base', object: 'Namespace/keeptrusts' },
    ],
  },
  {
    id: 'KT-C08',
    what: 'no disruption budget, spreading, rolling update settings or drain',
    how:
      'all come with `LlmGateway`. Grace period and wait are computed from `maxStreamDuration`: what the product does ' +
      'with open answers at SIGTERM is not published, so the pod waits before SIGTERM until the longest one is done',
    see: [
      { variant: 'base', object: 'PodDisruptionBudget/keeptrusts-gateway', path: 'spec.maxUnavailable', is: 1 },
      pod('topologySpreadConstraints'),
      deployment('spec.strategy.rollingUpdate', { maxSurge: 1, maxUnavailable: 0 }),
      container('lifecycle.preStop.exec.command', ['sleep', '315']),
      pod('terminationGracePeriodSeconds', 325),
    ],
  },
  {
    id: 'KT-C09',
    what: 'no network policy',
    how: 'derived from what you declare',
    see: [{ variant: 'base', object: 'NetworkPolicy/keeptrusts-gateway', path: 'spec.policyTypes', is: ['Ingress', 'Egress'] }],
  },
  {
    id: 'KT-C10',
    what: 'autoscaling on memory, which a gateway never gives back',
    how: 'left out; opt in with `ScalingSignal.memoryUtilization()`',
    see: [absent(hpa('spec.metrics[1]'))],
  },
  {
    id: 'KT-C11',
    what: 'the collector distorts the CPU figure on which the gateway scales',
    how: 'with sidecars, `GatewayAutoscaling` measures only the gateway container',
    see: [
      {
        variant: 'otel-sidecar',
        object: 'HorizontalPodAutoscaler/keeptrusts-gateway',
        path: 'spec.metrics[0].containerResource.container',
        is: 'gateway',
      },
    ],
  },
  {
    id: 'KT-C12',
    what: 'the collector has no configuration, the gateway no endpoint',
    how: '`GatewayTracing` makes the ConfigMap, the volume and the variable',
    see: [
      container('env[OTEL_EXPORTER_OTLP_ENDPOINT].value', 'http://localhost:4317', 'otel-sidecar'),
      { variant: 'otel-sidecar', object: 'ConfigMap/keeptrusts-gateway-otel', path: 'data[collector-config.yaml]', is: /otlp/ },
    ],
  },
  {
    id: 'KT-C13',
    what: 'external-secrets.io/v1beta1, no longer served',
    how: 'v1',
    see: [{ variant: 'eso', object: 'ExternalSecret/keeptrusts-api-key', path: 'apiVersion', is: 'external-secrets.io/v1' }],
  },
  {
    id: 'KT-C14',
    what: 'a rotated key does not reach the pods',
    how: '`GatewaySecrets.reloader` or `rotationToken`, never a hash of the value',
    see: [deployment('metadata.annotations', /keeptrusts-api-key/, 'eso')],
  },
  {
    id: 'KT-C15',
    what: 'networking.istio.io/v1beta1, injection by annotation',
    how: 'v1, and a label on the pods',
    see: [
      rule('apiVersion', 'networking.istio.io/v1'),
      deployment('spec.template.metadata.labels[sidecar.istio.io/inject]', 'true', 'istio'),
    ],
  },
  {
    id: 'KT-C16',
    what: '5xx answers of a provider eject healthy gateway pods',
    how: 'only failures to reach the gateway itself count',
    see: [
      rule('spec.trafficPolicy.outlierDetection.consecutive5xxErrors', 0),
      rule('spec.trafficPolicy.outlierDetection.consecutiveLocalOriginFailures', 5),
    ],
  },
  {
    id: 'KT-C17',
    what: 'values are written in two places and drift apart',
    how: 'every value comes from one place: a prop or the profile',
    see: [hpa('spec.maxReplicas', 10)],
  },
  {
    id: 'KT-C18',
    what: 'service links shadow variables of the product',
    how: '`enableServiceLinks: false`',
    see: [pod('enableServiceLinks', false)],
  },
  {
    id: 'KT-C19',
    what: 'a token of the Kubernetes API is mounted',
    how: '`automountServiceAccountToken: false`',
    see: [pod('automountServiceAccountToken', false)],
  },
  { id: 'KT-X01', what: 'no API key', how: 'refused', refused: { code: 'LLMGW-201', build: keeptrusts({ credentials: [] }) } },
  {
    id: 'KT-X02',
    what: 'not a policy document',
    how: 'refused',
    refused: {
      code: 'LLMGW-801',
      build: keeptrusts({ config: GatewayConfig.file('policy-config.yaml', { policies: { chain: [] } }) }),
    },
  },
  {
    id: 'KT-X03',
    what: 'version `latest`',
    how: 'refused',
    refused: {
      code: 'LLMGW-120',
      build: keeptrusts({ profile: GatewayProfile.keeptrusts({ version: 'latest', image: 'keeptrusts/gateway:1.8.2' }) }),
    },
  },
  {
    id: 'KT-X04',
    what: 'a collector without configuration',
    how: 'refused: `Tracing.sidecar()` needs an endpoint or a configuration',
    refused: {
      code: 'LLMGW-613',
      build: (chart) => new GatewayTracing(chart, 'tracing', { target: keeptrusts()(chart), tracing: Tracing.sidecar({}) }),
    },
  },
  {
    id: 'KT-X05',
    what: 'a budget that blocks every drain',
    how: 'refused',
    refused: {
      code: 'LLMGW-118',
      build: keeptrusts({ disruptionBudget: DisruptionBudget.minAvailable(2), credentials: [credentials('api-token')] }),
    },
  },
];
