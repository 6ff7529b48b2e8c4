import type { IResolver, ResolutionContext } from 'cdk8s';

const OPENING = '{{';
// raw text in backquotes: a string in double quotes would be escaped once more where YAML needs quotes itself
const ESCAPED = '{{`{{`}}';

/**
 * For `cdk8s synth --format helm`: Helm reads the files as templates and would evaluate the `{{ }}` of alerts, dashboards and
 * ExternalSecrets. Every `{{` is written so that Helm prints it.
 *
 * Give it to the app, and only there where the output becomes a Helm chart:
 * `new App({ resolvers: [new HelmForm()] })`.
 *
 * @see https://cdk8s.io/docs/latest/basics/app/#resolvers
 */
export class HelmForm implements IResolver {
  /**
   * Whether an expression is meant for Helm and is kept as it is.
   */
  private readonly kept: readonly string[];

  /**
   * @param keep expressions of yours that Helm shall evaluate, exactly as you wrote them, for example `{{ .Values.tag }}`
   */
  constructor(keep: string[] = []) {
    this.kept = [ESCAPED, ...keep];
  }

  public resolve(context: ResolutionContext): void {
    const value: unknown = context.value;
    if (typeof value !== 'string' || !value.includes(OPENING)) {
      return;
    }
    const escaped = this.escape(value);
    // cdk8s resolves what replaced a value once more
    if (escaped !== value) {
      context.replaceValue(escaped);
    }
  }

  /** Escapes what stands between the expressions that are kept. */
  private escape(text: string): string {
    let next = -1;
    let found = '';
    for (const expression of this.kept) {
      const at = text.indexOf(expression);
      if (at >= 0 && (next < 0 || at < next)) {
        [next, found] = [at, expression];
      }
    }
    if (next < 0) {
      return text.split(OPENING).join(ESCAPED);
    }
    const before = text.slice(0, next).split(OPENING).join(ESCAPED);
    return before + found + this.escape(text.slice(next + found.length));
  }
}
