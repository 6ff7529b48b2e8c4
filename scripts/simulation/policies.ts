import { Duration } from 'cdk8s';
import { ScalingBehavior } from '../../src/autoscaling/scaling-behavior';
import type { ScalingFacts } from '../../src/contract/target';
import { streamBudget } from '../../src/workload/stream-budget';
import type { Policy, Signal } from './fleet';
import type { Behavior } from './hpa';
import { LONGEST } from './traffic';

/** A policy without its target, which is chosen so that all cost the same. */
export interface Candidate extends Omit<Policy, 'target'> {
  readonly name: string;
}

const budget = streamBudget({ maxStreamDuration: Duration.seconds(LONGEST) });

/** The grace period that the library derives from the longest stream. */
export const GRACE = budget.grace;
const KUBERNETES_GRACE = 30;
const DVARA_GRACE = 45;

/** What Kubernetes does if `behavior` is left out. */
const KUBERNETES: Behavior = {
  up: {
    window: 0,
    policies: [
      { type: 'Percent', value: 100, period: 15 },
      { type: 'Pods', value: 4, period: 15 },
    ],
    select: 'Max',
  },
  down: { window: 300, policies: [{ type: 'Percent', value: 100, period: 15 }], select: 'Max' },
};

/** A preset of the library, as it is rendered for this workload. */
function preset(behavior: ScalingBehavior): Behavior {
  const facts = { terminationGracePeriod: Duration.seconds(GRACE) } as ScalingFacts;
  const { scaleUp, scaleDown } = behavior._rules(facts);
  const [up, down] = [scaleUp, scaleDown].map(({ stabilizationWindow, policies, select }) => ({
    window: stabilizationWindow.toSeconds(),
    policies: policies.map(({ type, value, period }) => ({ type, value, period: period.toSeconds() })),
    select: select as string,
  }));
  return { up: up!, down: down! };
}

const streaming = preset(ScalingBehavior.streaming());

function candidate(name: string, signal: Signal, behavior: Behavior, grace: number): Candidate {
  return { name, signal, behavior, grace };
}

/** The default of the library, and the target that a team would choose: seven tenths of what a pod can carry. */
export const DEFAULT = candidate('streaming() (default)', 'in flight', streaming, GRACE);
export const DEFAULT_TARGET = 28;

export const CANDIDATES: readonly Candidate[] = [
  DEFAULT,
  candidate('streaming()', 'mean concurrency', streaming, GRACE),
  candidate('streaming()', 'requests/s', streaming, GRACE),
  candidate('streaming()', 'cpu', streaming, GRACE),
  candidate('keeptrusts()', 'in flight', preset(ScalingBehavior.keeptrusts()), GRACE),
  candidate('dvara()', 'in flight', preset(ScalingBehavior.dvara()), GRACE),
  candidate('llmGateway()', 'in flight', preset(ScalingBehavior.llmGateway()), GRACE),
  candidate('Kubernetes default', 'in flight', KUBERNETES, GRACE),
  candidate('streaming()', 'in flight', streaming, KUBERNETES_GRACE),
  candidate('dvara()', 'cpu', preset(ScalingBehavior.dvara()), DVARA_GRACE),
  candidate('Kubernetes default', 'in flight', KUBERNETES, KUBERNETES_GRACE),
  candidate('Kubernetes default', 'cpu', KUBERNETES, KUBERNETES_GRACE),
];
