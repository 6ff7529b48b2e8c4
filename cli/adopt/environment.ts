import type { Code } from './code';
import { call, callOf, name, THIS } from './code';
import type { Report } from './report';

/* eslint-disable @typescript-eslint/no-explicit-any -- pods of any tool, read as they come */

/** Variables of a container, apart by where their values come from. */
export interface Environment {
  readonly env: { readonly [name: string]: Code };
  /** Secrets by name, with the credentials in them. */
  readonly secrets: readonly AdoptedSecret[];
}

export interface AdoptedSecret {
  readonly secretName: string;
  readonly credentials: readonly AdoptedCredential[];
}

export interface AdoptedCredential {
  readonly credential: string;
  readonly key: string;
  readonly variable: string;
  readonly optional: boolean;
}

/** What `EnvFieldPaths` of cdk8s-plus calls the fields of a pod. */
const FIELDS: { readonly [path: string]: string } = {
  'metadata.name': 'POD_NAME',
  'metadata.namespace': 'POD_NAMESPACE',
  'metadata.uid': 'POD_UID',
  'spec.nodeName': 'NODE_NAME',
  'spec.serviceAccountName': 'SERVICE_ACCOUNT_NAME',
  'status.hostIP': 'NODE_IP',
  'status.podIP': 'POD_IP',
  'status.podIPs': 'POD_IPS',
};

/**
 * The variables that a profile does not set by itself.
 *
 * @param known what the profile sets
 * @param names credentials of the profile, by the variable in which they reach the process
 */
export function environmentOf(
  container: any,
  known: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
  report: Report,
): Environment {
  const env: Record<string, Code> = {};
  const secrets = new Map<string, AdoptedCredential[]>();
  for (const { name: variable, value, valueFrom = {} } of container.env ?? []) {
    const { secretKeyRef, configMapKeyRef, fieldRef } = valueFrom;
    if (secretKeyRef) {
      const list = secrets.get(secretKeyRef.name) ?? [];
      const credential = names.get(variable) ?? variable.toLowerCase().replaceAll('_', '-');
      list.push({ credential, key: secretKeyRef.key, variable, optional: secretKeyRef.optional === true });
      secrets.set(secretKeyRef.name, list);
    } else if (known.has(variable)) {
      report.better.push(`variable ${variable}: ${known.get(variable)} by the profile, ${value ?? 'another source'} before`);
    } else if (configMapKeyRef) {
      const map = callOf('cdk8s-plus-28', 'ConfigMap.fromConfigMapName', THIS, variable, configMapKeyRef.name);
      env[variable] = callOf('cdk8s-plus-28', 'EnvValue.fromConfigMap', map, configMapKeyRef.key);
    } else if (fieldRef && FIELDS[fieldRef.fieldPath]) {
      env[variable] = callOf(
        'cdk8s-plus-28',
        'EnvValue.fromFieldRef',
        name(`EnvFieldPaths.${FIELDS[fieldRef.fieldPath]}`, 'cdk8s-plus-28'),
      );
    } else if (Object.keys(valueFrom).length > 0) {
      report.lost.push(`variable ${variable}: its source has no prop; add it with gateway.patch()`);
    } else {
      env[variable] = callOf('cdk8s-plus-28', 'EnvValue.fromValue', String(value ?? ''));
    }
  }
  return { env, secrets: [...secrets].map(([secretName, credentials]) => ({ secretName, credentials })) };
}

/** The construct for a Secret that exists, and its credentials. */
export function secretsCode({ secretName, credentials }: AdoptedSecret): Code {
  const names = [...new Set(credentials.map(({ credential }) => credential))];
  const keys = Object.fromEntries(credentials.map(({ credential, key }) => [credential, key]));
  const optional = credentials.filter((c) => c.optional).map(({ credential }) => credential);
  return call('new GatewaySecrets', THIS, secretName, {
    source: call('SecretSource.existing', secretName, names),
    keys,
    optional: optional.length > 0 ? optional : undefined,
  });
}
