import type { Duration } from 'cdk8s';

/**
 * A request that makes the process finish what it has: it answers when the last open answer has ended. The pod can send it
 * instead of waiting a fixed time, if it never answers before proxies have forgotten the pod.
 */
export interface DrainRequest {
  /** Path of a plain `GET`. */
  readonly path: string;
  /**
   * Name of the listener; one that there is not is refused (LLMGW-121).
   * @default - the first API listener
   */
  readonly listener?: string;
  /**
   * Headers. They stand readable in the Deployment: a token that opens more than this path does not belong here.
   * @default - none
   */
  readonly headers?: { [name: string]: string };
  /**
   * How long it waits at least, however idle the pod is. Shorter than the wait for proxies, the request is not used: SIGTERM
   * would come while they still send.
   * @default - it may answer at once
   */
  readonly waitsAtLeast?: Duration;
}

/**
 * How the process ends after SIGTERM. Where it ends open answers itself, no grace period saves them: the pod has to wait before
 * SIGTERM for what is left of the longest stream.
 */
export interface DrainFacts {
  /**
   * How long after SIGTERM the process ends answers that still run, if it is told nothing; zero for at once. To find out:
   * send SIGTERM to the first process of the container during a long answer, and see when the answer ends.
   * @default - unknown, counts as at once (LLMGW-160)
   */
  readonly cutsAfter?: Duration;
  /**
   * The process waits for every open answer, however long it takes: only SIGKILL ends one.
   * @default false
   */
  readonly finishesAnswers?: boolean;
  /**
   * Nothing happens at SIGTERM, which is what the first process of a container does without a handler: answers go on, and
   * SIGKILL ends the process (LLMGW-161).
   * @default false
   */
  readonly ignoresSigterm?: boolean;
  /**
   * Environment variable that takes the time of `cutsAfter` in whole seconds.
   * @default - none
   */
  readonly secondsVariable?: string;
  /**
   * Text around the seconds in that variable, with `%d` for the number, for example `%ds`.
   * @default "%d"
   */
  readonly secondsFormat?: string;
  /**
   * How long the process lives after its last answer, for telemetry, connections and the like.
   * @default - assumed to be ten seconds at most
   */
  readonly teardown?: Duration;
  /**
   * New connections are refused from SIGTERM on. Then the pod must not get it before proxies have forgotten the pod (LLMGW-162).
   * @default true
   */
  readonly refusesAtOnce?: boolean;
  /**
   * The process itself ends every answer after this time, whatever the team allows.
   * @default - never
   */
  readonly longestStream?: Duration;
  /**
   * A request that drains the process.
   * @default - there is none
   */
  readonly request?: DrainRequest;
  /**
   * Whether the image has `sleep`. Without, the pod brings its own where the cluster cannot wait by itself.
   * @default false
   */
  readonly sleepInImage?: boolean;
  /**
   * How long proxies and kube-proxy may need to forget the pod.
   * @default Duration.seconds(15)
   */
  readonly preStopDelay?: Duration;
}
