import { CONTAINERS } from './containers';
import { METADATA } from './metadata';
import { NETWORK } from './network';
import { POD_SECURITY } from './pod-security';
import { PRACTICE_OBJECTS } from './practice-objects';
import { PRACTICE_PODS } from './practice-pods';
import type { Manifest, Rule, RuleFinding } from './rule';
import { namespaceOf, objectName } from './rule';
import { WORKLOADS } from './workloads';

/** What an object of ours promises: a patch that breaks one of these is reported. */
export const PROMISES: readonly Rule[] = [...METADATA, ...WORKLOADS, ...POD_SECURITY, ...CONTAINERS, ...NETWORK];

/** Every rule, in the order in which they are reported. */
export const RULES: readonly Rule[] = [...PROMISES, ...PRACTICE_PODS, ...PRACTICE_OBJECTS];

/** A finding that is right here, and why. */
export interface RuleException {
  /** Id of the rule. */
  readonly rule: string;
  /** `Deployment/gateway`; `*` stands for any part of it. */
  readonly object: string;
  /** The field; `*` stands for any part of it. All of the object if it is left out. */
  readonly path?: string;
  readonly reason: string;
}

/**
 * What is wrong with objects that are applied together, without what is accepted. An exception without a reason, of an unknown rule
 * or that excuses nothing is a finding, too: it would hide the next mistake.
 */
export function checkManifests(manifests: readonly Manifest[], exceptions: readonly RuleException[] = []): RuleFinding[] {
  const found = findings(manifests, RULES);
  return [
    ...found.filter((finding) => !exceptions.some((exception) => excuses(exception, finding))),
    ...exceptions.flatMap((exception) => checkException(exception, found)),
  ];
}

/** What some rules find in objects that are applied together. */
export function findings(manifests: readonly Manifest[], rules: readonly Rule[]): RuleFinding[] {
  return manifests.flatMap((manifest) => rules.flatMap((rule) => findingsOf(rule, manifest, manifests)));
}

function findingsOf({ id, severity, remedy, find }: Rule, manifest: Manifest, all: readonly Manifest[]): RuleFinding[] {
  return find(manifest, all).map(({ path, message }) => ({
    rule: id,
    severity,
    object: objectName(manifest),
    ...(namespaceOf(manifest) === '' ? {} : { namespace: namespaceOf(manifest) }),
    path,
    message,
    remedy,
  }));
}

function excuses({ rule, object, path = '*' }: RuleException, finding: RuleFinding): boolean {
  return rule === finding.rule && fits(object, finding.object) && fits(path, finding.path);
}

function fits(pattern: unknown, text: string): boolean {
  const parts = String(pattern)
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text);
}

function checkException(exception: RuleException, found: readonly RuleFinding[]): RuleFinding[] {
  const { rule, object, path = '' } = exception;
  const at = (message: string, remedy: string): RuleFinding[] => [
    {
      rule: 'exception',
      severity: 'error',
      object: String(object),
      path,
      message: `the exception for ${String(rule)} ${message}`,
      remedy,
    },
  ];
  if (!RULES.some(({ id }) => id === rule)) {
    return at('names no rule', `name one of ${RULES.map(({ id }) => id).join(', ')}`);
  }
  if (typeof exception.reason !== 'string' || exception.reason.trim() === '') {
    return at('gives no reason', 'say why this is right here');
  }
  return found.some((finding) => excuses(exception, finding)) ? [] : at('excuses nothing', 'remove it');
}
