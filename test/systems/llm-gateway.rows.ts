import { Findings, GatewayAutoscaling } from '../../src';
import { llmGateway, LLM_GATEWAY_CONFIG, LLM_GATEWAY_IMAGE } from '../support/products';
import type { Place, Row } from './row';
import { placesIn } from './row';

const at = placesIn('redis');
const deployment = at('Deployment/llm-gateway');
const pod = at('Deployment/llm-gateway', 'spec.template.spec.');
const container = at('Deployment/llm-gateway', 'spec.template.spec.containers[gateway].');
const service = at('Service/llm-gateway', 'spec.');
const config = (is: RegExp, variant = 'redis'): Place => at('ConfigMap/llm-gateway-config')('data[config.yaml]', is, variant);
const ingress = at('Ingress/llm-gateway');
const hpa = at('HorizontalPodAutoscaler/llm-gateway', 'spec.');
const policy = at('NetworkPolicy/llm-gateway', 'spec.');
const budget = at('PodDisruptionBudget/llm-gateway', 'spec.');
const redis = at('StatefulSet/redis', 'spec.');
const secret = (variant: string, kind: string, path: string, is?: unknown): Place =>
  at(`${kind}/llm-gateway-secrets`)(path, is, variant);
const rules = (path: string, is?: unknown): Place =>
  at('PrometheusRule/llm-gateway-alerts', 'spec.groups')(path, is, 'monitoring');
const monitor = (path: string, is?: unknown): Place => at('ServiceMonitor/llm-gateway', 'spec.')(path, is, 'monitoring');
const absent = (place: Place): Place => ({ ...place, absent: true });
const conversations = (change: object) => llmGateway({ conversations: { ...LLM_GATEWAY_CONFIG.conversations, ...change } });

/** The Kubernetes guide of the Go llm-gateway, number by number. */
export const ROWS: Row[] = [
  {
    id: 'LG-R01',
    what: 'namespace `llm-gateway`, Kubernetes 1.24 or later',
    how: '`GatewayNamespace`; the library needs 1.28 or later',
    see: [
      at('Namespace/llm-gateway')('metadata.labels[pod-security.kubernetes.io/enforce]', 'restricted'),
      deployment('metadata.namespace', 'llm-gateway'),
    ],
  },
  {
    id: 'LG-R02',
    what: 'Deployment `llm-gateway`, container `gateway`, image with a tag, label `app`',
    how: '`GatewayProfile.llmGateway({ image })`, `selectorLabels`; the label is on the pods',
    see: [
      container('image', 'ghcr.io/yourusername/llm-gateway:v1.2.3'),
      deployment('spec.template.metadata.labels.app', 'llm-gateway'),
    ],
  },
  {
    id: 'LG-R03',
    what: 'image set from outside (kustomize `images`)',
    how: 'the image is one prop of the profile; kustomize can still change it, because the objects are plain YAML',
    see: [container('image')],
  },
  {
    id: 'LG-R04',
    what: 'port 8080 named `http`, Service port 80 to `http`',
    how: 'profile',
    see: [
      container('ports[http].containerPort', 8080),
      service('ports[http]', { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', appProtocol: 'http' }),
      service('type', 'ClusterIP'),
    ],
  },
  {
    id: 'LG-R05',
    what: 'ConfigMap `llm-gateway-config`, key `config.yaml`, with the sections of the guide',
    how: '`GatewayConfig.file`; all sections of the guide, plus providers and models, without which no pod becomes ready',
    see: [
      config(/address: :8080/),
      config(/requests_per_second: 10/),
      config(/burst: 20/),
      config(/endpoint: tempo:4317/),
      config(/store: redis/),
      config(/ttl: 1h/),
    ],
  },
  {
    id: 'LG-R06',
    what: 'requests 100m / 128Mi, limits 1000m / 512Mi',
    how: 'profile',
    see: [
      container('resources.requests.cpu', '100m'),
      container('resources.requests.memory', '128Mi'),
      container('resources.limits.cpu', '1'),
      container('resources.limits.memory', '512Mi'),
    ],
  },
  {
    id: 'LG-R07',
    what: 'Ingress of class nginx with TLS by cert-manager',
    how: '`GatewayExposure` with `Exposure.nginx()` and `Tls.certManager`; the path is /v1, see LG-C18',
    see: [
      ingress('spec.ingressClassName', 'nginx'),
      ingress('metadata.annotations[cert-manager.io/cluster-issuer]', 'letsencrypt-prod'),
      ingress('metadata.annotations[nginx.ingress.kubernetes.io/ssl-redirect]', 'true'),
      ingress('spec.tls[0]', { hosts: ['llm-gateway.yourdomain.com'], secretName: 'llm-gateway-tls' }),
    ],
  },
  {
    id: 'LG-R08',
    what: 'AWS Load Balancer Controller',
    how: '`Exposure.alb()`; `Exposure.gce()` and `Exposure.appGateway()` for the others',
    see: [
      ingress('metadata.annotations[alb.ingress.kubernetes.io/scheme]', 'internet-facing', 'ingress-alb'),
      ingress('metadata.annotations[alb.ingress.kubernetes.io/target-type]', 'ip', 'ingress-alb'),
    ],
  },
  {
    id: 'LG-R09',
    what: 'keys of three providers and an optional audience, as variables',
    how: '`ModelProvider`, `GatewaySecrets` with the keys of the guide',
    see: [
      container('env[OPENAI_API_KEY].valueFrom.secretKeyRef', { name: 'llm-gateway-secrets', key: 'OPENAI_API_KEY' }),
      container('env[ANTHROPIC_API_KEY].valueFrom.secretKeyRef.key', 'ANTHROPIC_API_KEY'),
      container('env[GOOGLE_API_KEY].valueFrom.secretKeyRef.key', 'GOOGLE_API_KEY'),
      container('env[OIDC_AUDIENCE].valueFrom.secretKeyRef.optional', true),
    ],
  },
  {
    id: 'LG-R10',
    what: 'ExternalSecret from AWS Secrets Manager, refreshed every hour, no plain Secret',
    how: '`SecretSource.externalSecrets`',
    see: [
      secret('eso', 'ExternalSecret', 'spec.secretStoreRef', { name: 'aws-secretsmanager', kind: 'ClusterSecretStore' }),
      secret('eso', 'ExternalSecret', 'spec.data', /llm-gateway\/openai-key/),
      secret('eso', 'ExternalSecret', 'spec.refreshInterval', /^1h|^60m|^3600s/),
      { variant: 'eso', object: 'Secret/llm-gateway-secrets', absent: true },
    ],
  },
  {
    id: 'LG-R11',
    what: 'SealedSecret in git',
    how: '`SecretSource.sealedSecret`',
    see: [secret('sealed', 'SealedSecret', 'spec.encryptedData.OPENAI_API_KEY')],
  },
  {
    id: 'LG-R12',
    what: 'SecretStore `azure-keyvault` with Workload Identity',
    how: '`SecretStore` of the External Secrets Operator, API version v1',
    see: [
      {
        variant: 'eso-azure',
        object: 'SecretStore/azure-keyvault',
        path: 'spec.provider.azurekv.vaultUrl',
        is: 'https://my-vault.vault.azure.net',
      },
      {
        variant: 'eso-azure',
        object: 'SecretStore/azure-keyvault',
        path: 'spec.provider.azurekv.authType',
        is: 'WorkloadIdentity',
      },
    ],
  },
  {
    id: 'LG-R13',
    what: 'workload identity of EKS and GKE on the ServiceAccount',
    how: '`serviceAccount: { identity: WorkloadIdentity.eksRole(...) }` / `.gke(...)`; `.aks(...)` as well',
    see: [
      at('ServiceAccount/llm-gateway')('metadata.annotations[eks.amazonaws.com/role-arn]', /^arn:aws:iam::/, 'elasticache'),
      at('ServiceAccount/llm-gateway')('metadata.annotations[iam.gke.io/gcp-service-account]', /llm-gateway@/, 'memorystore'),
    ],
  },
  {
    id: 'LG-R14',
    what: 'ServiceMonitor: port http, /metrics, every 30 seconds',
    how: '`GatewayObservability`',
    see: [
      monitor('endpoints[0].port', 'http'),
      monitor('endpoints[0].interval', '30s'),
      monitor('endpoints[0].path', '/metrics'),
    ],
  },
  {
    id: 'LG-R15',
    what: 'PrometheusRule `llm-gateway-alerts` for errors and missing pods',
    how: '`GatewayObservability`; the conditions are corrected, see LG-C07 to LG-C09',
    see: [rules('[0].rules')],
  },
  {
    id: 'LG-R16',
    what: 'metrics with the names of the guide',
    how: 'the profile has the names that the process really serves, see LG-C07',
    see: [rules('', /http_requests_total/)],
  },
  { id: 'LG-R17', what: 'JSON logs with a level', how: '`config`', see: [config(/format: json\s+level: info/)] },
  {
    id: 'LG-R18',
    what: 'traces by OTLP to tempo:4317',
    how: '`config`; the network policy reads the endpoint from the file',
    see: [config(/exporter:\s+endpoint: tempo:4317\s[^]*type: otlp/), policy('egress', /"port":4317/)],
  },
  {
    id: 'LG-R19',
    what: 'conversations in memory, lost on restart',
    how: '`StateStore.memory()`; one pod, see LG-C13',
    see: [config(/store: memory/, 'memory'), deployment('spec.replicas', 1, 'memory')],
  },
  {
    id: 'LG-R20',
    what: 'Redis as StatefulSet `redis`, port 6379',
    how: '`RedisStore`, which puts the DSN into `CONVERSATIONS_DSN`',
    see: [
      redis('serviceName', 'redis'),
      redis('template.spec.containers[redis].ports[redis].containerPort', 6379),
      container('env[CONVERSATIONS_DSN].value', /@redis:6379\/0$/),
    ],
  },
  {
    id: 'LG-R21',
    what: 'managed Redis: with a password, ElastiCache, Memorystore',
    how: '`StateStore.externalRedis`; TLS (`rediss`) unless `tls: false`, the password from the Secret',
    see: [
      container('env[CONVERSATIONS_DSN].value', /^rediss:.*redis\.example\.com:6379\/0$/, 'external-redis'),
      container('env[CONVERSATIONS_DSN].value', 'redis://my-cluster.cache.amazonaws.com:6379/0', 'elasticache'),
      container('env[CONVERSATIONS_DSN].value', 'redis://10.0.0.3:6379/0', 'memorystore'),
    ],
  },
  {
    id: 'LG-R22',
    what: 'PostgreSQL (pgx) with TLS',
    how: '`StateStore.externalPostgres`',
    see: [
      config(/driver: pgx\s[^]*store: sql/, 'postgres'),
      container('env[CONVERSATIONS_DSN].value', /^postgres:.*@postgres:5432\/llm_gateway\?sslmode=require$/, 'postgres'),
    ],
  },
  {
    id: 'LG-R23',
    what: '3 to 20 pods at 70 % CPU or 80 % memory',
    how: '`GatewayAutoscaling`; memory is left out on purpose, see LG-C22',
    see: [hpa('minReplicas', 3), hpa('maxReplicas', 20), hpa('metrics[0].resource.target.averageUtilization', 70)],
  },
  {
    id: 'LG-R24',
    what: 'PodDisruptionBudget minAvailable 2',
    how: '`DisruptionBudget.minAvailable(2)`',
    see: [budget('minAvailable', 2)],
  },
  {
    id: 'LG-R25',
    what: 'manual scaling, rolling updates, undo',
    how: 'names and selectors are those of the guide, so its kubectl commands work',
    see: [
      deployment('spec.selector.matchLabels', { app: 'llm-gateway' }),
      deployment('spec.strategy.type', 'RollingUpdate'),
      deployment('spec.revisionHistoryLimit', 3),
    ],
  },
  {
    id: 'LG-R26',
    what: 'blue-green: `llm-gateway-v2` with label `version: v2`; the Service is switched by it',
    how: 'a second `LlmGateway` and `BlueGreen`, whose `live` slot gets the traffic',
    see: [
      service('selector', { app: 'llm-gateway', version: 'v2' }, 'blue-green'),
      at('Deployment/llm-gateway-v2')('spec.template.metadata.labels.version', 'v2', 'blue-green'),
    ],
  },
  {
    id: 'LG-R27',
    what: 'restricted pods, user and group 1000',
    how: 'every workload; the numbers come from the profile',
    see: [
      pod('securityContext.runAsUser', 1000),
      pod('securityContext.fsGroup', 1000),
      pod('securityContext.seccompProfile.type', 'RuntimeDefault'),
      container('securityContext.readOnlyRootFilesystem', true),
      container('securityContext.capabilities', { drop: ['ALL'] }),
    ],
  },
  {
    id: 'LG-R28',
    what: 'NetworkPolicy: clients on 8080; DNS, Redis, providers',
    how: 'derived; here only the front door gets in (`clients: []`)',
    see: [policy('ingress', /"port":8080/), policy('egress', /"port":6379/), policy('policyTypes', ['Ingress', 'Egress'])],
  },
  {
    id: 'LG-R29',
    what: 'ServiceAccount with a Role on ConfigMaps',
    how: 'it has a ServiceAccount but, on purpose, no Role, see LG-C20',
    see: [at('ServiceAccount/llm-gateway')('metadata.name'), absent({ variant: 'redis', object: 'Role/llm-gateway' })],
  },
  {
    id: 'LG-R30',
    what: '/health and /ready; a shell in the image',
    how:
      'profile: startup and liveness probes call /health, readiness /ready; the wait before SIGTERM uses `sleep` of the ' +
      'image',
    see: [
      container('livenessProbe.httpGet.path', '/health'),
      container('readinessProbe.httpGet.path', '/ready'),
      container('lifecycle.preStop.exec.command', ['sleep', '45']),
    ],
  },
  {
    id: 'LG-R31',
    what: 'order of applying',
    how: 'one file in this order: what a pod needs comes before the pod; apply it as it is',
    see: [at('Namespace/llm-gateway')('metadata.name')],
  },

  {
    id: 'LG-C01',
    what: 'egress to the providers admits every pod of the cluster but no address outside',
    how: 'all addresses except private ranges',
    see: [policy('egress', /"cidr":"0\.0\.0\.0\/0","except":\["10\.0\.0\.0\/8"/)],
  },
  {
    id: 'LG-C02',
    what: 'DNS over UDP only',
    how: 'UDP and TCP, kube-system and the node-local cache',
    see: [policy('egress', /"port":53,"protocol":"UDP".*"port":53,"protocol":"TCP"/), policy('egress', /169\.254\.20\.10/)],
  },
  {
    id: 'LG-C03',
    what: 'no egress to tracing, PostgreSQL, an external Redis or the issuer',
    how: 'derived from stores and from the hosts that config.yaml names',
    see: [
      policy('egress', /"port":4317/),
      policy('egress', /"port":5432/, 'postgres'),
      policy('egress', /"port":6379/, 'external-redis'),
    ],
  },
  {
    id: 'LG-C04',
    what: 'ingress by a namespace label that nobody sets, none for Prometheus',
    how: '`kubernetes.io/metadata.name`; scraping has a rule of its own',
    see: [
      policy('ingress', /"kubernetes\.io\/metadata\.name":"ingress-nginx"/),
      policy('ingress', /"kubernetes\.io\/metadata\.name":"monitoring"/, 'monitoring'),
    ],
  },
  {
    id: 'LG-C05',
    what: 'kustomize commonLabels rewrite the selectors of peers',
    how: 'the program sets labels; they never reach the selectors of peers',
    see: [policy('egress', /"matchLabels":\{"kubernetes\.io\/metadata\.name":"kube-system"\}/)],
  },
  {
    id: 'LG-C06',
    what: 'config.yaml without providers and models, so no pod becomes ready',
    how: 'refused',
    see: [config(/providers:/), config(/models:/)],
    refused: { code: 'LLMGW-802', build: llmGateway({ models: [] }) },
  },
  {
    id: 'LG-C07',
    what: 'none of the listed metrics exists',
    how: 'the profile has the names and labels that the process serves; probes and scrapes are left out of every ratio',
    see: [rules('', /http_requests_total/), rules('', /^(?!.*gateway_requests_total)/)],
  },
  {
    id: 'LG-C08',
    what: 'HighErrorRate is not a ratio',
    how: 'errors divided by all requests',
    see: [rules('', /status=~\\?\\?"5\.\.\\?\\?".*\//)],
  },
  {
    id: 'LG-C09',
    what: 'PodDown compares with the constant 2, has no namespace and no severity, and is silent if the series is missing',
    how: 'PodDown compares with the wanted replicas; alerts have namespace and severity; `WorkloadNotSeen` if the series is missing',
    see: [rules('', /namespace=\\"llm-gateway\\"/), rules('', /"severity":/)],
  },
  {
    id: 'LG-C10',
    what: 'in early builds, probes and metrics need authentication too',
    how: 'a warning; in later builds, probes need none',
    refused: {
      code: 'LLMGW-808',
      build: (chart) =>
        Findings.of(llmGateway({ auth: { enabled: true, issuer: 'https://accounts.google.com' } })(chart)).strict(),
    },
  },
  {
    id: 'LG-C11',
    what: 'OIDC_AUDIENCE is required but never created',
    how: 'optional',
    see: [
      container('env[OIDC_AUDIENCE].valueFrom.secretKeyRef.optional', true),
      absent(container('env[OIDC_AUDIENCE]', undefined, 'eso')),
    ],
  },
  {
    id: 'LG-C12',
    what: 'passwords in the ConfigMap',
    how: 'the file has `${CONVERSATIONS_DSN}` and the password is in the Secret; literals are refused (LG-X09)',
    see: [config(/dsn: \$\{CONVERSATIONS_DSN\}/, 'postgres'), config(/^(?![^]*user:pass@)/, 'postgres')],
  },
  {
    id: 'LG-C13',
    what: 'memory store with 3 to 20 pods',
    how: 'one pod and no autoscaler',
    see: [deployment('spec.replicas', 1, 'memory'), absent({ variant: 'memory', object: 'HorizontalPodAutoscaler/llm-gateway' })],
  },
  {
    id: 'LG-C14',
    what: 'pods do not restart when the file changes',
    how: 'the pods have a checksum of the file',
    see: [deployment('spec.template.metadata.annotations[checksum/config]', /^[0-9a-f]{64}$/)],
  },
  {
    id: 'LG-C15',
    what: 'shutdown takes 35 s but the grace period is 30 s, and the pod does not wait before SIGTERM',
    how:
      'the process cuts open answers 30 s after SIGTERM. So the pod waits 45 s before it: 15 s for proxies, and 30 s ' +
      'because the longest answer takes 60 s. 5 s are left at the end for traces',
    see: [pod('terminationGracePeriodSeconds', 80), container('lifecycle.preStop')],
  },
  {
    id: 'LG-C16',
    what: 'annotation kubernetes.io/ingress.class',
    how: '`ingressClassName`; TLS also on the ALB',
    see: [
      ingress('spec.ingressClassName', 'alb', 'ingress-alb'),
      absent(ingress('metadata.annotations[kubernetes.io/ingress.class]', undefined, 'ingress-alb')),
    ],
  },
  {
    id: 'LG-C17',
    what: 'the Ingress has no streaming settings',
    how: 'buffering is off; timeouts follow from the longest stream, which the profile limits to the write timeout of 60 s',
    see: [
      ingress('metadata.annotations[nginx.ingress.kubernetes.io/proxy-buffering]', 'off'),
      ingress('metadata.annotations[nginx.ingress.kubernetes.io/proxy-read-timeout]', '70'),
    ],
  },
  {
    id: 'LG-C18',
    what: '/metrics and /admin are public',
    how: 'only the API paths of the profile are published',
    see: [ingress('spec.rules[0].http.paths[0].path', '/v1'), absent(ingress('spec.rules[0].http.paths[1]'))],
  },
  {
    id: 'LG-C19',
    what: 'external-secrets.io/v1beta1',
    how: 'v1',
    see: [
      secret('eso', 'ExternalSecret', 'apiVersion', 'external-secrets.io/v1'),
      { variant: 'eso-azure', object: 'SecretStore/azure-keyvault', path: 'apiVersion', is: 'external-secrets.io/v1' },
    ],
  },
  {
    id: 'LG-C20',
    what: 'access to all ConfigMaps, a mounted token',
    how: 'neither',
    see: [pod('automountServiceAccountToken', false), absent({ variant: 'redis', object: 'Role/llm-gateway' })],
  },
  {
    id: 'LG-C21',
    what: 'the guide grants write access to all secrets of the account',
    how:
      'not visible in the YAML: the role should read `llm-gateway/*` only; with `SecretSource.externalSecrets`, the ' +
      'pods need no such role',
    see: [absent(at('ServiceAccount/llm-gateway')('metadata.annotations', undefined, 'eso'))],
  },
  {
    id: 'LG-C22',
    what: 'no scaling behavior; memory as a signal',
    how: '`ScalingBehavior.llmGateway()`; memory is opt-in (`ScalingSignal.memoryUtilization`)',
    see: [hpa('behavior.scaleDown.stabilizationWindowSeconds', 300), absent(hpa('metrics[1]'))],
  },
  {
    id: 'LG-C23',
    what: 'disruption budget without an eviction policy; replicas set beside an autoscaler',
    how: 'AlwaysAllow; the autoscaler decides the replicas; a budget that blocks every drain is refused',
    see: [budget('unhealthyPodEvictionPolicy', 'AlwaysAllow'), absent(deployment('spec.replicas'))],
  },
  {
    id: 'LG-C24',
    what: 'Redis without password, network policy and persistence',
    how: '`RedisStore` has a password, a network policy of its own, and an append-only log on the volume',
    see: [
      redis('template.spec.containers[redis].args', /requirepass/),
      redis('template.spec.containers[redis].args', /"--appendonly","yes"/),
      redis('volumeClaimTemplates[0].spec.resources.requests.storage', '10Gi'),
      at('NetworkPolicy/redis')('spec.ingress', /"app":"llm-gateway"/),
    ],
  },
  {
    id: 'LG-C25',
    what: 'ServiceMonitor matches two Services',
    how: 'one Service, found by name and instance',
    see: [monitor('selector.matchLabels[app.kubernetes.io/instance]', 'llm-gateway')],
  },
  {
    id: 'LG-C26',
    what: 'the rate limit trusts a header that the client chooses',
    how:
      'not solved for builds configured by a file, which have no such setting; for later builds, set ' +
      '`RATE_LIMIT_TRUSTED_PROXY_CIDRS` in `env`. Probes count against the limit too, under the address of the kubelet',
    see: [config(/rate_limit:/)],
  },
  {
    id: 'LG-C27',
    what: 'traces, without saying whether TLS is used',
    how: '`insecure: true` is explicit',
    see: [config(/insecure: true/)],
  },
  {
    id: 'LG-C28',
    what: 'blue-green: selectors that overlap',
    how:
      'each version has its own selector, disruption budget, autoscaler and policy; a running Deployment must be ' +
      'recreated once',
    see: [
      deployment('spec.selector.matchLabels', { app: 'llm-gateway', version: 'v1' }, 'blue-green'),
      at('Deployment/llm-gateway-v2')('spec.selector.matchLabels', { app: 'llm-gateway', version: 'v2' }, 'blue-green'),
      at('HorizontalPodAutoscaler/llm-gateway-v2')('spec.scaleTargetRef.name', 'llm-gateway-v2', 'blue-green'),
    ],
  },
  {
    id: 'LG-C29',
    what: 'an overlay that does not exist; a Secret with placeholders that overwrites the real one',
    how: 'no placeholder Secret is ever made',
    see: [absent({ variant: 'redis', object: 'Secret/llm-gateway-secrets' })],
  },

  {
    id: 'LG-X01',
    what: 'a model of an unknown provider',
    how: 'refused',
    refused: { code: 'LLMGW-803', build: llmGateway({ models: [{ name: 'x', provider: 'y' }] }) },
  },
  { id: 'LG-X02', what: 'no models', how: 'refused', refused: { code: 'LLMGW-802', build: llmGateway({ models: [] }) } },
  {
    id: 'LG-X03',
    what: 'auth without issuer',
    how: 'refused',
    refused: { code: 'LLMGW-804', build: llmGateway({ auth: { enabled: true } }) },
  },
  {
    id: 'LG-X04',
    what: 'the keys of the issuer cannot be fetched',
    how: 'unknown at synthesis; egress to the issuer is derived from the file, as shown here for a provider',
    see: [policy('egress', /"port":443/)],
  },
  {
    id: 'LG-X05',
    what: 'Redis cannot be reached at start',
    how: 'unknown at synthesis; egress and the network policy of Redis follow from `stores`',
    see: [policy('egress', /"port":6379/), at('NetworkPolicy/redis')('spec.ingress', /"port":6379/)],
  },
  {
    id: 'LG-X06',
    what: 'a ttl that is not a Go duration',
    how: 'refused',
    refused: { code: 'LLMGW-805', build: conversations({ ttl: '1d' }) },
  },
  {
    id: 'LG-X07',
    what: 'memory store with several pods or an autoscaler',
    how: 'refused, unless you set `memoryPerPod: true`',
    refused: {
      code: 'LLMGW-119',
      build: (chart) => {
        const target = conversations({ store: 'memory' })(chart);
        new GatewayAutoscaling(chart, 'autoscaling', { target, maxReplicas: 20 });
      },
    },
  },
  {
    id: 'LG-X08',
    what: 'redis or sql without dsn',
    how: 'refused',
    refused: { code: 'LLMGW-806', build: conversations({ dsn: undefined }) },
  },
  {
    id: 'LG-X09',
    what: 'a credential written out in config.yaml',
    how: 'refused',
    refused: {
      code: 'LLMGW-807',
      build: llmGateway(
        { providers: { openai: { type: 'openai', api_key: 'not-a-variable' } } },
        {},
        { image: LLM_GATEWAY_IMAGE },
      ),
    },
  },
];
