import type { Problem } from '../core/problem';
import type { StringMap } from '../core/labels';

/** What a hand-set value may be without contradicting the derived one. */
export enum EdgeRule {
  /** At least as long. */
  AT_LEAST = 'at least',
  /** The same. */
  SAME = 'the same',
  /** Anything: a default and nothing more. */
  ANY = 'any',
}

/** One annotation, or one attribute in an annotation that lists `name=value`, with the reason for it. */
export interface EdgeSetting {
  readonly annotation: string;
  /** Name within a list such as `idle_timeout.timeout_seconds=310`. */
  readonly attribute?: string;
  readonly value: string;
  readonly rule: EdgeRule;
  /** Shown in the documentation. */
  readonly why: string;
}

const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400 };

/** The derived annotations and those that were set by hand, joined; a contradiction is a problem. */
export function joinSettings(
  settings: readonly EdgeSetting[],
  given: StringMap,
): { readonly annotations: Record<string, string>; readonly problems: Problem[] } {
  const annotations: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const setting of settings.filter((s) => s.attribute === undefined)) {
    const own = given[setting.annotation];
    problems.push(...contradiction(setting, own));
    annotations[setting.annotation] = own ?? setting.value;
  }
  for (const name of new Set(settings.filter((s) => s.attribute !== undefined).map((s) => s.annotation))) {
    const own = attributesOf(given[name] ?? '');
    const derived = settings.filter((s) => s.annotation === name);
    problems.push(...derived.flatMap((s) => contradiction(s, own.get(s.attribute!))));
    const all = new Map([...derived.map((s): [string, string] => [s.attribute!, s.value]), ...own]);
    annotations[name] = [...all].map(([key, value]) => `${key}=${value}`).join(',');
  }
  return { annotations: { ...given, ...annotations }, problems };
}

function contradiction(setting: EdgeSetting, own: string | undefined): Problem[] {
  if (own === undefined || own === setting.value || setting.rule === EdgeRule.ANY) {
    return [];
  }
  const [have, want] = [secondsOf(own), secondsOf(setting.value)];
  if (setting.rule === EdgeRule.AT_LEAST && have !== undefined && have >= want!) {
    return [];
  }
  const name = setting.attribute ? `${setting.annotation}.${setting.attribute}` : setting.annotation;
  const least = setting.rule === EdgeRule.AT_LEAST ? 'at least ' : '';
  return [
    {
      code: 'LLMGW-505',
      prop: `annotations.${name}`,
      value: own,
      reason: `${setting.why}: ${least}"${setting.value}"`,
      remedy: "leave it out, or change 'maxStreamDuration' of the gateway",
    },
  ];
}

/** `310`, `310s`, `5m`, `infinity`; undefined for anything else. A zero has no one meaning, so it is none. */
function secondsOf(text: string): number | undefined {
  if (text === 'infinity') {
    return Infinity;
  }
  const match = /^(\d+)(ms|s|m|h|d)?$/.exec(text);
  const value = match && Number(match[1]) * (match[2] ? UNITS[match[2]]! : 1);
  return value === 0 ? undefined : (value ?? undefined);
}

function attributesOf(text: string): Map<string, string> {
  const pairs = text.split(',').filter((pair) => pair.includes('='));
  return new Map(
    pairs.map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
}
