import type { HelmPolicySource } from '../../src';
import { Findings, GatewaySecrets, HelmPolicySource as Source, SecretSource } from '../../src';
import { kernel, productionKernel, without } from '../support/products';
import type { Place, Row } from './row';
import { placesIn } from './row';

const at = placesIn('default');
const deployment = at('Deployment/helm-ai-kernel');
const pod = at('Deployment/helm-ai-kernel', 'spec.template.spec.');
const container = at('Deployment/helm-ai-kernel', 'spec.template.spec.containers[helm-ai-kernel].');
const env = (name: string, value: unknown, variant = 'default'): Place => container(`env[${name}].value`, value, variant);
const secretEnv = (name: string, secret: string, key: string, variant = 'default'): Place =>
  container(`env[${name}].valueFrom.secretKeyRef`, { name: secret, key }, variant);
const service = at('Service/helm-ai-kernel', 'spec.');
const policy = at('NetworkPolicy/helm-ai-kernel', 'spec.');
const config = at('ConfigMap/helm-ai-kernel-config', 'data');
const absent = (place: Place): Place => ({ ...place, absent: true });
const PRODUCTION = 'production-existing-secrets';

/** The Kubernetes guide and chart of the HELM AI Kernel, number by number. */
export const ROWS: Row[] = [
  {
    id: 'HK-R01',
    what: 'Deployment, Service, ConfigMap, Secret, volume claim; optional ServiceAccount, Ingress, CRD and RBAC',
    how: '`LlmGateway`, `HelmServePolicy`, `GatewayVolume`, `GatewaySecrets`, `GatewayExposure`, `HelmPolicyBundles`; no ServiceMonitor for 0.5, see HK-C08',
    see: [
      deployment('metadata.name'),
      service('type', 'ClusterIP'),
      config('[serve-policy.toml]'),
      at('Secret/helm-ai-kernel-signing')('metadata.name'),
      at('PersistentVolumeClaim/helm-ai-kernel-data')('metadata.name'),
    ],
  },
  {
    id: 'HK-R02',
    what: 'image ghcr.io/mindburn-labs/helm-ai-kernel, tag v0.5.6',
    how: '`GatewayProfile.helmAiKernel({ version })`',
    see: [container('image', 'ghcr.io/mindburn-labs/helm-ai-kernel:v0.5.6')],
  },
  {
    id: 'HK-R03',
    what: 'arguments of `serve`',
    how: 'profile',
    see: [
      container('args', [
        'serve',
        ...['--policy', '/etc/helm-ai-kernel/policy/serve-policy.toml'],
        ...['--addr', '0.0.0.0', '--port', '8080', '--data-dir', '/data'],
      ]),
    ],
  },
  {
    id: 'HK-R04',
    what: 'ports 8080 `http`, 8081 `health`, and 9090 `metrics` if metrics are on',
    how: 'profile; no metrics port in 0.5, see HK-C08',
    see: [
      container('ports[http].containerPort', 8080),
      container('ports[health].containerPort', 8081),
      env('HELM_HEALTH_PORT', '8081'),
      absent(container('ports[metrics]')),
    ],
  },
  {
    id: 'HK-R05',
    what: 'production mode refuses missing keys',
    how: '`production: true`; refused, see HK-X01 to HK-X03',
    see: [env('HELM_PRODUCTION', '1', PRODUCTION), env('HELM_PRODUCTION', '0')],
    refused: { code: 'LLMGW-830', build: productionKernel({}, without('signing-key')) },
  },
  {
    id: 'HK-R06',
    what: 'signing key inline or from a Secret, as variable and as /data/root.key',
    how: 'credential `signing-key`; the profile mounts it as a file (0.5) or copies it once (0.8)',
    see: [
      secretEnv('EVIDENCE_SIGNING_KEY', 'helm-ai-kernel-signing', 'signing-key'),
      secretEnv('EVIDENCE_SIGNING_KEY', 'helm-signing', 'signing-key', PRODUCTION),
      container('volumeMounts[signing-key].mountPath', '/data/root.key'),
    ],
  },
  {
    id: 'HK-R07',
    what: 'admin and service API key inline or from a Secret',
    how: 'credentials `admin-api-key`, `service-api-key`',
    see: [
      secretEnv('HELM_ADMIN_API_KEY', 'helm-auth', 'HELM_ADMIN_API_KEY', PRODUCTION),
      secretEnv('HELM_SERVICE_API_KEY', 'helm-auth', 'HELM_SERVICE_API_KEY', PRODUCTION),
      secretEnv('HELM_ADMIN_API_KEY', 'helm-ai-kernel-auth', 'HELM_ADMIN_API_KEY', 'production-inline'),
    ],
  },
  {
    id: 'HK-R08',
    what: 'policy source controlplane, crd or mountedFile; poll interval of 10 s',
    how: '`HelmPolicySource`',
    see: [
      env('HELM_POLICY_SOURCE_KIND', 'mountedFile'),
      env('HELM_POLICY_SOURCE_KIND', 'controlplane', PRODUCTION),
      env('HELM_POLICY_SOURCE_KIND', 'crd', 'crd'),
      env('HELM_POLICY_POLL_INTERVAL', '10s'),
    ],
  },
  {
    id: 'HK-R09',
    what: 'control plane URL; production requires signed policies',
    how: '`HelmPolicySource.controlPlane(url)`, `signatureRequired`',
    see: [
      env('HELM_POLICY_CONTROLPLANE_URL', 'https://helm-controlplane.example.internal', PRODUCTION),
      env('HELM_POLICY_SIGNATURE_REQUIRED', '1', PRODUCTION),
    ],
  },
  {
    id: 'HK-R10',
    what: 'public key inline or from a Secret',
    how: '`trustedPublicKey` or credential `policy-trust`',
    see: [
      env('HELM_POLICY_TRUST_PUBLIC_KEY', /^[0-9a-f]{64}$/, 'signature-public-key'),
      secretEnv('HELM_POLICY_TRUST_PUBLIC_KEY', 'helm-policy-trust', 'HELM_POLICY_TRUST_PUBLIC_KEY', PRODUCTION),
      env('HELM_POLICY_SIGNATURE_REQUIRED', '0'),
    ],
  },
  {
    id: 'HK-R11',
    what: 'wake-up route that needs the service key; reload sidecar, off by default',
    how: '`HelmPolicySource.mountedFile({ reloadHint: true })`; the sidecar sends the key, see HK-C06',
    see: [
      absent(pod('containers[config-reloader]')),
      pod('containers[config-reloader].command[2]', /internal\/policy\/reconcile/, 'reloader-sidecar'),
    ],
  },
  {
    id: 'HK-R12',
    what: 'Kubernetes only delivers the policy; the kernel reloads it',
    how: 'no restart on change, see HK-C16',
    see: [absent(deployment('spec.template.metadata.annotations[checksum/config]'))],
  },
  {
    id: 'HK-R13',
    what: '/data from a new claim, an existing claim or an emptyDir',
    how: '`GatewayVolume`; `VolumeSource.claim`; the default',
    see: [
      pod('volumes[data].persistentVolumeClaim.claimName', 'helm-ai-kernel-data'),
      pod('volumes[data].persistentVolumeClaim.claimName', 'receipts', 'existing-claim'),
      pod('volumes[data].emptyDir', undefined, 'no-persistence'),
    ],
  },
  {
    id: 'HK-R14',
    what: 'proxy: HELM_ENABLE_OPENAI_PROXY and HELM_UPSTREAM_URL',
    how:
      '`upstreamUrl`, without `/v1`, which the kernel adds; if you leave it out, the proxy is off. No code reads ' +
      'HELM_ENABLE_OPENAI_PROXY',
    see: [
      absent(container('env[HELM_ENABLE_OPENAI_PROXY]')),
      env('HELM_UPSTREAM_URL', 'https://api.openai.com'),
      absent(container('env[HELM_UPSTREAM_URL]', undefined, 'proxy-disabled')),
    ],
  },
  {
    id: 'HK-R15',
    what: 'SQLite, or PostgreSQL by DATABASE_URL',
    how: '`storage`, `StateStore.externalPostgres`',
    see: [
      config('[serve-policy.toml]', /store = "sqlite"/),
      config('[serve-policy.toml]', /store = "postgres"/, 'postgres-existing-secret'),
      secretEnv('DATABASE_URL', 'helm-postgres', 'DATABASE_URL', 'postgres-existing-secret'),
    ],
  },
  {
    id: 'HK-R16',
    what: 'Ingress off by default; class and TLS explicit',
    how: '`GatewayExposure`',
    see: [
      absent({ variant: 'default', object: 'Ingress/helm-ai-kernel' }),
      at('Ingress/helm-ai-kernel')('spec.ingressClassName', 'traefik', 'ingress'),
      at('Ingress/helm-ai-kernel')('spec.tls[0].secretName', 'helm-tls', 'ingress'),
    ],
  },
  {
    id: 'HK-R17',
    what: 'policy file from a ConfigMap or Secret, with its signature',
    how: '`GatewayConfig.existing`, `.existingSecret`; `signature` of `HelmServePolicy`',
    see: [
      pod('volumes[policy].configMap.name', 'helm-policy', 'mountedfile-existing-configmap'),
      pod('volumes[policy].secret.secretName', 'helm-policy', 'mountedfile-existing-secret'),
    ],
  },
  {
    id: 'HK-R18',
    what: 'smoke checks',
    how: '`/healthz` on the API port, see HK-C01; `GatewaySmokeTest` runs them as a Job',
    see: [container('readinessProbe.httpGet', { path: '/healthz', port: 'http' })],
  },
  {
    id: 'HK-R19',
    what: 'troubleshooting: readiness, 401 on reconcile, changes of the ConfigMap alone',
    how: 'probes call the API port, credentials are checked at synthesis, a changed policy restarts nothing',
    see: [container('startupProbe.httpGet.port', 'http')],
    refused: { code: 'LLMGW-836', build: kernel({ policySource: Source.mountedFile({ reloadHint: true }) }) },
  },
  {
    id: 'HK-R20',
    what: 'clients call the Service, not the provider',
    how: '`LlmGateway.url`; only the kernel may call the provider',
    see: [service('ports[http].port', 8080), policy('egress', /"port":443/)],
  },

  {
    id: 'HK-C01',
    what: 'the smoke check calls the wrong port',
    how: 'probes call `/healthz` on 8080, which is reliable; 8081 answers 200 even if the API does not listen',
    see: [container('readinessProbe.httpGet', { path: '/healthz', port: 'http' })],
  },
  {
    id: 'HK-C02',
    what: 'no startup probe, though the first policy may take 30 s',
    how: 'the startup probe allows more than `initialReconcileTimeout`: 12 tries every 5 s',
    see: [container('startupProbe.failureThreshold', 12), container('startupProbe.periodSeconds', 5)],
  },
  {
    id: 'HK-C03',
    what: 'SQLite with a rolling update',
    how: 'strategy Recreate and one pod; more are refused',
    see: [deployment('spec.strategy.type', 'Recreate'), deployment('spec.replicas', 1)],
    refused: { code: 'LLMGW-119', build: kernel({}, { replicas: 2 }) },
  },
  {
    id: 'HK-C04',
    what: 'requests to the control plane have no credentials',
    how: 'credential `policy-token`; in production, refused without it',
    see: [
      container('env[HELM_POLICY_BEARER_TOKEN].valueFrom.secretKeyRef', undefined, PRODUCTION),
      secretEnv('HELM_POLICY_BEARER_TOKEN', 'helm-policy-controlplane', 'HELM_POLICY_BEARER_TOKEN', 'controlplane-bearer'),
    ],
    refused: { code: 'LLMGW-834', build: productionKernel({}, without('policy-token')) },
  },
  {
    id: 'HK-C05',
    what: 'the public image has no CRD source',
    how: 'refused, unless you use another image and state that it has one',
    see: [container('image', 'registry.example.com/helm-ai-kernel:v0.5.6-crd', 'crd')],
    refused: { code: 'LLMGW-835', build: kernel({ policySource: Source.crd({ crdSourceInImage: true }) }) },
  },
  {
    id: 'HK-C06',
    what: 'the reload sidecar is answered 401',
    how: 'the sidecar sends the service API key; refused without the key',
    see: [
      pod('containers[config-reloader].env[HELM_SERVICE_API_KEY].valueFrom.secretKeyRef.name', 'helm-auth', 'reloader-sidecar'),
      pod('containers[config-reloader].command[2]', /Authorization: Bearer/, 'reloader-sidecar'),
    ],
    refused: { code: 'LLMGW-836', build: kernel({ policySource: Source.mountedFile({ reloadHint: true }) }) },
  },
  {
    id: 'HK-C07',
    what: 'the upstream is a placeholder',
    how: 'refused',
    see: [env('HELM_UPSTREAM_URL', /^(?!.*your-upstream)/)],
    refused: { code: 'LLMGW-837', build: kernel({ upstreamUrl: 'https://your-upstream.example/v1' }) },
  },
  {
    id: 'HK-C08',
    what: 'nothing listens on the metrics port',
    how:
      'the profile of 0.5 has no metrics port and no ServiceMonitor, and warns (LLMGW-602); from 0.8.4 on, metrics are ' +
      'served on 9090 and scraped',
    see: [
      absent({ variant: 'metrics-servicemonitor', object: 'ServiceMonitor/helm-ai-kernel' }),
      absent(container('ports[metrics]', undefined, 'metrics-servicemonitor')),
    ],
  },
  {
    id: 'HK-C09',
    what: 'password in a plain variable, no TLS',
    how: 'DATABASE_URL comes from a Secret, with sslmode=require',
    see: [
      container('env[DATABASE_URL].valueFrom.secretKeyRef', undefined, 'postgres-inline'),
      container('env[DATABASE_URL].valueFrom.secretKeyRef', undefined, 'postgres-existing-secret'),
      at('Secret/helm-ai-kernel-postgres')('stringData.DATABASE_URL', /sslmode=require$/, 'postgres-inline'),
    ],
  },
  {
    id: 'HK-C10',
    what: 'a malformed signing key stops the process; a random one changes with every render',
    how: 'never generated; a source that knows the value checks for 64 hexadecimal characters and no newline',
    refused: { code: 'LLMGW-207', build: (chart) => seed(chart, `${'ab'.repeat(32)}\n`) },
  },
  {
    id: 'HK-C11',
    what: 'root.key is mounted by subPath and never changes in a running pod',
    how: '0.5: a new key needs a new pod; 0.8: an init container copies it once and refuses a different one (golden test)',
    see: [container('volumeMounts[signing-key].subPath', 'root.key')],
  },
  {
    id: 'HK-C12',
    what: 'variables that 0.5 never reads',
    how: 'left out: neither 0.5.6 nor 0.8.4 reads them',
    see: ['HELM_REGION', 'HELM_SIGNING_ALGORITHM', 'HELM_POLICY_RELOAD_ENDPOINT'].map((name) =>
      absent(container(`env[${name}]`)),
    ),
  },
  {
    id: 'HK-C13',
    what: 'production with a mounted policy file',
    how: 'a warning; an error in strict mode',
    refused: {
      code: 'LLMGW-838',
      build: (chart) => Findings.of(productionKernel({ policySource: Source.mountedFile() })(chart)).strict(),
    },
  },
  {
    id: 'HK-C14',
    what: 'no network policy, no wait before SIGTERM, no grace period, no shell in the image',
    how:
      'every workload has them. The kernel cuts answers 10 s after SIGTERM, so the pod waits for the rest of the longest ' +
      'answer before it. An init container brings the `sleep` for that; from Kubernetes 1.30 on, Kubernetes itself waits',
    see: [
      policy('policyTypes', ['Ingress', 'Egress']),
      container('lifecycle.preStop.exec.command', ['/drain-tool/sleep', '65']),
      pod('terminationGracePeriodSeconds', 80),
    ],
  },
  {
    id: 'HK-C15',
    what: 'no seccomp profile; user 65534',
    how: 'every workload has one; the user is that of the chart, though a static binary runs as any user but 0',
    see: [pod('securityContext.seccompProfile.type', 'RuntimeDefault'), pod('securityContext.runAsUser', 65534)],
  },
  {
    id: 'HK-C16',
    what: 'a checksum would restart the pod when the policy changes',
    how: 'no checksum: the profile has `ConfigReload.RUNTIME`',
    see: [absent(deployment('spec.template.metadata.annotations[checksum/config]'))],
  },
  { id: 'HK-C17', what: 'health port on the Service', how: 'not published', see: [absent(service('ports[health]'))] },
  {
    id: 'HK-C18',
    what: 'access to every ConfigMap and Secret',
    how: 'only to those that the bundles name',
    see: [at('Role/helm-ai-kernel-policy-reader')('rules[1].resourceNames', ['acme-policy-bundle'], 'crd')],
  },
  { id: 'HK-C19', what: 'service links', how: 'off', see: [pod('enableServiceLinks', false)] },
  {
    id: 'HK-C20',
    what: 'the Ingress publishes /internal',
    how: 'only the API paths, and what is below them',
    see: [
      at('Ingress/helm-ai-kernel')('spec.rules[0].http.paths', /"path":"\/v1"/, 'ingress'),
      at('Ingress/helm-ai-kernel')('spec.rules[0].http.paths', /^(?!.*("path":"\/"|internal|ImplementationSpecific))/, 'ingress'),
    ],
  },

  {
    id: 'HK-X01',
    what: 'production without a signing key',
    how: 'refused with the message of the chart',
    refused: { code: 'LLMGW-830', build: productionKernel({}, without('signing-key')) },
  },
  {
    id: 'HK-X02',
    what: 'production without admin API key',
    how: 'refused with the message of the chart',
    refused: { code: 'LLMGW-830', build: productionKernel({}, without('admin-api-key')) },
  },
  {
    id: 'HK-X03',
    what: 'production without service API key',
    how: 'refused with the message of the chart',
    refused: { code: 'LLMGW-830', build: productionKernel({}, without('service-api-key')) },
  },
  {
    id: 'HK-X04',
    what: 'a signing key that is not 64 hexadecimal characters',
    how: 'refused if the value is known',
    refused: { code: 'LLMGW-207', build: (chart) => seed(chart, 'abc') },
  },
  {
    id: 'HK-X05',
    what: 'a policy source of an unknown kind',
    how: 'no factory makes one; refused',
    refused: { code: 'LLMGW-940', build: kernel({ policySource: { kind: 'git' } as unknown as HelmPolicySource }) },
  },
  {
    id: 'HK-X06',
    what: 'control plane without URL',
    how: 'refused',
    refused: { code: 'LLMGW-832', build: productionKernel({ policySource: Source.controlPlane('') }) },
  },
  {
    id: 'HK-X07',
    what: 'production and control plane with an unsigned policy',
    how: 'refused',
    refused: { code: 'LLMGW-833', build: productionKernel({ signatureRequired: false }) },
  },
  {
    id: 'HK-X08',
    what: 'production and control plane without token',
    how: 'refused',
    refused: { code: 'LLMGW-834', build: productionKernel({}, without('policy-token')) },
  },
  {
    id: 'HK-X09',
    what: 'a required signature without a trust key',
    how: 'refused',
    refused: { code: 'LLMGW-833', build: kernel({ signatureRequired: true }) },
  },
  {
    id: 'HK-X10',
    what: 'a trust key that is not 64 hexadecimal characters',
    how: 'refused',
    refused: { code: 'LLMGW-831', build: kernel({ trustedPublicKey: 'abc' }) },
  },
];

function seed(chart: Parameters<ReturnType<typeof kernel>>[0], value: string): void {
  const secrets = new GatewaySecrets(chart, 'seed', { source: SecretSource.plaintext({ 'signing-key': value }) });
  kernel({}, { credentials: [secrets] })(chart);
}
