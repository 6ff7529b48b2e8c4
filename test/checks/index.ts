import type { Manifest } from '../support/manifest';
import { credentials } from './credentials';
import { line } from './finding';
import type { Check, Finding } from './finding';
import { podSecurity } from './pod-security';
import { references } from './references';
import { schema } from './schema';
import { scorecard } from './scorecard';
import { server } from './server';
import { yaml } from './yaml';

export { line };
export type { Check, Finding };

/** A finding that is accepted, and why: exceptions are data that a reviewer can read. */
export interface Exception {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly reason: string;
}

export interface CheckOptions {
  readonly allow?: readonly Exception[];
}

const CHECKS: readonly Check[] = [schema, server, references, podSecurity, scorecard, credentials, yaml];

/** Everything that is wrong with the objects of one file. An exception that no longer excuses anything is wrong, too. */
export function check(manifests: readonly Manifest[], { allow = [] }: CheckOptions = {}): Finding[] {
  const findings = CHECKS.flatMap((one) => one(manifests));
  const excuses = (exception: Exception) => (found: Finding) =>
    found.id === exception.id && found.object === `${exception.kind}/${exception.name}`;

  return [
    ...findings.filter((found) => !allow.some((exception) => excuses(exception)(found))),
    ...allow
      .filter((exception) => !findings.some(excuses(exception)))
      .map(({ id, kind, name }) => stale(kind, name, `the exception for ${id} excuses nothing`)),
    ...allow
      .filter(({ reason }) => reason.trim() === '')
      .map(({ id, kind, name }) => stale(kind, name, `the exception for ${id} gives no reason`)),
  ];
}

function stale(kind: string, name: string, message: string): Finding {
  return { id: 'exception', object: `${kind}/${name}`, message };
}
