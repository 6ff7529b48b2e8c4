import { Duration, JsonPatch } from 'cdk8s';
import type { Chart } from 'cdk8s';
import {
  AksNetwork,
  ClusterProfile,
  EksCompute,
  GatewayConfig,
  GatewayProfile,
  GatewaySecrets,
  LatticelmSettings,
  LlmGateway,
  McpProfile,
  ModelProvider,
  NetworkIsolation,
  NetworkPeer,
  SecretSource,
  StateStore,
  Upstream,
} from '../../src';
import { acme, credentials, gateway } from '../support/gateway';
import { DVARA_SECRETS, acmeMcp, dvaraConsole, dvaraGateway, dvaraProxy, proxy } from '../support/platform';

/** A program with the member, or with another value of it. */
export type Case = (isSaid: boolean) => (chart: Chart) => unknown;

const REFERENCE = { secretName: 'keys', key: 'token' };
const TOKEN = acme({ credentials: [{ name: 'token', env: 'TOKEN' }] });
const PRIVATE = { egress: [{ peers: [NetworkPeer.host('llm.corp.example.com')], ports: [{ port: 443 }] }] };
const UPSTREAM = Upstream.fromUrl('https://llm.example.com');
const DVARA = { version: '1.6.0' };

/** Members that a drawn program hardly ever shows, since what they need seldom comes together. Those of clusters have test/cluster. */
export const OF_WORKLOADS: Readonly<Record<string, Case>> = {
  'AksOptions.hostPolicies': (isSaid) => (chart) => {
    ClusterProfile.aks({ network: AksNetwork.CILIUM, hostPolicies: isSaid }).applyTo(chart);
    gateway({ ...PRIVATE, networkIsolation: NetworkIsolation.cilium() })(chart);
  },
  'CredentialFacts.watched': (watched) => (chart) => {
    const source = SecretSource.existing('rotated', ['token']);
    const secrets = new GatewaySecrets(chart, 'secrets', { source, rotationToken: '2' });
    const profile = acme({ credentials: [{ name: 'token', file: '/etc/acme/keys/token', watched }] });
    gateway({ profile, credentials: [secrets] })(chart);
  },
  'CredentialReference.reloader': (reloader) =>
    gateway({
      profile: TOKEN,
      credentials: [{ credentialNames: ['token'], credential: () => ({ ...REFERENCE, reloader }) }],
    }),
  'DrainRequest.listener': (isSaid) =>
    gateway({
      profile: acme({
        listeners: [
          { name: 'http', port: 8080 },
          { name: 'admin', port: 8090 },
        ],
        drain: {
          finishesAnswers: true,
          request: { path: '/drain', listener: isSaid ? 'admin' : undefined, waitsAtLeast: Duration.minutes(10) },
        },
      }),
    }),
  'DvaraMcpOptions.internalSecretVariable': (isSaid) => (chart) =>
    dvaraProxy(chart, {
      profile: McpProfile.dvara({ ...DVARA, internalSecretVariable: isSaid ? 'INTERNAL' : undefined }),
      credentials: [DVARA_SECRETS, credentials('internal-secret')],
    }),
  'DvaraOptions.internalSecretVariable': (isSaid) => (chart) =>
    dvaraGateway(chart, {
      profile: GatewayProfile.dvara({ ...DVARA, internalSecretVariable: isSaid ? 'INTERNAL' : undefined }),
      credentials: [DVARA_SECRETS, credentials('internal-secret')],
    }),
  'EksOptions.networkPolicies': (isSaid) => (chart) => {
    ClusterProfile.eks({ compute: EksCompute.AUTO_MODE, networkPolicies: isSaid ? true : undefined }).applyTo(chart);
    gateway()(chart);
  },
  'GatewayConsoleProps.privateHosts': (isSaid) => (chart) =>
    dvaraConsole(chart, { gateway: UPSTREAM, privateHosts: isSaid ? ['llm.example.com'] : undefined }),
  'LatticelmOptions.console': (isSaid) =>
    gateway({
      profile: GatewayProfile.llmGateway({ image: 'acme/gw:1.0.0', settings: LatticelmSettings.ENV, console: isSaid }),
      credentials: [credentials('openai', 'encryption-key', 'admin-password')],
    }),
  'Listener.name': (isSaid) => gateway({ profile: acme({ listeners: [{ name: isSaid ? 'api' : 'http', port: 8080 }] }) }),
  'McpProxyProps.privateHosts': (isSaid) => (chart) =>
    proxy({
      profile: acmeMcp({}, { upstream: { urlVariable: 'URL' } }),
      upstream: UPSTREAM,
      privateHosts: isSaid ? ['llm.example.com'] : undefined,
    })(chart),
  'PortkeyEnterpriseOptions.controlPlane': (isSaid) =>
    gateway({
      profile: GatewayProfile.portkeyEnterprise({
        version: '1.0.0',
        organisations: ['acme'],
        controlPlane: isSaid ? ['portkey.corp.example.com'] : undefined,
      }),
      credentials: [credentials('client-auth')],
      networkIsolation: NetworkIsolation.cilium(),
      stores: [StateStore.externalRedis({ host: 'redis.example.com', urlSafePassword: true, password: REFERENCE })],
    }),
  'ProductFacts.providers': (isSaid) =>
    gateway({
      profile: acme({ providers: isSaid ? [{ provider: 'bedrock', env: { BEDROCK: 'on' } }] : undefined }),
      providers: [ModelProvider.bedrock('eu-central-1')],
    }),
  'ProviderFacts.provider': (isSaid) =>
    gateway({
      profile: acme({ providers: [{ provider: isSaid ? 'bedrock' : 'openai', env: { SWITCHED: 'on' } }] }),
      providers: [ModelProvider.bedrock('eu-central-1')],
    }),
  'Rke2Options.cis': (isSaid) => (chart) => {
    ClusterProfile.rke2({ cis: isSaid }).applyTo(chart);
    const workload = new LlmGateway(chart, 'gateway', { profile: acme(), config: GatewayConfig.file('a.yaml', {}) });
    workload.patch(workload.workload, JsonPatch.add('/spec/template/spec/hostNetwork', true));
  },
  'UpstreamFacts.urlVariable': (isSaid) => (chart) =>
    proxy({ profile: acmeMcp({}, { upstream: { urlVariable: isSaid ? 'ONE' : 'OTHER' } }), upstream: UPSTREAM })(chart),
};
