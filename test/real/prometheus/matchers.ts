/** One matcher of PromQL, such as `status=~"5.."`. */
export interface Matcher {
  readonly label: string;
  /** A value that it accepts. */
  readonly accepted: string;
  /** A value that it refuses. */
  readonly refused: string;
}

/** A value on each side of the matcher; undefined where the text is none. */
export function readMatcher(text: string | undefined): Matcher | undefined {
  const [, label, operator, pattern] = /^(\w+)(=~|!~|!=|=)"(.*)"$/.exec(text ?? '') ?? [];
  if (label === undefined || operator === undefined || pattern === undefined) return undefined;

  const equal = operator.endsWith('~') ? new RegExp(`^(?:${pattern})$`) : { test: (value: string) => value === pattern };
  const accepts = (value: string) => equal.test(value) !== operator.startsWith('!');
  const inPattern = pattern.split('|').map((part) => part.replaceAll('.*', 'x').replaceAll('.', '0'));
  const usual = label === 'path' ? ['/v1/chat/completions'] : ['timeout', '200'];
  const accepted = [...inPattern, ...usual].find(accepts);
  const refused = ['200', ...usual, ...inPattern].find((value) => !accepts(value));
  return accepted === undefined || refused === undefined ? undefined : { label, accepted, refused };
}
