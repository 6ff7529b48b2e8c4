import { decodings, holdsLogin } from './credential-encodings';
import { isNamedSecret, namesSecret } from './credential-names';
import { isReference } from './credential-references';
import { holdsSetting } from './credential-settings';
import { FORMS, VENDORS } from './credential-vendors';
import { TextMemory } from './text-memory';

const SHAPES: ReadonlyArray<readonly [kind: string, shape: string]> = [
  ...VENDORS.map(([kind, ...shapes]) => [kind, word(shapes)] as const),
  ...FORMS.map(([kind, ...shapes]) => [kind, shapes.join('|')] as const),
];

const PATTERNS = SHAPES.map(([kind, shape]) => ({ kind, pattern: new RegExp(shape, 'g') }));
// one look at what stands before a word for all vendors
const ANY_SHAPE = new RegExp(
  [word(VENDORS.flatMap(([, ...shapes]) => shapes)), ...FORMS.flatMap(([, ...shapes]) => shapes)].join('|'),
  'g',
);

// scheme://user:password@host and ?password=... of JDBC URLs
const URL_PASSWORD = /:\/\/[^\s:/@'"]*:([^\s/@'"]+)@|[?&;]password=([^&;\s'"]+)/gi;

const MAY_HOLD_PASSWORD = /:\/\/|password=/i;

// Every text of every object is searched, and nearly all of them are short.
const SHORTEST_SHAPE = 12;
const SHORTEST_RANDOM = 32;

/** Shapes that begin at a boundary, so that `task-` is not taken for `sk-`. */
function word(shapes: readonly string[]): string {
  return `(?<![\\w-])(?:${shapes.join('|')})`;
}

/** Short texts, and whether they can be no credential. */
const harmless = new TextMemory<boolean>();

/** Whether a text can be no credential under any name; quick, and false if only a closer look can tell. */
export function isHarmless(name: string, text: string): boolean {
  if (text.length >= SHORTEST_RANDOM || namesSecret(name)) {
    return false;
  }
  let isNone = harmless.get(text);
  if (isNone === undefined) {
    isNone = credentialKind('', text) === undefined && !MAY_HOLD_PASSWORD.test(text);
    harmless.set(text, isNone);
  }
  return isNone;
}

/**
 * What a text looks like that somebody could use as a credential; undefined if it looks like none.
 *
 * @param isSetting whether `name` was chosen for the value, as that of a variable
 */
export function credentialKind(name: string, text: string, isSetting = false): string | undefined {
  return (
    shapeOf(text) ??
    (isNamedSecret(name, text, isSetting) ? 'a random secret' : undefined) ??
    settingOf(text) ??
    (decodings(text).some(isLive) ? 'a credential in base64' : undefined)
  );
}

function isLive(text: string): boolean {
  return (shapeOf(text) ?? settingOf(text)) !== undefined || hasUrlPassword(text);
}

/** Whose it is, if that can be seen. */
function shapeOf(text: string): string | undefined {
  const isShaped = text.length >= SHORTEST_SHAPE && text.search(ANY_SHAPE) >= 0;
  return isShaped ? PATTERNS.find(({ pattern }) => text.search(pattern) >= 0)?.kind : undefined;
}

/** What the text itself gives a name. */
function settingOf(text: string): string | undefined {
  if (holdsLogin(text)) {
    return 'a user with a password';
  }
  return holdsSetting(text) ? 'a random secret' : undefined;
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
