import { Duration } from 'cdk8s';
import type { ScalingFacts } from '../contract/target';
import type { Problem } from '../core/problem';
import type { ScalingRules } from './scaling-rules';
import { checkRules, LONGEST_PERIOD, LONGEST_WINDOW, PolicySelect, ScalingPolicy, wholeSeconds } from './scaling-rules';

/** Both directions. */
export interface ScalingBehaviorOptions {
  /**
   * How fast pods come.
   * @default - as in the streaming preset
   */
  readonly scaleUp?: ScalingRules;
  /**
   * How fast pods go.
   * @default - as in the streaming preset
   */
  readonly scaleDown?: ScalingRules;
}

/** @internal */
export interface BothRules {
  readonly scaleUp: Required<ScalingRules>;
  readonly scaleDown: Required<ScalingRules>;
}

const SHORTEST_DOWN_WINDOW = 600;
const SHORTEST_DOWN_PERIOD = 120;

/**
 * How fast pods come and go.
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior
 */
export class ScalingBehavior {
  /**
   * The default. Up at once: twice as many or four more within 30 seconds. Down after ten minutes below the target, one pod at a
   * time, and the next one not before the streams of the last have ended: both times grow with the grace period of the workload.
   */
  public static streaming(): ScalingBehavior {
    return new ScalingBehavior({});
  }

  /** As Keeptrusts documents it: two pods per minute up after a minute, one per two minutes down after five. */
  public static keeptrusts(): ScalingBehavior {
    return new ScalingBehavior({
      scaleUp: { stabilizationWindow: Duration.seconds(60), policies: [ScalingPolicy.pods(2, Duration.seconds(60))] },
      scaleDown: { stabilizationWindow: Duration.seconds(300), policies: [ScalingPolicy.pods(1, Duration.seconds(120))] },
    });
  }

  /** As DVARA documents it: half as many more per minute after 30 seconds, a quarter fewer per two minutes after five. */
  public static dvara(): ScalingBehavior {
    return new ScalingBehavior({
      scaleUp: { stabilizationWindow: Duration.seconds(30), policies: [ScalingPolicy.percent(50, Duration.seconds(60))] },
      scaleDown: { stabilizationWindow: Duration.seconds(300), policies: [ScalingPolicy.percent(25, Duration.seconds(120))] },
    });
  }

  /** As llm-gateway ships it: twice as many or four more per 30 seconds, half or two fewer per minute after five. */
  public static llmGateway(): ScalingBehavior {
    return new ScalingBehavior({
      // up it is as fast as the default
      scaleDown: {
        stabilizationWindow: Duration.seconds(300),
        policies: [ScalingPolicy.percent(50, Duration.seconds(60)), ScalingPolicy.pods(2, Duration.seconds(60))],
        select: PolicySelect.MIN,
      },
    });
  }

  /**
   * Any other; what is left out stays as in the streaming preset.
   *
   * @param options both directions
   */
  public static custom(options: ScalingBehaviorOptions): ScalingBehavior {
    return new ScalingBehavior(options);
  }

  private constructor(private readonly options: ScalingBehaviorOptions) {}

  /** @internal */
  public _rules(facts: ScalingFacts): BothRules {
    const preset = streamingRules(facts.terminationGracePeriod);
    return {
      scaleUp: over(preset.scaleUp, this.options.scaleUp),
      scaleDown: over(preset.scaleDown, this.options.scaleDown),
    };
  }

  /** @internal */
  public _check(): Problem[] {
    return [
      ...checkRules('behavior.scaleUp', this.options.scaleUp ?? {}),
      ...checkRules('behavior.scaleDown', this.options.scaleDown ?? {}),
    ];
  }
}

function over(preset: Required<ScalingRules>, rules: ScalingRules = {}): Required<ScalingRules> {
  return {
    stabilizationWindow: rules.stabilizationWindow ?? preset.stabilizationWindow,
    policies: rules.policies ?? preset.policies,
    select: rules.select ?? PolicySelect.MAX,
  };
}

function streamingRules(grace: Duration): BothRules {
  const drain = wholeSeconds(grace);
  const window = Math.min(Math.max(SHORTEST_DOWN_WINDOW, drain), LONGEST_WINDOW);
  const period = Math.min(Math.max(SHORTEST_DOWN_PERIOD, drain), LONGEST_PERIOD);
  return {
    scaleUp: {
      stabilizationWindow: Duration.seconds(0),
      policies: [ScalingPolicy.percent(100, Duration.seconds(30)), ScalingPolicy.pods(4, Duration.seconds(30))],
      select: PolicySelect.MAX,
    },
    scaleDown: {
      stabilizationWindow: Duration.seconds(window),
      policies: [ScalingPolicy.pods(1, Duration.seconds(period))],
      select: PolicySelect.MAX,
    },
  };
}
