import type { StringMap } from '../core/labels';
import type { Problem } from '../core/problem';
import type { EdgeTime } from './edge-time';
import { secondsOf } from './edge-time';

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
  /** How the controller reads a time. */
  readonly time?: EdgeTime;
  /** Shown in the documentation. */
  readonly why: string;
  /** What the team changes instead. */
  readonly owner?: string;
  /** The value is what the controller does by itself, so it is not written. */
  readonly unwritten?: boolean;
  /** Other names under which the controller takes the same. */
  readonly aliases?: readonly EdgeAlias[];
}

/** Another name of a setting, or of another one that would make it void. */
export interface EdgeAlias {
  readonly annotation: string;
  /** What says the same under this name; without one nothing does. */
  readonly value?: string;
}

const BUDGET = "'maxStreamDuration' of the gateway";

/** The derived annotations and those that were set by hand, joined; a contradiction is a problem. */
export function joinSettings(
  settings: readonly EdgeSetting[],
  given: StringMap,
): { readonly annotations: Record<string, string>; readonly problems: Problem[] } {
  const annotations: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const setting of settings.filter((s) => s.attribute === undefined)) {
    const own = given[setting.annotation];
    problems.push(...contradiction(setting, own), ...aliasProblems(setting, given));
    if (setting.unwritten !== true) {
      annotations[setting.annotation] = own ?? setting.value;
    }
  }
  for (const name of new Set(settings.filter((s) => s.attribute !== undefined).map((s) => s.annotation))) {
    const own = attributesOf(given[name] ?? '');
    const derived = settings.filter((s) => s.annotation === name);
    problems.push(...derived.flatMap((s) => [...contradiction(s, own.get(s.attribute!)), ...aliasProblems(s, given)]));
    const all = new Map([...derived.map((s): [string, string] => [s.attribute!, s.value]), ...own]);
    annotations[name] = [...all].map(([key, value]) => `${key}=${value}`).join(',');
  }
  return { annotations: { ...given, ...annotations }, problems };
}

/** The same setting under another name: the controller prefers one of them, or takes the one that it finds first. */
function aliasProblems(setting: EdgeSetting, given: StringMap): Problem[] {
  return (setting.aliases ?? []).flatMap(({ annotation, value }) =>
    value === undefined && given[annotation] !== undefined
      ? [problem(annotation, given[annotation]!, `${setting.why}, and this would undo it`, setting)]
      : contradiction({ ...setting, annotation, attribute: undefined, value: value ?? '' }, given[annotation]),
  );
}

function contradiction(setting: EdgeSetting, own: string | undefined): Problem[] {
  if (own === undefined || means(own, setting.value) || setting.rule === EdgeRule.ANY) {
    return [];
  }
  const { time, rule, why } = setting;
  if (rule === EdgeRule.AT_LEAST && time !== undefined) {
    const [have, want] = [secondsOf(String(own), time), secondsOf(setting.value, time)];
    if (have !== undefined && have >= want!) {
      return [];
    }
  }
  const name = setting.attribute ? `${setting.annotation}.${setting.attribute}` : setting.annotation;
  const least = rule === EdgeRule.AT_LEAST ? 'at least ' : '';
  return [problem(name, own, `${why}: ${least}"${setting.value}"`, setting)];
}

function problem(name: string, value: string, reason: string, { owner = BUDGET }: EdgeSetting): Problem {
  const remedy = `leave it out, or change ${owner}`;
  return { code: 'LLMGW-505', prop: `annotations.${name}`, value, reason, remedy };
}

/** Controllers read `True` and `true` alike. */
function means(own: string, value: string): boolean {
  return own === value || (/^(true|false)$/i.test(value) && String(own).toLowerCase() === value.toLowerCase());
}

function attributesOf(text: string): Map<string, string> {
  const pairs = String(text)
    .split(',')
    .filter((pair) => pair.includes('='));
  return new Map(
    pairs.map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
}
