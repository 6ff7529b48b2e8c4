import { createHash } from 'node:crypto';
import { Duration } from 'cdk8s';
import {
  ClusterProfile,
  Findings,
  GatewayConfig,
  GatewayProfile,
  GatewaySecrets,
  LlmGateway,
  NetworkIsolation,
  SecretSource,
} from '../../../../../src';
import type { DrainFacts, KubernetesVersion, LlmGatewayProps, ProductFacts } from '../../../../../src';
import { FACTS } from '../../../../support/gateway';
import type { Manifest } from '../../../../support/manifest';
import { synth } from '../../../../support/synth';

/** Seconds of the longest stream here: what the team states. Everything else follows from it in the library. */
export const LONGEST = 12;
/** The same where what a product does at SIGTERM is looked at: longer than it takes to forget a pod, so that streams are open then. */
export const LONGER = 30;
/** Until proxies have forgotten a pod, and it has begun what they sent; generous, since the machine may be busy. */
export const FORGET = Duration.seconds(20);

/** A product that ends as the facts say, and is told nothing else; or one of which they are wrong. */
export function product(drain: DrainFacts, truly = drain): GatewayProfile {
  const facts: ProductFacts = {
    ...FACTS,
    // a stand-in is told by its image how to end
    image: `acme/gateway:${createHash('sha256')
      .update(JSON.stringify([standInOf(truly), drain.sleepInImage]))
      .digest('hex')
      .slice(0, 12)}`,
    // a second or two of a busy machine are no reason to restart a pod
    health: {
      startup: { path: '/live', period: Duration.seconds(2), timeout: Duration.seconds(2), failureThreshold: 60 },
      readiness: { path: '/ready', period: Duration.seconds(5), timeout: Duration.seconds(5) },
      liveness: { path: '/live', timeout: Duration.seconds(10), failureThreshold: 6 },
    },
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '256Mi' } },
    config: { mountPath: '/config', required: false },
    credentials: [{ name: 'key', env: 'KEY' }],
    drain,
  };
  return GatewayProfile.custom(facts);
}

/** What is said about every gateway here. */
export const SHORT: Pick<LlmGatewayProps, 'maxStreamDuration' | 'preStopDelay' | 'networkIsolation'> = {
  // what an enforcer of policies lets through is another stage
  networkIsolation: NetworkIsolation.none('streams are looked at, not policies'),
  maxStreamDuration: Duration.seconds(LONGEST),
  preStopDelay: FORGET,
};

/** What a stage says about a gateway, or about the cluster that it is written for. */
export interface Said extends Partial<LlmGatewayProps> {
  readonly kubernetesVersion?: KubernetesVersion;
}

/** The gateway under test, in one file like that of a team. */
export function gatewayOf(
  namespace: string,
  profile: GatewayProfile,
  { kubernetesVersion, ...props }: Said = {},
  version = 1,
): Manifest[] {
  return synth((chart) => {
    Findings.of(chart).accept('LLMGW-206', 'nobody has these credentials');
    if (kubernetesVersion) ClusterProfile.kind().withFacts({ kubernetesVersion }).applyTo(chart);
    const secrets = new GatewaySecrets(chart, 'secrets', {
      source: SecretSource.plaintext({ key: `of-the-tests-${props.annotations?.['tests/rotation'] ?? 0}` }),
      rotationToken: props.annotations?.['tests/rotation'] ?? '0',
    });
    new LlmGateway(chart, 'gateway', {
      // of no other namespace: who drains a node takes the pods of a name, wherever they are
      name: namespace,
      profile,
      replicas: 3,
      ...SHORT,
      config: GatewayConfig.file('settings.yaml', { version }),
      credentials: [secrets],
      ...props,
    });
  }, namespace);
}

/** What the stand-in of a product is told, so that it ends as these facts say. What is unknown ends as badly as it can. */
export function standInOf(drain: DrainFacts): Record<string, string> {
  const cuts = drain.ignoresSigterm ? 'never' : drain.finishesAnswers ? '' : String(drain.cutsAfter?.toSeconds() ?? 0);
  return {
    ...(cuts && { STAND_IN_CUTS: cuts }),
    ...(drain.secondsVariable && { STAND_IN_TOLD_BY: drain.secondsVariable }),
    ...(drain.refusesAtOnce === false && { STAND_IN_OPEN: 'yes' }),
    ...(drain.request && {
      STAND_IN_DRAIN: drain.request.path,
      STAND_IN_DRAIN_WAITS: String(drain.request.waitsAtLeast?.toSeconds() ?? 0),
    }),
  };
}
