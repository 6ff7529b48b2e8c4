import type { EnvValue, k8s } from 'cdk8s-plus-28';
import type { CredentialReference } from '../contract/credential';
import { inOrder } from '../core/in-order';

/** `$$(NAME)` is the text, and no reference. */
const REFERENCE = /(?<!\$)(?:\$\$)*\$\(([^()\s]+)\)/g;

/** The value of a Secret as an environment variable. */
export function secretValue(reference: CredentialReference): EnvValue {
  const secretKeyRef = {
    name: reference.secretName,
    key: reference.key,
    optional: reference.optional ? true : undefined,
  };
  // the class only comes from Secret constructs; what is read of it is this
  return { valueFrom: { secretKeyRef } } as unknown as EnvValue;
}

/**
 * Text that Kubernetes must not expand: it takes `$(NAME)` for a variable and `$$` for a dollar sign, in values and arguments.
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function notExpanded(text: string): string {
  return text.replace(/\$/g, '$$$$');
}

/** Text as an environment variable; `$(NAME)` in it is expanded. */
export function textValue(value: string): EnvValue {
  return { value } as unknown as EnvValue;
}

/** A field of the pod as an environment variable, for example `metadata.namespace`. */
export function fieldValue(fieldPath: string): EnvValue {
  return { valueFrom: { fieldRef: { fieldPath } } } as unknown as EnvValue;
}

/** Variables by name as a container has them. */
export function envVars(values: { readonly [name: string]: EnvValue }): k8s.EnvVar[] {
  return Object.entries(values).map(([name, { value, valueFrom }]) => ({
    name,
    value: value as string | undefined,
    valueFrom: valueFrom as k8s.EnvVarSource | undefined,
  }));
}

/** By name, whoever added them and when; but what a value refers to by `$(NAME)` stands before it, or it is not expanded. */
export function variablesInOrder(env: readonly k8s.EnvVar[]): k8s.EnvVar[] {
  const given = Object.fromEntries(env.map((variable) => [variable.name, variable]));
  const written = new Map<string, k8s.EnvVar>();
  const write = (name: string, users: readonly string[]): void => {
    const { value } = given[name]!;
    // a value that is known later refers to nothing that is known now
    for (const [, used] of typeof value === 'string' ? value.matchAll(REFERENCE) : []) {
      if (Object.hasOwn(given, used!) && !written.has(used!) && !users.includes(used!)) {
        write(used!, [...users, used!]);
      }
    }
    written.set(name, given[name]!);
  };
  for (const [name] of inOrder(given)) {
    if (!written.has(name)) {
      write(name, [name]);
    }
  }
  return [...written.values()];
}
