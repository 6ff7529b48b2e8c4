import type { IConstruct } from 'constructs';
import type { FindingCode } from './codes';
import type { Problem } from './problem';
import { describe, explained } from './problem';
import { makeLinear } from './synthesis/linear';

const FINDINGS = Symbol.for('cdk8s-llm-gateway.findings');

interface Warning {
  readonly code: string;
  readonly line: string;
  printed: boolean;
}

/**
 * What the library has to say about a construct: errors stop the synthesis, all of them reported together; warnings are
 * printed to stderr once.
 *
 * Every finding has a stable code, `LLMGW-` and three digits, and names the construct, the prop, the value, the reason and the
 * remedy. All codes are explained in docs/errors.md.
 */
export class Findings {
  /** The findings of a construct; settings made on it hold for everything below it. */
  public static of(construct: IConstruct): Findings {
    const holder = construct as IConstruct & { [FINDINGS]?: Findings };
    let findings = holder[FINDINGS];
    if (!findings) {
      findings = new Findings(construct);
      Object.defineProperty(holder, FINDINGS, { value: findings });
    }
    return findings;
  }

  private static peek(construct: IConstruct): Findings | undefined {
    return (construct as IConstruct & { [FINDINGS]?: Findings })[FINDINGS];
  }

  private readonly errors: string[] = [];
  private readonly warnings: Warning[] = [];
  private accepted?: Map<string, string>;
  private readonly checks: Array<() => Problem[]> = [];
  private isStrict = false;
  private registered = false;

  private constructor(private readonly construct: IConstruct) {}

  /**
   * Accepts a warning for this construct and everything below it, so that it is neither printed nor an error in strict mode.
   *
   * @param code the code of the warning, for example `LLMGW-125`
   * @param reason why this is right here; kept for whoever reads the program
   */
  public accept(code: string, reason: string): void {
    if (!/^LLMGW-\d{3}$/.test(code)) {
      const remedy = 'write it like "LLMGW-125"';
      this._error('LLMGW-906', { prop: 'accept', value: code, reason: 'not the code of a warning', remedy });
    }
    this.accepted ??= new Map();
    this.accepted.set(code, reason);
  }

  /** From here down every warning that is not accepted is an error. */
  public strict(): void {
    this.isStrict = true;
  }

  /** The warnings of this construct and everything below it that are not accepted. */
  public list(): string[] {
    return this.construct.node.findAll().flatMap(
      (c) =>
        Findings.peek(c)
          ?.open()
          .map((w) => w.line) ?? [],
    );
  }

  /** @internal */
  public _error(code: FindingCode, details: Omit<Problem, 'code'>): void {
    this._report([{ code, ...details }]);
  }

  /** @internal */
  public _warn(code: FindingCode, details: Omit<Problem, 'code'>): void {
    this._report([{ code, ...details, warning: true }]);
  }

  /** @internal */
  public _report(problems: readonly Problem[]): void {
    for (const problem of problems) {
      const line = describe(this.construct.node.path, problem);
      if (problem.warning) {
        this.warnings.push({ code: problem.code, line, printed: false });
      } else {
        this.errors.push(line);
      }
      this.register();
    }
  }

  /**
   * Adds a check that needs the finished tree. It runs at every validation and stock apps validate once per chart, so it
   * must be cheap and free of effects.
   * @internal
   */
  public _check(check: () => Problem[]): void {
    this.checks.push(check);
    this.register();
  }

  private register(): void {
    if (!this.registered) {
      this.registered = true;
      // what makes no objects has findings as well, and may be alone
      makeLinear(this.construct);
      this.construct.node.addValidation({ validate: () => this.validate() });
    }
  }

  private validate(): string[] {
    const late = this.checks.flatMap((check) => check());
    const path = this.construct.node.path;
    const lateErrors = late.filter((p) => !p.warning).map((p) => describe(path, p));
    for (const problem of late) {
      const line = describe(path, problem);
      if (problem.warning && !this.warnings.some((w) => w.line === line)) {
        this.warnings.push({ code: problem.code, line, printed: false });
      }
    }
    return [...this.errors, ...lateErrors, ...this.settleWarnings()];
  }

  /** Prints the open warnings once, or returns them as errors in strict mode. */
  private settleWarnings(): string[] {
    const open = this.open();
    if (this.construct.node.scopes.some((scope) => Findings.peek(scope)?.isStrict)) {
      return open.map((w) => `${w.line}; or ${this.acceptance(w)}`);
    }
    for (const warning of open.filter((w) => !w.printed)) {
      warning.printed = true;
      const more = `to accept it: ${this.acceptance(warning)}; explained at ${explained(warning.code)}`;
      process.stderr.write(`warning: ${warning.line}\n  ${more}\n`);
    }
    return [];
  }

  /** The call that accepts a warning, with the path in the place of the construct. */
  private acceptance({ code }: Warning): string {
    return `Findings.of(<${this.construct.node.path || 'the app'}>).accept('${code}', '<why it is right here>')`;
  }

  private open(): Warning[] {
    const scopes = this.construct.node.scopes;
    return this.warnings.filter((w) => !scopes.some((scope) => Findings.peek(scope)?.accepted?.has(w.code)));
  }
}
