import { Duration } from 'cdk8s';
import type { DrainFacts } from '../contract/drain';

/** What follows from the longest stream; everything in whole seconds. */
export interface StreamBudget {
  /** Longest stream. */
  readonly stream: number;
  /** How long proxies and kube-proxy may need to forget the pod: an answer may begin that late. */
  readonly forget: number;
  /** Wait before SIGTERM: until the pod is forgotten, and until SIGTERM cuts nothing any more. */
  readonly preStop: number;
  /** How long the process may take for open answers after SIGTERM, for products that can be told. */
  readonly drain: number;
  /** How long the process lives after its last answer. */
  readonly teardown: number;
  /** Until SIGKILL: the last answer that may begin has ended, and the process after it. */
  readonly grace: number;
  /** The pod sends the drain request of the product instead of waiting a fixed time. */
  readonly byRequest: boolean;
}

/** What the team may say about it. */
export interface StreamBudgetOptions {
  readonly maxStreamDuration?: Duration;
  readonly preStopDelay?: Duration;
  readonly terminationGracePeriod?: Duration;
}

const DEFAULT_STREAM = Duration.minutes(5);
const DEFAULT_FORGET = Duration.seconds(15);
const DEFAULT_TEARDOWN = Duration.seconds(10);

/**
 * One budget for everything that must outlast a stream. An answer may begin while proxies still know the pod, and then takes as
 * long as the longest: until then the process must neither be killed nor, where it cuts answers itself, be told to end.
 *
 * @param setting what a configuration file tells the process in the place of `cutsAfter`
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export function streamBudget(options: StreamBudgetOptions, drain: DrainFacts = {}, setting?: Duration): StreamBudget {
  const stream = seconds(options.maxStreamDuration ?? drain.longestStream ?? DEFAULT_STREAM);
  const forget = seconds(options.preStopDelay ?? drain.preStopDelay ?? DEFAULT_FORGET);
  const teardown = seconds(drain.teardown ?? DEFAULT_TEARDOWN);
  const left = Math.max(0, stream - lasts(drain, stream, setting));
  const grace = options.terminationGracePeriod ? seconds(options.terminationGracePeriod) : forget + stream + teardown;
  return {
    stream,
    forget,
    preStop: forget + left,
    drain: stream,
    teardown,
    grace,
    byRequest: seconds(drain.request?.waitsAtLeast ?? Duration.seconds(0)) >= forget && drain.request !== undefined,
  };
}

/** Whether anything is known about open answers after SIGTERM. */
export function isDrainKnown(drain: DrainFacts): boolean {
  const { cutsAfter, finishesAnswers, ignoresSigterm, secondsVariable } = drain;
  return cutsAfter !== undefined || secondsVariable !== undefined || finishesAnswers === true || ignoresSigterm === true;
}

/** For how many seconds after SIGTERM an answer goes on; what is unknown counts as cut at once. */
function lasts(drain: DrainFacts, stream: number, setting: Duration | undefined): number {
  if (drain.finishesAnswers || drain.ignoresSigterm) {
    return Infinity;
  }
  if (setting !== undefined) {
    return seconds(setting);
  }
  return drain.secondsVariable === undefined ? seconds(drain.cutsAfter ?? Duration.seconds(0)) : stream;
}

function seconds(duration: Duration): number {
  return Math.floor(duration.toSeconds({ integral: false }));
}
