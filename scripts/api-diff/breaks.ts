/** What breaks programs that were written against the last release. */
export interface Break {
  /** As jsii-diff says it. */
  readonly line: string;
  /** The class or struct, and its member if it is about one. */
  readonly names: readonly string[];
}

const LINE = /^err\s+-\s+\w+ [\w-]+\.([\w.]+): (.*)$/;

/** The breaking changes that jsii-diff names. */
export function breaks(output: string): Break[] {
  return output.split('\n').flatMap((line) => {
    const [, name, reason = ''] = LINE.exec(line) ?? [];
    // of a struct it names the member in the text
    const member = /property '(\w+)'|property (\w+),/.exec(reason);
    const inText = member?.[1] ?? member?.[2];
    return name === undefined ? [] : [{ line, names: [...name.split('.'), ...(inText ? [inText] : [])] }];
  });
}

/** Those whose names no [CHANGE] of the next release holds, all of them in one entry. */
export function unlisted(found: readonly Break[], changelog: string): Break[] {
  const next = changelog.split(/^## /m).find((section) => section.startsWith('Unreleased')) ?? '';
  const entries = next.split(/^- /m).filter((entry) => entry.startsWith('[CHANGE]'));
  const holds = (entry: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(entry);
  return found.filter(({ names }) => !entries.some((entry) => names.every((name) => holds(entry, name))));
}
