import type { IConstruct } from 'constructs';

const ENFORCED = Symbol.for('cdk8s-llm-gateway.enforced-rules');

/** Why a cluster refuses what a rule finds. */
export interface Enforced {
  /** What refuses it, as the beginning of a sentence. */
  readonly by: string;
  /** Whether that is known, and not only assumed. */
  readonly sure: boolean;
}

type Holder = IConstruct & { [ENFORCED]?: ReadonlyMap<string, Enforced> };

/** Says which rules for pods the cluster of a scope enforces, by their id. */
export function enforce(scope: IConstruct, rules: ReadonlyMap<string, Enforced>): void {
  Object.defineProperty(scope, ENFORCED, { value: rules });
}

/** What refuses a pod that breaks a rule, if something does. */
export function enforcedRule(construct: IConstruct, rule: string): Enforced | undefined {
  const scopes: Holder[] = construct.node.scopes.reverse();
  return scopes.find((scope) => scope[ENFORCED] !== undefined)?.[ENFORCED]?.get(rule);
}
