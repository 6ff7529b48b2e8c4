import { Chart, JsonPatch, Size } from 'cdk8s';
import {
  AksNetwork,
  CaBundle,
  CloudNativePostgres,
  ClusterProfile,
  Exposure,
  GatewayAutoscaling,
  GatewayExposure,
  GatewayVolume,
  ModelProvider,
  NetworkIsolation,
  NetworkPeer,
  PolicyEngine,
  ProductRuntime,
  WorkloadIdentity,
} from '../../../src';
import type { Examples } from './example';
import { acme, gateway, keys, resources } from './prelude';

export const CLUSTER: Examples = {
  'LLMGW-001': (chart) => {
    const egress = [{ peers: [NetworkPeer.apiServer()], ports: [{ port: 443 }] }];
    gateway(chart, { egress });
  },
  'LLMGW-002': (chart) => {
    gateway(chart);
    ClusterProfile.kind().applyTo(chart);
  },
  'LLMGW-003': (chart) => {
    ClusterProfile.kind().applyTo(chart);
    ClusterProfile.k3s().applyTo(chart);
  },
  'LLMGW-004': (chart) => ClusterProfile.custom({ addresses: { services: ['10.96.0.1/12'] } }).applyTo(chart),
  'LLMGW-005': (chart) => {
    ClusterProfile.custom({ policies: { engine: PolicyEngine.NONE } }).applyTo(chart);
    gateway(chart);
  },
  'LLMGW-006': (chart) => {
    ClusterProfile.aks({ network: AksNetwork.CILIUM, localDns: true }).applyTo(chart);
    gateway(chart, { networkIsolation: NetworkIsolation.networkPolicy() });
  },
  'LLMGW-007': (chart) => {
    ClusterProfile.eks().applyTo(chart);
    gateway(chart, { networkIsolation: NetworkIsolation.cilium() });
  },
  'LLMGW-008': (chart) => {
    ClusterProfile.eks().applyTo(chart);
    gateway(chart, { serviceAccount: { identity: WorkloadIdentity.gke('gateway@acme.iam.gserviceaccount.com') } });
  },
  'LLMGW-009': (chart) => {
    const endpoints = ['https://vpce-0a1b2c3d.bedrock-runtime.eu-central-1.vpce.amazonaws.com'];
    gateway(chart, { providers: [ModelProvider.custom('private', { endpoints, authenticated: false })] });
  },
  'LLMGW-010': (chart) => {
    const other = new Chart(chart.node.root as never, 'other', { namespace: 'storage' });
    const data = new GatewayVolume(other, 'data', { size: Size.gibibytes(1), mountPath: '/data' });
    gateway(chart, { stores: [data] });
  },
  'LLMGW-011': (chart) => {
    const providers = [ModelProvider.openAi()];
    gateway(chart, { providers, credentials: [keys(chart, 'openai')], stores: [CaBundle.configMap('company-ca')] });
  },
  'LLMGW-012': (chart) => {
    ClusterProfile.kind().applyTo(chart);
    new GatewayAutoscaling(chart, 'autoscaling', { target: gateway(chart), maxReplicas: 5 });
  },
  'LLMGW-013': (chart) => {
    ClusterProfile.custom({ storage: { dynamic: false } }).applyTo(chart);
    new GatewayVolume(chart, 'data', { size: Size.gibibytes(1) });
  },
  'LLMGW-014': (chart) => {
    ClusterProfile.gke({ autopilot: true }).applyTo(chart);
    const target = gateway(chart);
    target.patch(target.workload, JsonPatch.add('/spec/template/spec/hostNetwork', true));
  },
  'LLMGW-015': (chart) => {
    ClusterProfile.aks({ automatic: true }).applyTo(chart);
    gateway(chart, { resources: { requests: { cpu: '50m' }, limits: {} } });
  },
  'LLMGW-016': (chart) => {
    ClusterProfile.kind()
      .withFacts({ trust: { configMapName: 'company-ca' } })
      .applyTo(chart);
    gateway(chart, { profile: acme({ runtime: ProductRuntime.JVM }) });
  },
  'LLMGW-017': (chart) => gateway(chart, { sidecars: [{ name: 'beside', image: 'acme/beside:1.0.0', resources }] }),
  'LLMGW-018': (chart) => {
    ClusterProfile.gke().applyTo(chart);
    new GatewayExposure(chart, 'door', { target: gateway(chart), via: Exposure.alb(), hostname: 'llm.example.com' });
  },
  'LLMGW-019': (chart) => {
    ClusterProfile.aks({ automatic: true }).applyTo(chart);
    new CloudNativePostgres(chart, 'db', { size: Size.gibibytes(10) });
  },
};
