import type { DrainFacts } from '../../src';

/** A pod that was told to go at second 0, as its YAML says, and the program in it as it really is. */
export interface TerminatingPod {
  /** Seconds that the hook sleeps. */
  readonly preStop: number;
  readonly gracePeriod: number;
  /** Seconds after SIGTERM at which the program ends open answers; Infinity for never. */
  readonly cutsAfter: number;
  /** Seconds after which it ends every answer, whenever that began. */
  readonly longestAnswer: number;
  /** Seconds that the cluster waits before it kills everything on a node that goes. */
  readonly nodeDrain: number;
}

export interface Answer {
  /** Second at which it begins: before 0, or while proxies still know the pod. */
  readonly begins: number;
  /** Seconds that it takes. */
  readonly takes: number;
}

/** How an answer ends: whole, cut by the program or by SIGKILL, or never begun since nobody listens any more. */
export type Ending = 'whole' | 'cut' | 'refused';

/** Second for second what the kubelet and the program do to one answer. */
export function endingOf({ begins, takes }: Answer, pod: TerminatingPod): Ending {
  const killed = Math.min(pod.gracePeriod, pod.nodeDrain);
  const sigterm = Math.min(pod.preStop, killed);
  if (begins > sigterm) {
    return 'refused';
  }
  for (let now = begins; now < begins + Math.min(takes, pod.longestAnswer); now++) {
    if (now >= killed || now >= sigterm + pod.cutsAfter) {
      return 'cut';
    }
  }
  return takes > pod.longestAnswer ? 'cut' : 'whole';
}

/** What a program with these facts may really do with open answers, at worst, told what the YAML tells it. */
export function worstCut(drain: DrainFacts, told: number | undefined): number {
  if (drain.finishesAnswers || drain.ignoresSigterm) {
    return Infinity;
  }
  return told ?? drain.cutsAfter?.toSeconds() ?? 0;
}
