import type { Plan } from '../fuzz/plan';
import { snippet } from './snippet';
import { USUAL } from './usual';
import type { Usual } from './usual';
import { PLATFORM_CONTEXTS } from './platform-contexts';
import type { Context } from './platform-contexts';

const PLAIN = `[new GatewaySecrets(chart, 'plain', { source: SecretSource.plaintext({ token: 'Not-This', 'admin-key': 'Not-This', openai: 'Other-1' }) })]`;
const OTHERS = `[new GatewaySecrets(chart, 'others', { source: SecretSource.existing('others', ['other']) })]`;
const CONTEXTS: Readonly<Record<string, Context>> = {
  ...PLATFORM_CONTEXTS,
  'AlertRule.metrics': {
    why: 'it names what somebody else exports',
    with: { 'AlertRule.expr': [`'sum(rate(other_exporter_total[5m])) > 1'`] },
    isRefused: true,
  },
  CanaryOptions: {
    why: 'the controller has to weigh',
    with: { 'GatewayExposureProps.via': ['Exposure.nginx()'], 'GatewayExposureProps.tls': ['Tls.controller()'] },
  },
  'ClusterAddresses.apiServer': {
    why: 'somebody calls the API server',
    with: { 'LlmGatewayProps.egress': [`[{ peers: [NetworkPeer.apiServer()], ports: [{ port: 443 }] }]`] },
  },
  'ClusterAdmission.leastMemoryPerCpu': {
    why: 'a pod asks for less',
    with: { 'LlmGatewayProps.resources': [`{ requests: { cpu: '2', memory: '256Mi' }, limits: { cpu: '2', memory: '512Mi' } }`] },
  },
  ClusterDoor: { why: 'somebody comes in by the door', with: {} },
  'ClusterDrains.spot': {
    why: 'there are spot nodes',
    with: { 'ClusterFacts.placement': ['{ spot: true }'], 'LlmGatewayProps.maxStreamDuration': ['Duration.minutes(10)'] },
  },
  ClusterPolicies: {
    why: 'a policy names a host',
    with: {
      'LlmGatewayProps.networkIsolation': ['NetworkIsolation.cilium()'],
      'LlmGatewayProps.egress': [`[{ peers: [NetworkPeer.host('db.example.com')], ports: [{ port: 443 }] }]`],
    },
  },
  'ClusterDns.onNode': {
    why: 'a policy lets DNS through',
    with: { 'LlmGatewayProps.networkIsolation': ['NetworkIsolation.cilium()'] },
  },
  ClusterTrust: { why: 'the key stands in something', with: { 'ClusterTrust.configMapName': [`'corp-ca'`] } },
  'ConfigFacts.required': {
    why: 'there is no configuration',
    with: { 'LlmGatewayProps.config': [], 'McpProxyProps.config': [], 'GatewayConsoleProps.config': [] },
    isRefused: true,
  },
  'CounterFacts.labels': { why: 'an expression asks for a label', with: {} },
  'CredentialFacts.required': {
    why: 'no source has it',
    with: {
      'LlmGatewayProps.credentials': [OTHERS],
      'McpProxyProps.credentials': [OTHERS],
      'GatewayConsoleProps.credentials': [OTHERS],
    },
    isRefused: true,
  },
  'CredentialFacts.format': {
    why: 'values are looked at where they are known',
    with: {
      'LlmGatewayProps.credentials': [PLAIN],
      'McpProxyProps.credentials': [PLAIN],
      'GatewayConsoleProps.credentials': [PLAIN],
    },
    isRefused: true,
  },
  'CredentialFacts.formatDescription': {
    why: 'it is said of a value that is not of the form',
    with: {
      'CredentialFacts.format': [`'^[a-z]+$'`],
      'LlmGatewayProps.credentials': [PLAIN],
      'McpProxyProps.credentials': [PLAIN],
      'GatewayConsoleProps.credentials': [PLAIN],
    },
    isRefused: true,
  },
  'CredentialFacts.fileVariable': { why: 'it names the file', with: { 'CredentialFacts.file': [`'/etc/acme/keys/token'`] } },
  'CredentialFacts.singleFile': { why: 'there is a file', with: { 'CredentialFacts.file': [`'/etc/acme/keys/token'`] } },
  'CredentialFacts.watched': {
    why: 'a file changes',
    with: {
      'CredentialFacts.file': [`'/etc/acme/keys/token'`],
      'CredentialFacts.env': [],
      'LlmGatewayProps.credentials': [
        `[new GatewaySecrets(chart, 'rotated', { source: SecretSource.existing('rotated', ['token', 'openai']), rotationToken: 'v2' })]`,
      ],
    },
  },
  'DeploymentTargetOptions.runtime': {
    why: 'only some runtimes give memory back',
    with: { 'GatewayAutoscalingProps.signals': ['[ScalingSignal.memoryUtilization(70)]'] },
  },
  'ProductFacts.runtime': { why: 'each runtime learns its limits by variables of its own', with: {} },
  'DrainFacts.refusesAtOnce': {
    why: 'the pod ends before others know',
    with: { 'DrainFacts.finishesAnswers': ['true'], 'LlmGatewayProps.preStopDelay': ['Duration.seconds(1)'] },
  },
  DrainRequest: { why: 'the product is asked to end', with: { 'DrainFacts.finishesAnswers': ['true'] } },
  'EnvoyAiBackend.project': {
    why: 'one provider has projects',
    with: { 'EnvoyAiGatewayProps.providers': [`[ModelProvider.vertex('europe-west4')]`] },
  },
  'EnvoyAiRouteTarget.provider': {
    why: 'there are two',
    with: { 'EnvoyAiGatewayProps.providers': [`[ModelProvider.openAi(), ModelProvider.anthropic()]`] },
  },
  'GatewayRegion.name': {
    why: 'the product reads it',
    with: { 'ProductFacts.region': [`{ idVariable: 'REGION', nameVariable: 'REGION_NAME' }`] },
  },
  HelmCrdOptions: {
    why: 'no published image has a CRD source',
    with: { 'HelmCrdOptions.crdSourceInImage': ['true'], 'HelmAiKernelOptions.image': [`'acme/kernel:1.0.0'`] },
  },
  'HistogramFacts.quantiles': { why: 'only a summary has them', with: { 'HistogramFacts.summary': ['true'] } },
};

export function contextOf(struct: string, member: string): Context | undefined {
  return CONTEXTS[`${struct}.${member}`] ?? CONTEXTS[struct];
}

/** The usual, with what a context says instead. */
export function usualIn(context: Context | undefined): Usual {
  const usual: Record<string, Record<string, readonly Plan[]>> = { ...USUAL };
  for (const [place, texts] of Object.entries(context?.with ?? {})) {
    const [struct = '', member = ''] = place.split('.');
    usual[struct] = { ...usual[struct], [member]: texts.map((text) => snippet(text)) };
  }
  return usual;
}
