import type { Trim } from './trim';

/** One kind that is read from the types of a @kubernetes-models package. */
export interface ImportedKind extends Trim {
  /** Package below @kubernetes-models; package.json pins its version. */
  readonly from: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly clusterScoped?: boolean;
}

const PROMETHEUS_OPERATOR = { from: 'prometheus-operator', group: 'monitoring.coreos.com', version: 'v1' };
const EXTERNAL_SECRETS = { from: 'external-secrets', group: 'external-secrets.io', version: 'v1' };
const KEDA = { from: 'keda', group: 'keda.sh', version: 'v1alpha1' };
const GATEWAY_API = { from: 'gateway-api', group: 'gateway.networking.k8s.io', version: 'v1' };
const ISTIO = { from: 'istio', group: 'networking.istio.io', version: 'v1' };

/** All 35 providers would be 360 kB of code for each kind; a store of the others is the platform team's own manifest. */
const SECRET_PROVIDERS = { 'spec.provider': ['aws', 'gcpsm', 'azurekv', 'vault', 'kubernetes'] };

/** The types are those of the experimental channel. A cluster with the standard one drops these fields without a word. */
const EXPERIMENTAL_HTTP = [
  'spec.useDefaultGateways',
  'spec.rules.retry',
  'spec.rules.sessionPersistence',
  'spec.rules.filters.externalAuth',
  'spec.rules.backendRefs.filters.externalAuth',
];
const EXPERIMENTAL_GRPC = ['spec.useDefaultGateways', 'spec.rules.sessionPersistence'];

/** Every kind we import from npm. Kinds that are not on npm are hand-written in scripts/import/crds. */
export const KINDS: readonly ImportedKind[] = [
  { ...PROMETHEUS_OPERATOR, kind: 'ServiceMonitor' },
  { ...PROMETHEUS_OPERATOR, kind: 'PodMonitor' },
  { ...PROMETHEUS_OPERATOR, kind: 'PrometheusRule' },
  { ...PROMETHEUS_OPERATOR, kind: 'Probe' },
  { ...EXTERNAL_SECRETS, kind: 'ExternalSecret' },
  { ...EXTERNAL_SECRETS, kind: 'SecretStore', keep: SECRET_PROVIDERS },
  { ...EXTERNAL_SECRETS, kind: 'ClusterSecretStore', clusterScoped: true, keep: SECRET_PROVIDERS },
  {
    from: 'sealed-secrets',
    group: 'bitnami.com',
    version: 'v1alpha1',
    kind: 'SealedSecret',
    // typed as the metadata of any object; the controller takes these
    keep: { 'spec.template.metadata': ['name', 'namespace', 'labels', 'annotations', 'finalizers'] },
  },
  { ...KEDA, kind: 'ScaledObject' },
  { ...KEDA, kind: 'TriggerAuthentication' },
  { ...GATEWAY_API, kind: 'HTTPRoute', drop: EXPERIMENTAL_HTTP },
  { ...GATEWAY_API, kind: 'GRPCRoute', drop: EXPERIMENTAL_GRPC },
  // the door of Envoy AI Gateway, whose pods another controller makes
  {
    ...GATEWAY_API,
    kind: 'Gateway',
    keep: {
      spec: ['gatewayClassName', 'infrastructure', 'listeners'],
      'spec.listeners': ['name', 'hostname', 'port', 'protocol', 'tls', 'allowedRoutes'],
      'spec.listeners.tls': ['mode', 'certificateRefs'],
      'spec.listeners.allowedRoutes': ['namespaces'],
      'spec.listeners.allowedRoutes.namespaces': ['from'],
    },
  },
  { ...GATEWAY_API, kind: 'GatewayClass', clusterScoped: true, keep: { '': ['spec'], spec: ['controllerName', 'description'] } },
  {
    ...GATEWAY_API,
    kind: 'BackendTLSPolicy',
    keep: {
      '': ['spec'],
      spec: ['targetRefs', 'validation'],
      'spec.validation': ['hostname', 'wellKnownCACertificates', 'caCertificateRefs'],
    },
  },
  { ...ISTIO, kind: 'VirtualService' },
  { ...ISTIO, kind: 'DestinationRule' },
  { from: 'cert-manager', group: 'cert-manager.io', version: 'v1', kind: 'Certificate' },
  { from: 'cert-manager', group: 'trust.cert-manager.io', version: 'v1alpha1', kind: 'Bundle', clusterScoped: true },
  {
    from: 'cilium',
    group: 'cilium.io',
    version: 'v2',
    kind: 'CiliumNetworkPolicy',
    // what a gateway needs beyond a NetworkPolicy: names instead of addresses; all of it would be 350 kB
    keep: {
      '': ['spec'],
      spec: ['description', 'enableDefaultDeny', 'endpointSelector', 'ingress', 'egress'],
      'spec.ingress': ['fromEndpoints', 'fromEntities', 'fromCIDR', 'fromCIDRSet', 'toPorts'],
      'spec.ingress.toPorts': ['ports', 'rules'],
      'spec.ingress.toPorts.rules': ['http'],
      'spec.ingress.toPorts.rules.http': ['method', 'path', 'host', 'headers'],
      'spec.egress': ['toEndpoints', 'toEntities', 'toCIDR', 'toCIDRSet', 'toFQDNs', 'toServices', 'toPorts'],
      'spec.egress.toPorts': ['ports', 'rules', 'serverNames'],
      'spec.egress.toPorts.rules': ['dns', 'http'],
      'spec.egress.toPorts.rules.http': ['method', 'path', 'host', 'headers'],
    },
  },
  { from: 'grafana-operator', group: 'grafana.integreatly.org', version: 'v1beta1', kind: 'GrafanaDashboard' },
  { from: 'argo-rollouts', group: 'argoproj.io', version: 'v1alpha1', kind: 'Rollout', opaque: ['spec.template'] },
  {
    from: 'opentelemetry-operator',
    group: 'opentelemetry.io',
    version: 'v1beta1',
    kind: 'OpenTelemetryCollector',
    // a collector that a gateway sends to; with all that a pod can have it would be 1100 kB
    keep: {
      spec: [
        'mode',
        'managementState',
        'upgradeStrategy',
        'image',
        'imagePullPolicy',
        'replicas',
        'config',
        'configVersions',
        'args',
        'env',
        'envFrom',
        'volumes',
        'volumeMounts',
        'ports',
        'resources',
        'serviceAccount',
        'podAnnotations',
        'podSecurityContext',
        'securityContext',
        'nodeSelector',
        'tolerations',
        'topologySpreadConstraints',
        'priorityClassName',
        'terminationGracePeriodSeconds',
        'podDisruptionBudget',
        'networkPolicy',
        'observability',
      ],
    },
    opaque: [
      'spec.env',
      'spec.envFrom',
      'spec.volumes',
      'spec.volumeMounts',
      'spec.podSecurityContext',
      'spec.securityContext',
      'spec.tolerations',
      'spec.topologySpreadConstraints',
    ],
  },
];
