const FACT = 'what a product, a Deployment or a cluster is, which is so whether or not something here reads it';
const USUAL = 'says what holds anyway';
const CLAIM = 'what is known of a password or a file, which is asked only where it would be an obstacle';
const NAME = 'allowed by address: a plain policy knows no name, and the product is told in its own configuration';
const SECOND = 'a provider is described once for all gateways, and Envoy AI Gateway has no variables';
const UNUSED = 'said of what nothing here uses: it is read as soon as a workload does';
const TOOLS = 'the image of containers that this pod does not need';
const LIMIT = 'a limit that is not reached, or is the lesser one';
const SECRETS =
  'the profile wants none of them; LLMGW-209 speaks once something reads the Secret, and a Secret may be there for others';
const PROMETHEUS = 'how Prometheus is asked, which a team says once for all workloads: read once a signal asks it';
const RUNG = 'a ladder climbs the first rung that the product measures';
const DOCUMENTED = 'read only there, as its description says';

const WORKLOADS = ['GatewayConsoleProps', 'LlmGatewayProps', 'McpProxyProps'];

/**
 * What says nothing, with the reason: all members of a struct; a member, where nothing around it reads it, whatever stands beside it;
 * a member beside another one, or several, which make it void.
 */
export const SILENT: Readonly<Record<string, string>> = {
  ...because(FACT, 'ConfigFacts', 'CounterFacts', 'CredentialFacts', 'DeploymentTargetOptions', 'DocumentedNames', 'DrainFacts'),
  ...because(FACT, 'GaugeFacts', 'HistogramFacts', 'McpFacts', 'MetricsEndpoint', 'ProductFacts', 'ProductMetrics', 'StoreFacts'),
  ...because(FACT, 'KubesprayOptions.domain', 'GkeOptions.bursting', 'GatewayRegion.name', 'DvaraMcpOptions.upstreamVariable'),
  ...because(FACT, 'HelperImages.busybox', 'HelperImages.redis'),
  ...because(USUAL, 'AksOptions.localDns beside network', 'AksOptions.network beside automatic', 'GkeOptions.dataplaneV2'),
  ...because(USUAL, 'GkeOptions.dataplaneV2 beside autopilot', 'KubesprayOptions.policyEngine beside nodeLocalDns'),
  ...because(USUAL, 'GkeOptions.autopilot beside bursting + dataplaneV2 + dns'),
  ...because(USUAL, 'AdditionalContainer.healthPort beside healthPath', 'ExistingConfigOptions.reload'),
  ...because(USUAL, 'VolumeMount.readOnly', 'LlmGatewayProps.scheduling beside region', 'Listener.appProtocol beside tls'),
  ...because(CLAIM, 'CaBundleOptions.publicAuthorities', 'ExternalPostgresOptions.urlSafePassword'),
  ...because(CLAIM, 'ExternalRedisOptions.urlSafePassword', 'RedisStoreProps.urlSafePassword'),
  ...because(CLAIM, 'RedisStoreProps.urlSafePassword beside facts', 'AlertRule.metrics'),
  ...because(NAME, 'CustomModelProviderOptions.endpoints', 'InClusterModelProviderOptions.service', 'McpServiceOptions.service'),
  ...because(NAME, 'McpServiceOptions.port beside podPort', 'McpSidecarOptions.path', 'ExternalRedisOptions.host beside url'),
  ...because(NAME, 'NetworkRule.names', 'EnvoyAiGatewayProps.privateHosts beside egressProxy'),
  ...because(
    SECOND,
    'CustomModelProviderOptions.variable',
    'InClusterModelProviderOptions.variable',
    'ModelProviderOptions.variable',
  ),
  ...because(UNUSED, 'CloudNativePostgresProps.facts', 'ExternalRedisOptions.facts', 'RedisStoreProps.facts'),
  ...because(UNUSED, 'GatewaySecretsProps.reloader', 'GatewaySecretsProps.rotationToken'),
  ...because(UNUSED, 'GatewayVolumeProps.mountPath', 'GatewayVolumeProps.volumeName'),
  ...because(TOOLS, ...WORKLOADS.map((struct) => `${struct}.toolImage`)),
  ...because(SECRETS, ...WORKLOADS.flatMap((struct) => [`${struct}.credentials`, `${struct}.credentials beside profile`])),
  ...because(LIMIT, 'GatewayConsoleProps.replicaLimit beside stores', 'McpProxyProps.replicaLimit', 'ReplicaLimit.max'),
  ...because(LIMIT, 'McpProxyProps.replicaLimit beside profile'),
  ...because(PROMETHEUS, 'KedaOptions.headers', 'KedaOptions.prometheusUrl', 'KedaOptions.seriesLabels'),
  ...because(RUNG, 'LadderOptions.cpuUtilization', 'LadderOptions.inFlightRequests'),
  ...because(DOCUMENTED, 'GatewayExposureProps.maxBodySize', 'GatewayExposureProps.maxBodySize beside via'),
  'EnvoyAiGatewayProps.identity beside networkIsolation':
    'Envoy Gateway makes the pods: only the policy has to know where they log in',
  'GatewayExposureProps.hostname': 'the address that other constructs are told, where a Service is the door',
  'GatewayMigrationProps.migration': 'empty: what it takes from the product is what the product has',
  'GatewayMigrationProps.resources': 'empty, as those of the product are',
};

function because(reason: string, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, reason]));
}
