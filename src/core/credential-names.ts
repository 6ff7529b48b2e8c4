import { isReference } from './credential-references';
import { TextMemory } from './text-memory';

const SECRET_NAME = /(?:key|token|secret|password|passwd|pwd|passphrase|credential|signature)s?$/i;
const PASSWORD_NAME = /(?:password|passwd|passphrase|(?:^|[_.-])pwd|(?:^|[_.-])pass)$/i;
/** Names that nobody gives to anything else, in variables, arguments and settings. */
const KEY_NAME =
  /(?:(?:api|access|account|master|salt|private|signing|encryption|client|auth|bearer|shared|service|admin|refresh|webhook|license|secret|app|application|subscription|integration)[_.-]?(?:access)?(?:key|token|secret)|(?:^|[_.-])(?:token|secret|apikey|pat))$/i;
const PUBLIC_NAME =
  /public|publishable|checksum|hash|digest|fingerprint|sha\d|etag|commit|revision|idempotency|cache|partition|variable|header|param|url$|file$|path$|name$/i;

const HEX = /^[0-9a-f]{32,}$/i;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const RANDOM_TEXT = /^[A-Za-z0-9+/_=.~-]{20,}$/;
const LEAST_BITS = 4.5;
const LONG = 32;

/** The same few names come again in every object. */
const known = new TextMemory<boolean>();

/** Whether a name says that what it holds is a secret. */
export function namesSecret(name: string): boolean {
  let names = known.get(name);
  if (names === undefined) {
    names = (SECRET_NAME.test(name) || PASSWORD_NAME.test(name) || KEY_NAME.test(name)) && !PUBLIC_NAME.test(name);
    known.set(name, names);
  }
  return names;
}

/**
 * Whether a value under a name is a credential, whatever vendor it is of.
 *
 * @param isSetting whether somebody chose the name for the value, as in a variable or an argument; fields of Kubernetes such as
 * `key` and `secretName` hold names
 */
export function isNamedSecret(name: string, value: string, isSetting: boolean): boolean {
  if (!namesSecret(name) || isReference(value) || value.startsWith('/') || value.includes('://')) {
    return false;
  }
  if (HEX.test(value) || (RANDOM_TEXT.test(value) && isRandom(value))) {
    return true;
  }
  if (!isSetting) {
    return false;
  }
  if (PASSWORD_NAME.test(name)) {
    return !/^(?:|true|false|null|none|~|\d{1,3}|[|>]-?)$/i.test(value) && !/\.(?:txt|env|conf|key|pem|json|ya?ml)$/.test(value);
  }
  return KEY_NAME.test(name) && isMadeUp(value);
}

/** No word, no name and no number: nobody writes such a text unless a machine made it. */
function isMadeUp(value: string): boolean {
  if (UUID.test(value)) {
    return true;
  }
  const isName = /^[a-z]+(?:[-_.][a-z0-9]+)*$|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[A-Za-z]+$/.test(value);
  return value.length >= 8 && /\d/.test(value) && /[A-Za-z]/.test(value) && !isName && !/\s|\.[a-z]{2,4}$/.test(value);
}

/** Too many different characters for a word. */
function isRandom(text: string): boolean {
  const counts = new Map<string, number>();
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const bits = [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
  const isMixed = /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
  return bits > (isMixed && text.length < LONG ? 4 : LEAST_BITS) && (text.length >= LONG || isMixed);
}
