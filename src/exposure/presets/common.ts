import { NetworkPeer } from '../../contract/network';
import type { DoorContext } from '../door';
import type { EdgeSetting } from '../edge-setting';
import { EdgeRule } from '../edge-setting';
import type { EdgeTime } from '../edge-time';

/** Load balancers of a cloud stand in its private network. */
export const PRIVATE_RANGES: readonly string[] = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'];

/** Peers of the ranges, or of every private range. */
export function rangesOr(given: readonly string[] | undefined, otherwise: readonly string[] = PRIVATE_RANGES): NetworkPeer[] {
  return (given ?? otherwise).map((range) => NetworkPeer.cidr(range));
}

/** A time that is at least so long, as this controller reads it. */
export function atLeast(
  annotation: string,
  time: EdgeTime,
  value: string | number,
  why: string,
  attribute?: string,
): EdgeSetting {
  return { annotation, attribute, time, value: String(value), rule: EdgeRule.AT_LEAST, why };
}

export function same(annotation: string, value: string, why: string, attribute?: string): EdgeSetting {
  return { annotation, attribute, value, rule: EdgeRule.SAME, why };
}

/** What a prop says; the annotation may say the same and nothing else. */
export function owned(annotation: string, value: string, why: string, prop: string): EdgeSetting {
  return { ...same(annotation, value, why), owner: `'${prop}'` };
}

export function preset(annotation: string, value: string | number, why: string, attribute?: string): EdgeSetting {
  return { annotation, attribute, value: String(value), rule: EdgeRule.ANY, why };
}

/** The same setting where the controller knows it by several prefixes. */
export function alsoUnder(setting: EdgeSetting, ...prefixes: readonly string[]): EdgeSetting {
  const name = setting.annotation.slice(setting.annotation.indexOf('/') + 1);
  return { ...setting, aliases: prefixes.map((prefix) => ({ annotation: `${prefix}${name}`, value: setting.value })) };
}

export const SILENCE = 'an answer may be silent as long as a model thinks';
export const WHOLE = 'the whole answer must fit';
export const TOKENS = 'tokens must arrive as they are made';
export const UPLOAD = 'a request goes through as it arrives';
export const BODY = 'prompts hold images';
export const DRAIN = 'open answers of a pod that ends run to their end';
export const REACH = 'who can reach it';
export const REDIRECT = 'no request in clear text';

/** The readiness path of the product and its port. */
export function health({ facts, listener: published }: DoorContext): {
  readonly path?: string;
  readonly port: number;
  readonly name: string;
} {
  const { product, listeners } = facts;
  const readiness = product.health.readiness;
  const byName = product.listeners.find((l) => l.name === readiness.listener);
  const listener = byName ?? product.listeners.find((l) => l.role === 'health') ?? listeners[0] ?? published;
  return { path: readiness.path, port: listener.port, name: listener.name };
}

export function isTls({ tls }: DoorContext): boolean {
  return tls !== undefined && tls.kind !== 'none';
}
