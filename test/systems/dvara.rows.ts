import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import { DisruptionBudget, GatewayConfig, GatewayProfile, LlmGateway, McpProfile, McpProxy, StateStore } from '../../src';
import type { ICredentialSource, LlmGatewayProps } from '../../src';
import { credentials } from '../support/gateway';
import type { Place, Row } from './row';

const at =
  (object: string, variant: string) =>
  (path?: string, is?: unknown): Place => ({ variant, object, path, is });
const absent = (place: Place): Place => ({ ...place, absent: true });
const server = (path: string, is?: unknown, variant = 'quickstart'): Place => ({
  variant,
  object: 'Deployment/dvara-server',
  path,
  is,
});
const env = (name: string, is?: unknown, variant = 'quickstart'): Place =>
  server(`spec.template.spec.containers[gateway-server].env[${name}]`, is, variant);
const container = (path: string, is?: unknown, variant = 'quickstart'): Place =>
  server(`spec.template.spec.containers[gateway-server].${path}`, is, variant);
const ui = at('Deployment/dvara-ui', 'quickstart');
const mcp = at('Deployment/dvara-mcp-gateway', 'enterprise-mcp');
const secret = (key: string) => ({ valueFrom: { secretKeyRef: { name: 'dvara', key } } });
const fromSecret = (name: string, key: string): Place => env(name, { name, ...secret(key) });

const ALL = ['license', 'operator-key', 'metrics-key', 'encryption-password', 'audit-hmac'];
const POSTGRES = StateStore.externalPostgres({
  host: 'postgres',
  database: 'dvara',
  user: 'dvara',
  password: { secretName: 'credentials', key: 'database' },
});
const gateway = (props: Partial<LlmGatewayProps>) => (chart: Chart) =>
  new LlmGateway(chart, 'gateway', {
    profile: GatewayProfile.dvara({ version: '1.6.0' }),
    credentials: [credentials(...ALL)],
    stores: [POSTGRES],
    maxStreamDuration: Duration.seconds(30),
    ...props,
  });
const without = (name: string): ICredentialSource[] => [credentials(...ALL.filter((n) => n !== name))];

/** The documented Helm chart of DVARA, number by number. */
export const ROWS: Row[] = [
  {
    id: 'DV-R01',
    what: 'three workloads: gateway on 8080, console on 8090, MCP proxy on 8070, each with Service and ServiceAccount',
    how: '`LlmGateway`, `GatewayConsole`, `McpProxy`',
    see: [
      container('ports[http].containerPort', 8080),
      ui('spec.template.spec.containers[gateway-ui].ports[http].containerPort', 8090),
      mcp('spec.template.spec.containers[mcp-proxy-server].ports[http].containerPort', 8070),
      server('spec.template.metadata.labels[app.kubernetes.io/component]', 'gateway-server'),
      at('ServiceAccount/dvara-ui', 'quickstart')(),
    ],
  },
  {
    id: 'DV-R02',
    what: 'Kubernetes 1.28 or newer, an external PostgreSQL',
    how: '`StateStore.externalPostgres`; without a store the gateway is refused',
    see: [env('SPRING_DATASOURCE_URL')],
  },
  {
    id: 'DV-R03',
    what: 'three images, one version',
    how: '`GatewayProfile.dvara`, `ConsoleProfile.dvara`, `McpProfile.dvara`',
    see: [
      container('image', 'ghcr.io/dvarahq/dvara/dvara-llm-gateway:1.6.0'),
      ui('spec.template.spec.containers[gateway-ui].image', 'ghcr.io/dvarahq/dvara/dvara-flightdeck:1.6.0'),
      mcp('spec.template.spec.containers[mcp-proxy-server].image', 'ghcr.io/dvarahq/dvara/dvara-mcp-gateway:1.6.0'),
    ],
  },
  {
    id: 'DV-R04',
    what: 'gateway: requests 250m / 512Mi, limits 2 / 1Gi; Java options; `gatewayMode`',
    how: 'profile, `javaOptions`. The documents name no variable for `gatewayMode`; if you know it, set it in `env`',
    see: [
      container('resources.requests.cpu', '250m'),
      container('resources.limits.memory', '1Gi'),
      env('JAVA_TOOL_OPTIONS', { name: 'JAVA_TOOL_OPTIONS', value: '-Xms1g -Xmx1500m' }, 'production-openai'),
    ],
  },
  {
    id: 'DV-R05',
    what: 'console: one replica, finds the gateway by itself, requests 100m / 256Mi',
    how: '`GatewayConsole.gateway`',
    see: [
      ui('spec.replicas', 1),
      ui('spec.template.spec.containers[gateway-ui].env[DVARA_FLIGHTDECK_GATEWAY_URL].value', 'http://dvara-server.dvara:8080'),
      ui('spec.template.spec.containers[gateway-ui].resources.requests.memory', '256Mi'),
    ],
  },
  {
    id: 'DV-R06',
    what: 'MCP proxy: two replicas, requests 250m / 512Mi, limits 2 / 1Gi, license',
    how:
      '`McpProxy`. The documents do not name the variable for the URL of the gateway; set `upstreamVariable` if your ' +
      'image has one',
    see: [
      mcp('spec.template.spec.containers[mcp-proxy-server].resources.limits.memory', '1Gi'),
      mcp(
        'spec.template.spec.containers[mcp-proxy-server].env[DVARA_LICENSE_KEY].valueFrom.secretKeyRef.key',
        'enterprise-license-key',
      ),
    ],
  },
  {
    id: 'DV-R07',
    what: 'Secret `dvara` with the documented keys',
    how: '`GatewaySecrets` named `dvara`; the profile has the keys',
    see: [
      at('ExternalSecret/dvara', 'quickstart')('spec.target.name', 'dvara'),
      at('ExternalSecret/dvara', 'quickstart')('spec.data[enterprise-license-key].secretKey', 'enterprise-license-key'),
    ],
  },
  {
    id: 'DV-R08',
    what: 'or an existing Secret',
    how:
      '`SecretSource.existing` with every documented key; for `gateway-internal-secret`, set `internalSecretVariable`, ' +
      'because no variable is documented',
    see: [
      env('DVARA_LICENSE_KEY', /my-external-secret/, 'existing-secret'),
      absent(at('ExternalSecret/dvara', 'existing-secret')()),
    ],
  },
  {
    id: 'DV-R09',
    what: 'license, operator key, metrics key, encryption password and audit HMAC are read at start',
    how: 'all are required credentials of the profile',
    see: [
      fromSecret('DVARA_LICENSE_KEY', 'enterprise-license-key'),
      fromSecret('DVARA_ACTUATOR_API_KEY', 'gateway-server-api-key'),
      fromSecret('DVARA_ACTUATOR_METRICS_API_KEY', 'gateway-metrics-api-key'),
      fromSecret('DVARA_ENCRYPTION_MASTER_PASSWORD', 'gateway-encryption-master-password'),
      fromSecret('DVARA_AUDIT_HMAC_SECRET', 'audit-hmac-secret'),
    ],
  },
  {
    id: 'DV-R10',
    what: 'every process needs the license',
    how: 'required in all three profiles',
    see: [
      env('DVARA_LICENSE_KEY'),
      ui('spec.template.spec.containers[gateway-ui].env[DVARA_LICENSE_KEY]'),
      mcp('spec.template.spec.containers[mcp-proxy-server].env[DVARA_LICENSE_KEY]'),
    ],
  },
  {
    id: 'DV-R11',
    what: 'pods start with only some of the provider keys',
    how: 'provider credentials without a source are left out; the product then turns that provider off',
    see: [
      absent(env('ANTHROPIC_API_KEY', undefined, 'production-openai')),
      env('OPENAI_API_KEY', undefined, 'production-openai'),
    ],
  },
  {
    id: 'DV-R12',
    what: 'probes without authentication; health details stay hidden',
    how: 'profile; `show-details: always` is refused',
    see: [container('readinessProbe.httpGet.path', '/actuator/health/readiness')],
  },
  {
    id: 'DV-R13',
    what: 'console: liveness and startup probes check the process, readiness checks the control plane',
    how: 'profile',
    see: [
      ui('spec.template.spec.containers[gateway-ui].livenessProbe.httpGet.path', '/actuator/health/liveness'),
      ui('spec.template.spec.containers[gateway-ui].readinessProbe.httpGet.path', '/actuator/health/readiness'),
    ],
  },
  {
    id: 'DV-R14',
    what: 'startup probe: 5 s delay, then 12 tries every 5 s; adjustable',
    how: '`probes.startup.failureThreshold`',
    see: [
      container('startupProbe.initialDelaySeconds', 5),
      container('startupProbe.failureThreshold', 12),
      container('startupProbe.failureThreshold', 20, 'slow-startup'),
    ],
  },
  {
    id: 'DV-R15',
    what: 'grace period of 45 s: 5 s wait, 30 s drain',
    how: '`maxStreamDuration` of 30 s; the wait comes from the profile, and the margin is 10 s',
    see: [
      server('spec.template.spec.terminationGracePeriodSeconds', 45),
      container('lifecycle.preStop.exec.command', ['sleep', '5']),
    ],
  },
  {
    id: 'DV-R16',
    what: 'rolling update with one extra pod and none missing; pods spread over zones',
    how: 'by default',
    see: [
      server('spec.strategy.rollingUpdate', { maxSurge: 1, maxUnavailable: 0 }),
      server('spec.template.spec.topologySpreadConstraints'),
    ],
  },
  {
    id: 'DV-R17',
    what: 'gateway: 3 to 10 pods at 70 % CPU; up by 50 % per 60 s after 30 s, down by 25 % per 120 s after 300 s',
    how: '`GatewayAutoscaling` with `ScalingBehavior.dvara()`; no memory target, see DV-C08',
    see: [
      at('HorizontalPodAutoscaler/dvara-server', 'production-openai')('spec.maxReplicas', 10),
      at('HorizontalPodAutoscaler/dvara-server', 'production-openai')('spec.behavior.scaleUp.policies[0]', {
        type: 'Percent',
        value: 50,
        periodSeconds: 60,
      }),
      at('HorizontalPodAutoscaler/dvara-server', 'production-openai')('spec.behavior.scaleDown.policies[0]', {
        type: 'Percent',
        value: 25,
        periodSeconds: 120,
      }),
    ],
  },
  {
    id: 'DV-R18',
    what: 'MCP proxy: 2 to 20 pods; disruption budgets',
    how: '`GatewayAutoscaling`, `disruptionBudget`',
    see: [
      at('HorizontalPodAutoscaler/dvara-mcp-gateway', 'enterprise-mcp')('spec.maxReplicas', 20),
      at('PodDisruptionBudget/dvara-mcp-gateway', 'enterprise-mcp')('spec.minAvailable', 1),
      at('PodDisruptionBudget/dvara-server', 'production-openai')('spec.minAvailable', 2),
    ],
  },
  {
    id: 'DV-R19',
    what: 'ServiceMonitor on /actuator/prometheus, with labels and the metrics key as token',
    how: '`GatewayObservability` with `Scrape.serviceMonitor`',
    see: [
      at('ServiceMonitor/dvara-server', 'monitoring')('spec.endpoints[0].path', '/actuator/prometheus'),
      at('ServiceMonitor/dvara-server', 'monitoring')('spec.endpoints[0].interval', '15s'),
      at('ServiceMonitor/dvara-server', 'monitoring')('metadata.labels.release', 'prometheus-stack'),
    ],
  },
  {
    id: 'DV-R20',
    what: 'only the gateway reaches the MCP proxy; it is never on an Ingress',
    how: '`McpProxy.upstream`; its Service has only an address in the cluster',
    see: [
      at('NetworkPolicy/dvara-mcp-gateway', 'enterprise-mcp')('spec.ingress', [
        {
          from: [
            {
              podSelector: {
                matchLabels: { 'app.kubernetes.io/instance': 'dvara-server', 'app.kubernetes.io/name': 'dvara-server' },
              },
            },
          ],
          ports: [{ port: 8070, protocol: 'TCP' }],
        },
      ]),
      at('Service/dvara-mcp-gateway', 'enterprise-mcp')('spec.type', 'ClusterIP'),
    ],
  },
  {
    id: 'DV-R21',
    what: 'Ingress with class, annotations, hosts and TLS',
    how: '`GatewayExposure`; the console gets one of its own if you ask for it',
    see: [
      at('Ingress/dvara-server', 'production-openai')('spec.ingressClassName', 'nginx'),
      at('Ingress/dvara-server', 'production-openai')('spec.tls[0]', {
        hosts: ['gateway.mycompany.com'],
        secretName: 'gateway-tls',
      }),
    ],
  },
  {
    id: 'DV-R22',
    what: 'headless Service `dvara-server-cluster` on 5701 and both variables',
    how: '`ClusterMembership`',
    see: [
      at('Service/dvara-server-cluster', 'quickstart')('spec.clusterIP', 'None'),
      at('Service/dvara-server-cluster', 'quickstart')('spec.publishNotReadyAddresses', true),
      env('CACHE_SERVICE_NAME', { name: 'CACHE_SERVICE_NAME', value: 'dvara-server-cluster' }),
      env('KUBERNETES_NAMESPACE', { name: 'KUBERNETES_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }),
    ],
  },
  {
    id: 'DV-R23',
    what: 'gateway.yaml in ConfigMap `dvara-server-config`, read as external configuration',
    how: '`config: GatewayConfig.file("gateway.yaml", ...)`',
    see: [
      at('ConfigMap/dvara-server-config', 'inline-config')('data[gateway.yaml]', /default-strategy: round-robin/),
      env('SPRING_CONFIG_ADDITIONAL_LOCATION', /gateway\.yaml/, 'inline-config'),
    ],
  },
  {
    id: 'DV-R24',
    what: 'region set by variables and by the pod label `meridian.ai/region`',
    how: '`region`',
    see: [
      env('DVARA_REGION_ID', { name: 'DVARA_REGION_ID', value: 'us-east-1' }, 'multi-region'),
      env('DVARA_REGION_NAME', { name: 'DVARA_REGION_NAME', value: 'US East' }, 'multi-region'),
      server('spec.template.metadata.labels[meridian.ai/region]', 'us-east-1', 'multi-region'),
    ],
  },
  {
    id: 'DV-R25',
    what: 'ServiceAccount bound to an IAM role, with Bedrock on',
    how: '`serviceAccount.identity: WorkloadIdentity.eksRole(...)`',
    see: [
      at('ServiceAccount/dvara-server', 'irsa')(
        'metadata.annotations[eks.amazonaws.com/role-arn]',
        'arn:aws:iam::123456789012:role/dvara-bedrock',
      ),
      env('BEDROCK_ENABLED', { name: 'BEDROCK_ENABLED', value: 'true' }, 'irsa'),
    ],
  },
  {
    id: 'DV-R26',
    what: 'user 1001, read-only root, writable /tmp, no capabilities, no token',
    how: 'by default',
    see: [
      container('securityContext.runAsUser', 1001),
      container('securityContext.readOnlyRootFilesystem', true),
      container('volumeMounts[tmp].mountPath', '/tmp'),
      server('spec.template.spec.automountServiceAccountToken', false),
    ],
  },
  {
    id: 'DV-R27',
    what: 'pods restart when a Secret or ConfigMap changes',
    how: 'for configuration, by a hash of it; for Secrets, by Reloader or `rotationToken`, never by a hash of the value',
    see: [
      server('spec.template.metadata.annotations[checksum/config]', /^[0-9a-f]{64}$/, 'inline-config'),
      server('metadata.annotations[secret.reloader.stakater.com/reload]', 'dvara'),
    ],
  },
  {
    id: 'DV-R28',
    what: 'further variables, among them the data source',
    how: '`env`; the data source comes from `StateStore.externalPostgres`',
    see: [
      env('MOCK_PROVIDER_ENABLED'),
      env('SPRING_DATASOURCE_USERNAME', { name: 'SPRING_DATASOURCE_USERNAME', value: 'dvara' }),
    ],
  },
  { id: 'DV-R29', what: 'test pods', how: '`GatewaySmokeTest`, as Job or Helm test', page: 'docs/delivery.md' },
  {
    id: 'DV-R30',
    what: 'ten deployment patterns',
    how: 'one program for each in examples/dvara',
    see: [
      container('resources.requests.memory', '1Gi', 'production-openai'),
      container('resources.limits.memory', '2Gi', 'production-openai'),
      at('HorizontalPodAutoscaler/dvara-server', 'production-openai')('spec.minReplicas', 3),
    ],
  },
  {
    id: 'DV-C01',
    what: 'region variables that no process reads',
    how: '`DVARA_REGION_ID` and `DVARA_REGION_NAME`; the other names are refused in `env`',
    see: [env('DVARA_REGION_ID', undefined, 'multi-region')],
    refused: { code: 'LLMGW-823', build: gateway({ env: { DVARA_LLM_GATEWAY_REGION_ID: EnvValue.fromValue('x') } }) },
  },
  {
    id: 'DV-C02',
    what: 'every scrape is answered with 401',
    how: 'the monitor has the metrics key as its credentials',
    see: [
      at('ServiceMonitor/dvara-server', 'monitoring')('spec.endpoints[0].authorization.credentials', {
        name: 'dvara',
        key: 'gateway-metrics-api-key',
      }),
    ],
  },
  {
    id: 'DV-C03',
    what: 'the audit HMAC is a plain value',
    how: 'it is a credential',
    see: [fromSecret('DVARA_AUDIT_HMAC_SECRET', 'audit-hmac-secret')],
  },
  {
    id: 'DV-C04',
    what: 'the list of keys for an existing Secret is incomplete',
    how: 'you declare the credentials of an existing Secret; if a required one is missing, it is refused',
    refused: { code: 'LLMGW-201', build: gateway({ credentials: without('metrics-key') }) },
  },
  {
    id: 'DV-C05',
    what: 'credentials that the process requires are optional',
    how: 'only provider keys may be missing',
    see: [absent(container('env[DVARA_LICENSE_KEY].valueFrom.secretKeyRef.optional'))],
  },
  {
    id: 'DV-C06',
    what: 'a database is required but not set up',
    how: 'a workload without one is refused',
    see: [env('SPRING_DATASOURCE_URL', undefined, 'enterprise-mcp')],
    refused: { code: 'LLMGW-410', build: gateway({ stores: [] }) },
  },
  {
    id: 'DV-C07',
    what: 'the database password is a plain value',
    how: 'it comes from the Secret',
    see: [env('SPRING_DATASOURCE_PASSWORD', /secretKeyRef/, 'minimal')],
  },
  {
    id: 'DV-C08',
    what: 'autoscaling on the memory of a Java process, which never scales down',
    how: 'no memory target; `ScalingSignal.memoryUtilization()` is refused for this profile',
    see: [absent(at('HorizontalPodAutoscaler/dvara-server', 'production-openai')('spec.metrics[1]'))],
  },
  {
    id: 'DV-C09',
    what: 'the Ingress of the gateway publishes the console too',
    how: 'an exposure publishes only its target',
    see: [
      absent(at('Ingress/dvara-ui', 'production-openai')()),
      absent(at('Ingress/dvara-server', 'production-openai')('spec.rules[1]')),
    ],
  },
  {
    id: 'DV-C10',
    what: 'the path / publishes /actuator and /internal',
    how: 'only the API paths of the profile are published',
    see: [at('Ingress/dvara-server', 'production-openai')('spec.rules[0].http.paths[0].path', '/v1')],
  },
  {
    id: 'DV-C11',
    what: 'the network policy of the MCP proxy blocks Prometheus, the console and tests',
    how: 'every construct that needs access adds its own rule; nothing is overwritten',
    page: 'docs/mcp.md',
  },
  {
    id: 'DV-C12',
    what: 'the gateway has no network policy, and port 5701 is open',
    how: 'it has one; only replicas reach each other on 5701',
    see: [
      at('NetworkPolicy/dvara-server', 'quickstart')('spec.ingress[0].from', [
        {
          podSelector: {
            matchLabels: { 'app.kubernetes.io/instance': 'dvara-server', 'app.kubernetes.io/name': 'dvara-server' },
          },
        },
      ]),
      at('NetworkPolicy/dvara-server', 'quickstart')('spec.ingress[0].ports[0].port', 5701),
    ],
  },
  {
    id: 'DV-C13',
    what: 'a budget that blocks every drain',
    how: 'refused; a single pod gets no budget',
    see: [absent(at('PodDisruptionBudget/dvara-server', 'quickstart')())],
    refused: { code: 'LLMGW-118', build: gateway({ replicas: 2, disruptionBudget: DisruptionBudget.minAvailable(2) }) },
  },
  {
    id: 'DV-C14',
    what: 'the documented startup time is not the configured one',
    how: 'the progress deadline is computed from the probe',
    see: [server('spec.progressDeadlineSeconds', 600)],
  },
  {
    id: 'DV-C15',
    what: 'nothing checks that the grace period is long enough',
    how: 'it is computed, and a shorter one is refused',
    see: [server('spec.template.spec.terminationGracePeriodSeconds', 45)],
    refused: { code: 'LLMGW-116', build: gateway({ terminationGracePeriod: Duration.seconds(35) }) },
  },
  {
    id: 'DV-C16',
    what: 'the wait before SIGTERM needs a shell',
    how:
      'calls `sleep` in the image directly; from Kubernetes 1.30 on (`kubernetesVersion` of the cluster), Kubernetes ' +
      'itself waits',
    see: [container('lifecycle.preStop.exec.command', ['sleep', '5'])],
  },
  { id: 'DV-C17', what: 'two ways to set variables', how: 'one: `env`', see: [env('MOCK_PROVIDER_ENABLED')] },
  {
    id: 'DV-C18',
    what: 'the console lacks database, license and audit HMAC',
    how: 'it has the same store and credentials as the gateway',
    see: [
      ui('spec.template.spec.containers[gateway-ui].env[SPRING_DATASOURCE_URL]'),
      ui('spec.template.spec.containers[gateway-ui].env[DVARA_AUDIT_HMAC_SECRET]'),
      ui('spec.template.spec.containers[gateway-ui].resources.limits'),
    ],
  },
  {
    id: 'DV-C19',
    what: '`replicas` is set beside an autoscaler',
    how: 'left out if there is an autoscaler',
    see: [absent(server('spec.replicas', undefined, 'production-openai'))],
  },
  {
    id: 'DV-C20',
    what: 'the open-source Bedrock code signs with static keys only, so a role is not enough',
    how: 'the annotation is set; check that your build can use the role',
    page: 'docs/secrets.md',
  },
  {
    id: 'DV-C21',
    what: 'booleans in a Secret',
    how: 'a switch is not secret: it is a plain variable',
    see: [env('MOCK_PROVIDER_ENABLED', { name: 'MOCK_PROVIDER_ENABLED', value: 'true' })],
  },
  {
    id: 'DV-C22',
    what: 'the two actuator keys must differ',
    how: 'using one reference for both is refused',
    refused: {
      code: 'LLMGW-208',
      build: gateway({
        credentials: [
          {
            credentialNames: ALL,
            credential: (name) => ({ secretName: 'dvara', key: name === 'operator-key' ? 'metrics-key' : name }),
          },
        ],
      }),
    },
  },
  {
    id: 'DV-C23',
    what: 'several replicas share limits but run in standalone mode',
    how: 'with `ClusterMembership`, replicas always form a cluster',
    see: [env('CACHE_SERVICE_NAME', undefined, 'production-openai')],
  },
  {
    id: 'DV-C24',
    what: 'names in the documents differ from those in the chart',
    how: 'the names from the documents; set `name` for others',
    see: [ui('metadata.name', 'dvara-ui')],
  },
  {
    id: 'DV-C25',
    what: '/var/lib/dvara is not writable',
    how: 'it is a volume that the group of the process can write',
    see: [
      container('volumeMounts[var-lib-dvara].mountPath', '/var/lib/dvara'),
      server('spec.template.spec.securityContext.fsGroup', 1001),
    ],
  },
  {
    id: 'DV-C26',
    what: 'the region label does not affect scheduling',
    how: '`region` adds node affinity',
    see: [server('spec.template.spec.affinity.nodeAffinity', /us-east-1/, 'multi-region')],
  },
  {
    id: 'DV-C27',
    what: 'rotating an external Secret restarts nothing',
    how: '`GatewaySecrets.reloader` or `rotationToken`',
    see: [server('metadata.annotations[secret.reloader.stakater.com/reload]', 'dvara')],
  },
  {
    id: 'DV-C28',
    what: 'with only one of the two cluster variables, the process does not start',
    how: 'both are always set',
    see: [env('CACHE_SERVICE_NAME'), env('KUBERNETES_NAMESPACE')],
  },
  {
    id: 'DV-X01',
    what: 'no license',
    how: 'refused',
    refused: { code: 'LLMGW-201', build: gateway({ credentials: without('license') }) },
  },
  {
    id: 'DV-X02',
    what: 'KUBERNETES_NAMESPACE without CACHE_SERVICE_NAME',
    how: 'refused',
    refused: { code: 'LLMGW-822', build: gateway({ env: { KUBERNETES_NAMESPACE: EnvValue.fromValue('dvara') } }) },
  },
  {
    id: 'DV-X03',
    what: 'the same key for operators and metrics',
    how: 'refused',
    refused: {
      code: 'LLMGW-208',
      build: gateway({
        credentials: [
          { credentialNames: ALL, credential: (name) => ({ secretName: 'dvara', key: name.endsWith('-key') ? 'key' : name }) },
        ],
      }),
    },
  },
  {
    id: 'DV-X04',
    what: 'no audit HMAC',
    how: 'refused',
    refused: { code: 'LLMGW-201', build: gateway({ credentials: without('audit-hmac') }) },
  },
  {
    id: 'DV-X05',
    what: 'a grace period shorter than wait and drain',
    how: 'refused',
    refused: { code: 'LLMGW-116', build: gateway({ terminationGracePeriod: Duration.seconds(30) }) },
  },
  {
    id: 'DV-X06',
    what: 'health details for everybody',
    how: 'refused',
    refused: {
      code: 'LLMGW-821',
      build: gateway({
        config: GatewayConfig.file('gateway.yaml', { management: { endpoint: { health: { 'show-details': 'always' } } } }),
      }),
    },
  },
  {
    id: 'DV-X07',
    what: 'a disruption budget with both fields',
    how: 'impossible: a `DisruptionBudget` has one or the other',
    see: [absent(at('PodDisruptionBudget/dvara-server', 'production-openai')('spec.maxUnavailable'))],
  },
  {
    id: 'DV-X08',
    what: 'an MCP proxy without a license',
    how: 'refused',
    refused: {
      code: 'LLMGW-201',
      build: (chart) =>
        new McpProxy(chart, 'mcp', {
          profile: McpProfile.dvara({ version: '1.6.0' }),
          credentials: without('license'),
          stores: [POSTGRES],
        }),
    },
  },
  { id: 'DV-X09', what: 'no database', how: 'refused', refused: { code: 'LLMGW-410', build: gateway({ stores: [] }) } },
];
