import type { ConstructPlan, Plan, StructPlan } from '../fuzz/plan';
import type { Random } from '../fuzz/random';
import { constructsIn } from './search';
import { snippet } from './snippet';
import { USUAL_PRODUCT } from './usual';

// What stands beside a gateway and reads its facts: without it a metric or a migration shows nowhere.

const BESIDE = [
  `new GatewayObservability(chart, 'observability', {
    target,
    alerts: Alerts.prometheusRule({ dailyBudget: 100, saturation: 0.8, rateLimitedRatio: 0.2, timeToFirstToken: Duration.seconds(5) }),
    dashboards: Dashboards.configMap(),
    objectives: [SloObjective.availability(99), SloObjective.latency(95, Duration.seconds(5)), SloObjective.timeToFirstToken(95, Duration.seconds(5))],
  })`,
  `new GatewayAutoscaling(chart, 'scaling', { target, maxReplicas: 12, signals: [ScalingSignal.inFlightRequests(20)] })`,
  `new GatewayAutoscaling(chart, 'scaling', {
    target,
    maxReplicas: 12,
    signals: [ScalingSignal.inFlightRequests(20), ScalingSignal.tokensPerSecond(100), ScalingSignal.requestsPerSecond(20)],
    engine: ScalingEngine.keda({ prometheusUrl: 'http://prometheus.monitoring.svc:9090' }),
  })`,
  `new GatewayMigration(chart, 'migration', { target, stores: [new CloudNativePostgres(chart, 'database', { size: Size.gibibytes(5) })] })`,
  `new GatewayTracing(chart, 'tracing', { target, tracing: Tracing.endpoint('http://otel.monitoring.svc:4317') })`,
  `new ClusterMembership(chart, 'membership', { target })`,
  `new GatewaySmokeTest(chart, 'smoke', { target })`,
  `new GatewayExposure(chart, 'door', { target, hostname: 'llm.example.com', tls: Tls.controller(), via: Exposure.haproxy() })`,
  `new GatewayExposure(chart, 'door', { target, hostname: 'llm.example.com', via: Exposure.httpRoute({ gateway: 'public' }) })`,
  `new GatewayNamespace(chart, 'namespace', {})`,
  `new RedisStore(chart, 'cache', {
    password: { secretName: 'cache', key: 'password' },
    persistence: RedisPersistence.volume({ size: Size.gibibytes(5) }),
  })`,
  `new GatewayVolume(chart, 'volume', { size: Size.gibibytes(5) })`,
];
const GATEWAYS = ['LlmGateway', 'McpProxy', 'GatewayConsole'];

/** What nothing refers to shows only in whoever uses it. */
const USERS: Readonly<Record<string, string>> = {
  RedisStore: '{ stores: [it] }',
  CloudNativePostgres: '{ stores: [it] }',
  GatewayVolume: '{ stores: [it] }',
  GatewaySecrets: '{ credentials: [it] }',
};

/** Some of them, for one of the gateways that a program makes; where there is none, a gateway that uses what there is. */
export function companionsOf(lines: readonly Plan[], random: Random): ConstructPlan[] {
  const made = constructsIn(lines);
  const targets = made.filter(({ name }) => GATEWAYS.includes(name));
  const used = made.filter(({ name, id }) => USERS[name] && id.startsWith('c'));
  if (targets.length === 0 && used.length > 0) return [userOf(random.pick(used))];
  if (targets.length === 0) return [];
  const target: Plan = { kind: 'made', what: random.pick(targets) };
  const order = BESIDE.map((text) => ({ text, at: random.next() })).sort((a, b) => a.at - b.at);
  const beside = order.filter(() => random.chance(0.6)).map(({ text }) => snippet(text, { target }) as ConstructPlan);
  // one scaler, and none of what the program has already
  const taken = new Set(made.map(({ name }) => name));
  return beside.filter(({ name }) => !taken.has(name) && taken.add(name));
}

function userOf(what: ConstructPlan): ConstructPlan {
  const props = snippet(USERS[what.name]!, { it: { kind: 'made', what } }) as StructPlan;
  const profile: Plan = { kind: 'call', callee: 'GatewayProfile.custom', args: [USUAL_PRODUCT] };
  return { kind: 'construct', name: 'LlmGateway', id: 'user', props: { ...props, members: { ...props.members, profile } } };
}
