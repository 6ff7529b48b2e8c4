import { Size } from 'cdk8s';
import type { TargetFacts } from '../contract/target';

/** What follows for a proxy from the longest answer of the workload behind it; everything in whole seconds. */
export interface EdgeBudget {
  /**
   * How long a proxy must hold an answer, and how long it may be silent: a model that thinks sends nothing until its first
   * token. Longer than the stream, so that the gateway and not the proxy ends it.
   */
  readonly timeout: number;
  /** How long a proxy lets open answers of a pod run to their end after the pod is gone from the Service. */
  readonly drain: number;
  /** The largest request. */
  readonly body: Size;
}

const MARGIN = 10;
// prompts with images; several proxies refuse more than 1 MiB by default
const DEFAULT_BODY = Size.mebibytes(32);

/** One budget for every hop in front of a workload. */
export function edgeBudget(facts: TargetFacts, body: Size = DEFAULT_BODY): EdgeBudget {
  const stream = facts.maxStreamDuration.toSeconds();
  return { timeout: stream + MARGIN, drain: stream + MARGIN, body };
}
