import type { Random } from './random';

// What a team could write for a text or a number, by the name of what takes it; the first row that fits wins.

const cidr = (r: Random): string => `10.${r.whole(0, 255)}.0.0/16`;
const host = (r: Random): string => `${r.word()}.example.com`;
const cron = (r: Random): string => `0 ${r.whole(0, 23)} * * *`;
const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

type Rows = ReadonlyArray<readonly [RegExp, (r: Random) => string]>;

const TEXTS: Rows = [
  [/^KeeptrustsOptions.version/, (r) => r.pick(['1.8.2', '1.8.3'])],
  [/^Dvara\w*Options.version/, (r) => r.pick(['1.6.0', '1.5.0'])],
  [/^HelmAiKernelOptions.version/, (r) => r.pick(['0.5.6', '0.8.4'])],
  [/^LightGatewayOptions.version/, (r) => r.pick(['2.2.1', '2.2.2'])],
  [/^LiteLlmOptions.version/, (r) => r.pick(['1.91.4', '1.91.3'])],
  [/^KubernetesVersion\.of/, (r) => r.pick(['1.28', '1.31'])],
  [/^Listener.name/, () => 'http'],
  [/^MetricsEndpoint.listener|^ProbeFacts.listener|^GatewayExposureProps.listener/, (r) => r.pick(['http', 'metrics'])],
  [/^MembershipFacts.listener/, (r) => r.pick(['http', 'peers'])],
  [/privateHosts|privateNames/, (r) => r.pick(['db.example.com', 'redis.example.com', 'api.openai.com'])],
  [/^AlertRule.metrics/, () => 'other_exporter_total'],
  [/^AlertOptions.without/, (r) => r.pick(['PodDown', 'HighErrorRate', 'HighLatency'])],
  [/MemoryPerCpu$/, (r) => `${r.whole(1, 6)}Gi`],
  [/podCpuStep$/, (r) => r.pick(['250m', '500m'])],
  [/expectedPolicyHash/, (r) => `sha256:${'0123456789abcdef'.repeat(4).slice(0, 63)}${r.whole(0, 9)}`],
  [/[.]version$/, (r) => `1.${r.whole(1, 20)}.${r.whole(0, 9)}`],
  [/^ProductFacts.product|profile$/, (r) => r.word()],
  [/listeners?$/i, () => 'http'],
  [/inboundCidrs|subnetCidrs|[cC]idrs?$|Ranges?$|^ClusterAddresses|sources$|except/, cidr],
  [/certificateArns/, (r) => `arn:aws:acm:eu-central-1:111122223333:certificate/${r.word()}`],
  [/roleArn/, (r) => `arn:aws:iam::111122223333:role/${r.word()}`],
  [/TrustBundleProps.certificates|\.ca$/, () => PEM],
  [/AzureStoreOptions.vaultUrl/, (r) => `https://${r.word()}.vault.azure.net`],
  [/^Tls\.\w+\.issuer$/, (r) => r.word()],
  [/^ModelProvider.vertex.region/, (r) => r.pick(['europe-west4', 'us-central1'])],
  [/^EnvoyAiRouteTarget.provider/, (r) => r.pick(['openai', 'anthropic'])],
  [/^AlertRule.expr/, (r) => `sum(rate(container_cpu_usage_seconds_total[5m])) > ${r.whole(1, 9)}`],
  [/email$/, (r) => `${r.word()}@acme.iam.gserviceaccount.com`],
  [/adminEmail/, (r) => `${r.word()}@example.com`],
  [/tenantId|clientId/, (r) => `0b9f6a52-1c9e-4d3c-8a57-${String(r.whole(1e11, 9e11))}`],
  [/EgressProxyOptions.url|kedaUrl/, (r) => `http://${host(r)}:3128`],
  [/UpstreamFacts.urlVariable/, () => 'UPSTREAM_URL'],
  [/[Uu]rl$|[Ee]ndpoints?$|\.server$|VaultSecretsStoreOptions.address|controlPlanes?$|issuer$/, (r) => `https://${host(r)}`],
  [/ClusterMesh.controlPlane|proxyNamespace|[nN]amespaces?$/, (r) => r.word()],
  [/image$|toolImage|^HelperImages/i, (r) => `acme/${r.word()}:1.${r.whole(0, 9)}.0`],
  [/[cC]pu$/, (r) => `${r.whole(2, 9)}00m`],
  [/[mM]emory$/, (r) => `${r.whole(5, 9)}00Mi`],
  [/ephemeralStorage/, (r) => `${r.whole(1, 5)}Gi`],
  [
    /McpFacts.serversVariable|[a-z]Variables?$|\.variables?$|CredentialFacts.env|CredentialDelivery.env|sessionKey/,
    (r) => r.word().toUpperCase(),
  ],
  [/variableSyntax/, () => '${%s}'],
  [/healthPort/, () => 'side'],
  [/ContainerPort.name/, (r) => r.pick(['side', 'other'])],
  [/ServiceSettings.type/, (r) => r.pick(['ClusterIP', 'NodePort', 'LoadBalancer'])],
  [/imagePullPolicy/, (r) => r.pick(['Always', 'IfNotPresent'])],
  [/externalTrafficPolicy/, (r) => r.pick(['Local', 'Cluster'])],
  [/sessionAffinity/, (r) => r.pick(['None', 'ClientIP'])],
  [/NetworkPort.protocol/, (r) => r.pick(['TCP', 'UDP'])],
  [/^k8s.Toleration.effect/, (r) => r.pick(['NoSchedule', 'NoExecute'])],
  [/^k8s.Toleration.operator/, () => 'Exists'],
  [/^k8s.NodeSelectorRequirement.operator/, (r) => r.pick(['In', 'NotIn'])],
  [/fieldPath/, (r) => r.pick(['metadata.name', 'metadata.namespace'])],
  [/schedule$|\.start$|\.end$/, cron],
  [/timezone/, (r) => r.pick(['Europe/Berlin', 'UTC'])],
  [/region$|GatewayRegion.id/, (r) => r.pick(['eu-central-1', 'us-east-1'])],
  [/zones/, (r) => `eu-central-1${r.pick(['a', 'b', 'c'])}`],
  [/expr$|query$/, (r) => `sum(rate(acme_${r.word()}_total[5m]))`],
  [/CredentialFacts.format$/, () => '^[a-z0-9]+$'],
  [/CredentialFacts.name|distinctFrom|[cC]redentials?$|credentialNames?$/, (r) => r.pick(['token', 'openai', 'admin-key'])],
  [/hostname$|[hH]osts?$|prober|noProxy|privateNames|domain/, host],
  [/McpServerOptions.allowedTools/, (r) => r.word()],
  [/^CredentialFileOptions.path|^CredentialFacts.file$/, (r) => `/${r.word()}/${r.word()}`],
  [/mountPath|[a-z]Path$|\.paths?$|[pP]aths$|folder|FilesVolumeOptions|\.file$|authMountPath/, (r) => `/${r.word()}`],
  [/encryptedData/, (r) => `AgB${`${r.word()}x`.repeat(80)}`.slice(0, 400)],
  [/alert$/, (r) => `A${r.word()}`],
  [/\w+(Facts|FactsOptions)\.name$|metric$|metrics$/, (r) => `acme_${r.word()}_total`],
  [/env\{\}|[eE]nv$/, (r) => r.word()],
];

/** For these the keys of a map are no words. */
const KEYS: Rows = [
  [/[eE]nv$/, (r) => r.word().toUpperCase()],
  [/annotations$|Annotations$/, (r) => `example.com/${r.word()}`],
  [/items$|files$|documents$|binaryFiles$|secretFiles$|contents$/, (r) => `${r.word()}.yaml`],
  [/credentialDelivery|remoteKeys|encryptedData|templates|keys$|SecretSource/, (r) => r.pick(['token', 'openai'])],
  [/nodePorts/, () => 'http'],
  [/^EnvoyAiGatewayProps.backends/, (r) => r.pick(['openai', 'vertex'])],
  [/^ClusterRegistry.mirrors/, () => 'docker.io'],
  [/^ClusterFacts.doors/, (r) => r.pick(['haproxy', 'nginx', 'traefik'])],
];

const HOSTILE = [
  '',
  ' ',
  'no',
  '0o17',
  '1e3',
  '${A}',
  '{{ x }}',
  '- a',
  '__proto__',
  'a\u2028b',
  '\u0085',
  'a\ud800',
  'UPPER case',
  '../x',
  'x'.repeat(300),
  'null',
  '\n',
  '"',
  '$(A)',
  'latest',
  '-1',
  '*.example.com',
  '0.0.0.0/0',
];
const ODD_NUMBERS = [-1, 0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 1e21];

/** A text; `wild` ones may be hostile. */
export function textFor(place: string, random: Random, wild: boolean): string {
  if (wild && random.chance(0.04)) return random.pick(HOSTILE);
  return find(TEXTS, place)?.(random) ?? random.word();
}

export function keyFor(place: string, random: Random, wild: boolean): string {
  if (wild && random.chance(0.03)) return random.pick(HOSTILE);
  return find(KEYS, place)?.(random) ?? random.word();
}

const SECONDS: ReadonlyArray<readonly [RegExp, number, number]> = [
  [/[tT]imeout$/, 2, 5],
  [/maxStreamDuration|longestStream/, 30, 120],
  [/terminationGracePeriod/, 300, 500],
  [/preStopDelay|cutsAfter/, 15, 20],
  [/initialReconcileTimeout|refreshInterval|sessionAffinityTimeout|[wW]indow|alertAfter/, 1800, 3500],
  [/latency|timeToFirstToken|threshold/, 1, 5],
];

/** Whole seconds. */
export function secondsFor(place: string, random: Random, wild: boolean): number {
  if (wild && random.chance(0.05)) return random.pick([0, 1, 100000]);
  const [, min, max] = SECONDS.find(([pattern]) => pattern.test(place)) ?? [undefined, 10, 60];
  return random.whole(min, max);
}

const NUMBERS: ReadonlyArray<readonly [RegExp, number, number]> = [
  [/[pP]ort$|nodePorts/, 8000, 9999],
  [/nodePort$|nodePorts/, 30000, 32767],
  [/maxReplicas/, 8, 20],
  [/fallbackReplicas/, 4, 7],
  [/minReplicas|replicas/, 2, 5],
  [/user$|group$/, 1000, 60000],
  [/weight$|percent$|[uU]tilization$|samplingPercentage/, 10, 90],
  [/mode$/, 0o400, 0o640],
  [/expirationSeconds/, 600, 9000],
];
/** Parts of 1. */
const RATIOS = /errorRatio|rateLimitedRatio|saturation|quantiles/;

export function numberFor(place: string, random: Random, wild: boolean): number {
  if (wild && random.chance(0.05)) return random.pick(ODD_NUMBERS);
  if (RATIOS.test(place)) return random.whole(1, 99) / 100;
  const [, min, max] = NUMBERS.find(([pattern]) => pattern.test(place)) ?? [undefined, 1, 40];
  return random.whole(min, max);
}

function find(rows: Rows, place: string): ((r: Random) => string) | undefined {
  return rows.find(([pattern]) => pattern.test(place))?.[1];
}
