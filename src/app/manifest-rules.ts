import { refuseCall } from '../core/api/faults';
import { checkManifests, RULES } from '../core/rules/check';
import type { RuleException } from '../core/rules/check';
import { exceptionsIn } from '../core/rules/exceptions';
import type { Manifest, RuleFinding } from '../core/rules/rule';

/** A finding that is right where it is. */
export interface ManifestException {
  /** Id of the rule, as the report names it, for example `image-version`. */
  readonly rule: string;
  /** Kind and name, for example `Deployment/gateway`; `*` stands for any part of it. */
  readonly object: string;
  /**
   * The field; `*` stands for any part of it.
   *
   * @default - every field of the object
   */
  readonly path?: string;
  /** Why it is right; without one the exception is a finding itself. */
  readonly reason: string;
}

/** Options of `ManifestRules`, in `cdk8s.yaml` its `properties`. */
export interface ManifestRulesProps {
  /**
   * Findings that are accepted.
   *
   * @default - none
   */
  readonly exceptions?: ManifestException[];
  /**
   * YAML files with more of them, each a document `exceptions: [...]`. What is misspelt in them is refused (LLMGW-916).
   *
   * @default - none
   */
  readonly exceptionsFiles?: string[];
  /**
   * Whether warnings fail as well, and not only what cannot work.
   *
   * @default true
   */
  readonly strict?: boolean;
}

/** What a rule says about an object. */
export interface ManifestFinding {
  /** Id of the rule; exceptions name it. */
  readonly rule: string;
  /** `error` for what is refused, lost or cannot work; `warning` for what is less safe than it could be. */
  readonly severity: string;
  /** Kind and name, for example `Deployment/gateway`. */
  readonly object: string;
  /**
   * Its namespace.
   *
   * @default - it states none
   */
  readonly namespace?: string;
  /** The field; empty for all of the object. */
  readonly path: string;
  /** What is wrong. */
  readonly message: string;
  /** How it is mended. */
  readonly remedy: string;
}

/**
 * A validation for cdk8s: the rules of this library over every object of an app, whoever made it.
 *
 * In `cdk8s.yaml`: `validations: [{ package: cdk8s-llm-gateway, version: <version>, class: ManifestRules, properties: { ... } }]`.
 * `cdk8s synth` prints a report and, with `--validation-reports-output-file`, writes it as JSON. All manifests of an app are judged
 * together, as one that is applied to one cluster.
 */
export class ManifestRules {
  /**
   * Ids of all rules.
   */
  public static ids(): string[] {
    return RULES.map(({ id }) => id);
  }

  private readonly exceptions: readonly RuleException[];
  private readonly strict: boolean;

  constructor(props: ManifestRulesProps = {}) {
    const files = (props.exceptionsFiles ?? []).map(exceptionsIn);
    const problems = files.flatMap((file) => file.problems);
    if (problems.length > 0) {
      refuseCall('ManifestRules', problems);
    }
    this.exceptions = [...(props.exceptions ?? []), ...files.flatMap((file) => file.exceptions)];
    this.strict = props.strict ?? true;
  }

  /**
   * What is wrong with objects that are applied together.
   *
   * @param manifests the objects, as `Testing.synth` returns them or as files hold them
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- JSON of any kind
  public check(manifests: any[]): ManifestFinding[] {
    return checkManifests(manifests as Manifest[], this.exceptions);
  }

  /**
   * Called by cdk8s.
   *
   * @param context the context of the validation
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the class of cdk8s-cli, which is no dependency
  public async validate(context: any): Promise<void> {
    const files = context.manifests as readonly string[];
    const read = files.map((file) => [file, context.parseManifest(file) as Manifest[]] as const);
    const found = this.check(read.flatMap(([, manifests]) => manifests));
    for (const [file, manifests] of read) {
      const names = new Set(manifests.map(({ kind, metadata }) => `${String(kind)}/${String(metadata?.name)}`));
      found.filter(({ object }) => names.has(object)).forEach((finding) => context.report.addViolation(violation(finding, file)));
    }
    found.filter(({ rule }) => rule === 'exception').forEach((finding) => context.report.addViolation(violation(finding, '')));
    const errors = found.filter(({ severity }) => severity === 'error').length;
    const fails = this.strict ? found.length > 0 : errors > 0;
    context.report.submit(fails ? 'failure' : 'success', {
      errors: String(errors),
      warnings: String(found.length - errors),
      exceptions: String(this.exceptions.length),
    });
  }
}

function violation(
  { rule, severity, object, path, message, remedy }: ManifestFinding | RuleFinding,
  manifestPath: string,
): object {
  const resourceName = object.slice(object.indexOf('/') + 1);
  return {
    ruleName: rule,
    recommendation: `${severity}: ${message}`,
    fix: remedy,
    violatingResources: [{ resourceName, locations: [path], manifestPath }],
  };
}
