import { Names } from 'cdk8s';
import type { Construct } from 'constructs';
import { sha256 } from './hash';
import type { Problem } from './problem';

const DNS_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const PORT_NAME = /^(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** The name of an object that the team did not name: its place in the app, without a hash, so that it can be typed. */
export function derivedName(construct: Construct, most = 52): string {
  return Names.toDnsLabel(construct, { includeHash: false, maxLen: most });
}

/**
 * The name of an object that belongs to another one. Where both words do not fit, the name is cut, and a hash of it tells it from
 * others.
 *
 * @param most that of a label and of most kinds; a CronJob has 52, since the names of its Jobs end with the time
 */
export function nameFor(name: string, suffix: string, most = 63): string {
  const whole = `${name}-${suffix}`;
  if (whole.length <= most) return whole;
  const end = `-${sha256(name).slice(0, 8)}-${suffix}`;
  return `${name.slice(0, most - end.length).replace(/-+$/, '')}${end}`;
}

/**
 * Checks a name that must be a DNS label. Services and label values share the limit of 63, so every name is held to it. A StatefulSet has
 * 52, since a label of its pods is its name with a hash.
 */
export function checkName(prop: string, name: string, most = 63): Problem[] {
  if (typeof name === 'string' && name.length <= most && DNS_LABEL.test(name)) {
    return [];
  }
  return [
    {
      code: 'LLMGW-101',
      prop,
      value: name,
      reason: `not a DNS label of at most ${most} characters`,
      remedy: `use lower-case letters, digits and "-", for example "${suggestName(name, most)}"`,
    },
  ];
}

/** Names of Secrets, ConfigMaps and hosts may hold dots. */
export function checkSubdomain(prop: string, name: string): Problem[] {
  if (typeof name === 'string' && name.length <= 253 && DNS_SUBDOMAIN.test(name) && !name.includes('..')) {
    return [];
  }
  return [
    {
      code: 'LLMGW-101',
      prop,
      value: name,
      reason: 'not a DNS name of at most 253 characters',
      remedy: `use lower-case letters, digits, "-" and ".", for example "${suggestName(name)}"`,
    },
  ];
}

/** Port names have at most 15 characters. */
export function checkPortName(prop: string, name: string): Problem[] {
  if (name.length <= 15 && PORT_NAME.test(name) && !name.includes('--')) {
    return [];
  }
  return [
    {
      code: 'LLMGW-107',
      prop,
      value: name,
      reason: 'port names have 1 to 15 lower-case letters, digits and single "-", and at least one letter',
      remedy: `use for example "${suggestName(name).slice(0, 15)}"`,
    },
  ];
}

function suggestName(name: unknown, most = 63): string {
  const text = String(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, most)
    .replace(/-+$/, '');
  return text === '' ? 'gateway' : text;
}
