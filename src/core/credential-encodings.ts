const RUN = /(?<![\w+/])[A-Za-z0-9+/_-]{24,}={0,2}/g;
const WRAPPED = /([A-Za-z0-9+/]{60,76})\r?\n[ \t]*(?=[A-Za-z0-9+/])/g;
/** `Basic dXNlcjpwYXNz`, and the logins of registries. */
const LOGIN = /(?:(?<![\w])Basic\s+|["']?_?auth["']?\s*[:=]\s*["']?)([A-Za-z0-9+/_-]{6,}={0,2})/g;
const SHORTEST = 24;

/** What the base64 in a text says, where it says something that can be read. */
export function decodings(text: string): string[] {
  if (text.length < SHORTEST) {
    return [];
  }
  const whole = text.includes('\n') ? text.replace(WRAPPED, '$1') : text;
  const runs = whole.match(RUN);
  return runs ? runs.flatMap((run) => (isEncoded(run) ? (decode(run) ?? []) : [])) : [];
}

/** Whether a text holds a user and a password in base64. */
export function holdsLogin(text: string): boolean {
  return [...text.matchAll(LOGIN)].some(([, run]) => /^[^\s:]+:[^:]/.test(decode(run!) ?? ''));
}

/** Readable text in base64 has capitals and small letters among its first characters; names and paths mostly have not. */
function isEncoded(run: string): boolean {
  const start = run.slice(0, SHORTEST);
  return /[A-Z]/.test(start) && /[a-z]/.test(start) && !start.includes('/') && !start.includes('-');
}

function decode(run: string): string | undefined {
  const text = Buffer.from(run, 'base64').toString('latin1');
  return /^[\t\n\r\x20-\x7e]{4,}$/.test(text) ? text : undefined;
}
