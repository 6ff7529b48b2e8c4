import type { ConfigContext } from '../contract/config-source';
import type { CredentialFacts } from '../contract/credential';
import { replaceMarks, replaceMarksIn } from '../core/config-marks';
import type { Problem } from '../core/problem';
import { suggest } from '../core/suggest';

/** Writes what a configuration says about credentials and the Service as the product understands it. */
export class ConfigReferences {
  public readonly problems: Problem[] = [];

  constructor(
    private readonly context: ConfigContext,
    private readonly credentials: readonly CredentialFacts[],
    private readonly variableSyntax: string | undefined,
  ) {}

  public resolve(file: string, text: string): string {
    return replaceMarks(text, (kind, name) => this.replacement(file, kind, name));
  }

  public resolveIn(file: string, document: unknown): unknown {
    return replaceMarksIn(document, (kind, name) => this.replacement(file, kind, name));
  }

  private replacement(file: string, kind: 'credential' | 'service', name: string): string {
    if (kind === 'service') {
      return this.context.host;
    }
    const variable = this.credentials.find((c) => c.name === name)?.env;
    if (variable !== undefined && this.variableSyntax !== undefined) {
      return this.variableSyntax.replace('%s', () => variable);
    }
    this.problems.push({ code: 'LLMGW-409', prop: `config.${file}`, value: name, ...this.whyNot(name) });
    return '';
  }

  private whyNot(name: string): { readonly reason: string; readonly remedy: string } {
    const known = this.credentials.map((c) => c.name);
    if (!known.includes(name)) {
      const meant = suggest(name, known);
      const remedy = meant
        ? `did you mean "${meant}"?`
        : `use one of ${known.join(', ') || 'none: the gateway has no credentials'}`;
      return { reason: 'neither the product nor a provider has such a credential', remedy };
    }
    return this.variableSyntax === undefined
      ? { reason: 'the product expands no variables in its files', remedy: 'let it read the variable itself' }
      : { reason: 'the credential reaches the product as a file', remedy: 'name the file in the configuration' };
  }
}
