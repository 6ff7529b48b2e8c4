import type { EnvValue, k8s } from 'cdk8s-plus-28';
import type { CredentialReference } from '../contract/credential';

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
