import { TextMemory } from './text-memory';

/** What live credentials look like. Shapes only: none of them is, or contains, a credential. */
const SHAPES: ReadonlyArray<readonly [kind: string, shape: string]> = [
  ['an OpenAI key', word('sk-(?:proj|svcacct|admin)-[\\w-]{20,}')],
  ['an Anthropic key', word('sk-ant-[\\w-]{20,}')],
  ['an OpenRouter key', word('sk-or-v\\d-[0-9a-f]{32,}')],
  ['a Langfuse key', word('[sp]k-lf-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}')],
  ['a key of the sk- family', word('sk-(?=[\\w-]*\\d)[A-Za-z0-9]{20,}')],
  ['a key of the sk- family', word('sk-[A-Za-z0-9]{32,}')],
  ['a Google API key', word('AIza[\\w-]{35}')],
  ['a service account file', '"private_key"\\s*:\\s*"(?!")'],
  ['an AWS access key id', word('(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])')],
  ['a Bedrock API key', word('ABSK[A-Za-z0-9+/]{40,}={0,2}')],
  ['a Hugging Face token', word('hf_[A-Za-z0-9]{34,}')],
  ['a Groq key', word('gsk_\\w{40,}')],
  ['an xAI key', word('xai-\\w{60,}')],
  ['a Perplexity key', word('pplx-\\w{40,}')],
  ['an NVIDIA key', word('nvapi-[\\w-]{50,}')],
  ['a Replicate token', word('r8_\\w{37,}')],
  ['a Cerebras key', word('csk-\\w{40,}')],
  ['a GitHub token', word('(?:gh[pousr]_\\w{36,}|github_pat_\\w{22,})')],
  ['a Slack token', word('xox[abeprs]-[\\w-]{10,}')],
  ['a Vault token', word('hv[sb]\\.[\\w-]{20,}')],
  ['a JSON web token', word('eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{8,}')],
  ['a private key', '-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----[\\s\\S]*?(?:-----END|$)'],
  ['a bearer token', '(?<![\\w])[Bb]earer\\s+(?=[\\w.~+/-]*\\d)[\\w.~+/-]{24,}=*'],
];

const PATTERNS = SHAPES.map(([kind, shape]) => ({ kind, pattern: new RegExp(shape, 'g') }));
const ANY_SHAPE = new RegExp(SHAPES.map(([, shape]) => shape).join('|'), 'g');

// scheme://user:password@host and ?password=... of JDBC URLs
const URL_PASSWORD = /:\/\/[^\s:/@'"]*:([^\s/@'"]+)@|[?&;]password=([^&;\s'"]+)/gi;

const MAY_HOLD_PASSWORD = /:\/\/|password=/i;

const SECRET_NAME = /(?:key|token|secret|password|passwd|credential)s?$/i;
const PUBLIC_NAME = /public|checksum|hash|digest|fingerprint/i;
// the name begins at a word, else a long line without spaces takes minutes
const ASSIGNMENT = /(?<![\w.-])([\w.-]{1,100})["']?[ \t]*[:=][ \t]*["']?([A-Za-z0-9+/_=.-]{32,})(?=["'\s,}]|$)/g;
const RANDOM_TEXT = /^[A-Za-z0-9+/_=.-]{32,}$/;
const LEAST_BITS = 4.5;
// Every text of every object is searched, and nearly all of them are short.
const SHORTEST_SHAPE = 12;
const SHORTEST_RANDOM = 32;

/** A shape that begins at a boundary, so that `task-` is not taken for `sk-`. */
function word(shape: string): string {
  return `(?<![\\w-])${shape}`;
}

/** Short texts, and whether they can be no credential. */
const harmless = new TextMemory<boolean>();

/** Whether a text can be no credential under any name; quick, and false if only a closer look can tell. */
export function isHarmless(text: string): boolean {
  if (text.length >= SHORTEST_RANDOM) {
    return false;
  }
  let isNone = harmless.get(text);
  if (isNone === undefined) {
    isNone = credentialKind('', text) === undefined && !MAY_HOLD_PASSWORD.test(text);
    harmless.set(text, isNone);
  }
  return isNone;
}

/** What a text looks like that somebody could use as a credential; undefined if it looks like none. */
export function credentialKind(name: string, text: string): string | undefined {
  if (text.length < SHORTEST_SHAPE) {
    return undefined;
  }
  if (text.search(ANY_SHAPE) >= 0) {
    return PATTERNS.find(({ pattern }) => text.search(pattern) >= 0)?.kind;
  }
  if (isRandom(name, text)) {
    return 'a random secret';
  }
  if (text.length < SHORTEST_RANDOM) {
    return undefined;
  }
  return [...text.matchAll(ASSIGNMENT)].some(([, label, value]) => isRandom(label!, value!)) ? 'a random secret' : undefined;
}

/** Whether a text holds a URL with a password that is not a reference. */
export function hasUrlPassword(text: string): boolean {
  return (
    MAY_HOLD_PASSWORD.test(text) && [...text.matchAll(URL_PASSWORD)].some(([, user, query]) => !isReference(user ?? query ?? ''))
  );
}

/** The text with everything that looks like a credential left out, for messages. */
export function redact(text: string): string {
  return text
    .replace(ANY_SHAPE, '(credential)')
    .replace(URL_PASSWORD, (match: string, user?: string, query?: string) =>
      isReference(user ?? query ?? '') ? match : match.replace(user ?? query ?? '', '(password)'),
    );
}

/** Something that stands for a credential and is none: a variable, a template, a name. */
function isReference(text: string): boolean {
  return /^(?:\$\{.*\}|\$\(.*\)|\{\{.*\}\}|<.*>|\$\w+|\*+|os\.environ\/.*|env\.\w+|secret:\/\/.*)$/s.test(text);
}

/** Too many different characters for a word, under a name that says what it is. */
function isRandom(name: string, text: string): boolean {
  if (!SECRET_NAME.test(name) || PUBLIC_NAME.test(name) || !RANDOM_TEXT.test(text) || text.startsWith('/') || isReference(text)) {
    return false;
  }
  const counts = new Map<string, number>();
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const shares = [...counts.values()].map((count) => count / text.length);
  return shares.reduce((sum, share) => sum - share * Math.log2(share), 0) > LEAST_BITS;
}
