import type { FindingCode } from './codes';
import { redact } from './credential-shapes';

/**
 * One thing that is wrong. Value classes such as profiles have no place in the construct tree, so they keep their problems
 * until a construct that uses them reports them.
 */
export interface Problem {
  readonly code: FindingCode;
  /** The prop as the user wrote it. */
  readonly prop: string;
  /** What was given; leave it out where it may hold a credential. */
  readonly value?: unknown;
  readonly reason: string;
  readonly remedy: string;
  /** Risky, not wrong. */
  readonly warning?: boolean;
}

const LONGEST_VALUE = 80;
const PAGE = 'https://github.com/cdk8s-llm-gateway/cdk8s-llm-gateway/blob/main/docs/errors.md';

/** `[LLMGW-107] app/gateway: 'port' = 0: reason; remedy`; what looks like a credential is left out. */
export function describe(path: string, problem: Problem): string {
  const value = problem.value === undefined ? '' : ` = ${show(problem.value)}`;
  // the path of the app itself is empty
  return redact(`[${problem.code}] ${path || 'the app'}: '${problem.prop}'${value}: ${problem.reason}; ${problem.remedy}`);
}

/** Where codes are explained: the address of the first one, and the others on that page. */
export function explained(...codes: readonly string[]): string {
  return PAGE + codes.map((code) => `#${code.toLowerCase()}`).join(', ');
}

function show(value: unknown): string {
  const text =
    typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function' ? String(value) : JSON.stringify(value);
  // NaN and Infinity have no JSON form and are exactly the values that a reader must see
  // before it is cut short: half a credential has no shape any more
  const shown = redact(typeof value === 'number' ? String(value) : (text ?? String(value)));
  return shown.length > LONGEST_VALUE ? `${shown.slice(0, LONGEST_VALUE)}...` : shown;
}
