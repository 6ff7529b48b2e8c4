import type { ScalingFacts } from '../contract/target';
import type { Resolution } from './resolve';
import type { ScalingBehavior } from './scaling-behavior';
import type { ScalingEngine } from './scaling-engine';

/** What an autoscaler is made of, whatever the engine. */
export interface AutoscalerPlan {
  readonly facts: ScalingFacts;
  readonly min: number;
  readonly max: number;
  readonly resolution: Resolution;
  readonly behavior: ScalingBehavior;
  readonly engine: ScalingEngine;
}
