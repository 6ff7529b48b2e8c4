import { ApiObject, Duration } from 'cdk8s';
import {
  ClusterProfile,
  DisruptionBudget,
  GatewayMigration,
  GatewayProfile,
  GatewaySmokeTest,
  KubernetesVersion,
  LlmGateway,
  ModelProvider,
  NetworkPeer,
  ServiceMesh,
  VolumeSource,
} from '../../../src';
import type { Examples } from './example';
import { acme, gateway, resources } from './prelude';

const listener = { name: 'http', port: 8080 };
const sidecar = { name: 'beside', image: 'acme/beside:1.0.0', resources };
const limits = (memory: string) => ({ ...resources, limits: { ...resources.limits, memory } });

export const WORKLOAD: Examples = {
  'LLMGW-101': (chart) => gateway(chart, { name: 'Edge' }),
  'LLMGW-102': (chart) => {
    gateway(chart);
    new ApiObject(chart, 'theirs', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'ai-gateway' } });
  },
  'LLMGW-103': (chart) => gateway(chart, { labels: { team: 'platform team' } }),
  'LLMGW-104': (chart) => gateway(chart, { labels: { 'app.kubernetes.io/name': 'llm' } }),
  'LLMGW-105': (chart) => gateway(chart, { profile: acme({ image: 'acme/gateway@sha256:abc' }) }),
  'LLMGW-106': (chart) => gateway(chart, { profile: acme({ image: 'acme/gateway:latest' }) }),
  'LLMGW-107': (chart) => gateway(chart, { profile: acme({ listeners: [{ name: 'http', port: 80 }] }) }),
  'LLMGW-108': (chart) => gateway(chart, { sidecars: [{ ...sidecar, ports: [{ name: 'other', port: 8080 }] }] }),
  'LLMGW-109': (chart) => gateway(chart, { replicas: 0 }),
  'LLMGW-110': (chart) => gateway(chart, { resources: limits('1gb') }),
  'LLMGW-111': (chart) => gateway(chart, { resources: limits('512m') }),
  'LLMGW-112': (chart) => gateway(chart, { resources: limits('128Mi') }),
  'LLMGW-113': (chart) => gateway(chart, { probes: { liveness: { timeout: Duration.seconds(20) } } }),
  'LLMGW-114': (chart) => gateway(chart, { env: { 'MY MODE': { value: 'fast' } } }),
  'LLMGW-115': (chart) => {
    gateway(chart, { volumes: [{ name: 'data', source: VolumeSource.secret('data'), mountPath: 'data' }] });
  },
  'LLMGW-116': (chart) => {
    gateway(chart, { maxStreamDuration: Duration.minutes(5), terminationGracePeriod: Duration.seconds(30) });
  },
  'LLMGW-117': (chart) => gateway(chart, { maxStreamDuration: Duration.seconds(0) }),
  'LLMGW-118': (chart) => gateway(chart, { replicas: 2, disruptionBudget: DisruptionBudget.minAvailable(2) }),
  'LLMGW-119': (chart) => {
    gateway(chart, { replicas: 2, volumes: [{ name: 'data', source: VolumeSource.claim('data'), mountPath: '/data' }] });
  },
  'LLMGW-120': (chart) => {
    new LlmGateway(chart, 'gateway', { profile: GatewayProfile.keeptrusts({ version: 'v1.8.2' }) });
  },
  'LLMGW-121': (chart) => gateway(chart, { profile: acme({ listeners: [] }) }),
  'LLMGW-122': (chart) => gateway(chart, { profile: acme({ user: 0 }) }),
  'LLMGW-123': (chart) => {
    ClusterProfile.custom({ kubernetesVersion: KubernetesVersion.of('1.24') }).applyTo(chart);
    gateway(chart);
  },
  'LLMGW-124': (chart) => gateway(chart, { sidecars: [sidecar, sidecar] }),
  'LLMGW-125': (chart) => gateway(chart, { maxStreamDuration: Duration.minutes(15) }),
  'LLMGW-126': (chart) => gateway(chart, { selectorLabels: {} }),
  'LLMGW-127': (chart) => gateway(chart, { providers: [ModelProvider.bedrock('Frankfurt')] }),
  'LLMGW-128': (chart) => {
    const drain = { finishesAnswers: true, longestStream: Duration.minutes(1) };
    gateway(chart, { profile: acme({ drain }), maxStreamDuration: Duration.minutes(5) });
  },
  'LLMGW-129': (chart) => gateway(chart, { sidecars: [sidecar] }),
  'LLMGW-130': (chart) => gateway(chart, { serviceAccount: { existingName: 'shared', annotations: { team: 'ai' } } }),
  'LLMGW-131': (chart) => gateway(chart, { imagePullPolicy: 'always' }),
  'LLMGW-140': (chart) => {
    gateway(chart, { egress: [{ peers: [NetworkPeer.host('redis.data.svc.cluster')], ports: [{ port: 6379 }] }] });
  },
  'LLMGW-141': (chart) => {
    const target = gateway(chart, { profile: acme({ migration: { args: ['migrate'] } }) });
    new GatewayMigration(chart, 'migration', { target, stores: [] });
    target.add({ imagePullSecrets: ['late'] });
  },
  'LLMGW-142': (chart) => {
    ClusterProfile.custom({ mesh: { mesh: ServiceMesh.ISTIO_SIDECAR } }).applyTo(chart);
    new GatewaySmokeTest(chart, 'smoke', { target: gateway(chart) });
  },
  'LLMGW-143': (chart) => {
    gateway(chart, { volumes: [{ name: 'cache', source: VolumeSource.emptyDir(), mountPath: '/cache' }] });
  },
  'LLMGW-160': (chart) => gateway(chart, { profile: acme({ drain: {} }) }),
  'LLMGW-161': (chart) => gateway(chart, { profile: acme({ drain: { ignoresSigterm: true } }) }),
  'LLMGW-162': (chart) =>
    gateway(chart, {
      preStopDelay: Duration.seconds(2),
      profile: acme({ drain: { finishesAnswers: true, refusesAtOnce: true } }),
    }),
  'LLMGW-163': (chart) => {
    const drain = { finishesAnswers: true, teardown: Duration.seconds(20) };
    gateway(chart, {
      profile: acme({ drain }),
      maxStreamDuration: Duration.seconds(60),
      terminationGracePeriod: Duration.seconds(80),
    });
  },
  'LLMGW-164': (chart) => gateway(chart, { profile: acme({ listeners: [{ ...listener, published: false }] }), servicePort: 80 }),
};
