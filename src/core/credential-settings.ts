import { isNamedSecret } from './credential-names';
import { isReference } from './credential-references';

const WORDS = 'key|token|secret|password|passwd|passphrase|pwd|pass|signature';
// a reference is a value as a whole, whatever stands in it
const VALUE = '\\$\\{[^}]*\\}|\\$\\([^)]*\\)|\\{\\{.*?\\}\\}|[^\\s"\',;&}{]+';
/** The end of `name: value`, `"name": "value"`, `NAME=value` in files, connection strings and headers, and of `--name value`. */
const ASSIGNMENT = new RegExp(`(?:${WORDS})(?:["']?[ \\t]*[:=][ \\t]*["']?|[ ]+["']?)(${VALUE})`, 'gi');
/** The beginning of a name; a name of an argument has dashes before it. */
const BEGINNING = /(--?)?[\w.-]{0,60}$/;
/** Logins that have no name before the password. */
const LOGINS = [
  /[\w.-]+:([^\s:@/()]+)@(?:tcp|udp|unix)?\(/g,
  /jdbc:oracle:\w+:[^/\s]+\/([^@\s]+)@/g,
  /(?<![\w-])(?:-u|--user)[ =]+["']?[\w.@-]+:([^\s"']+)/g,
];
const QUERY =
  /[?&](?:sig|signature|api[_-]?key|apikey|access_token|auth_token|token|key|secret|client_secret)=([\w%.~+/-]{16,})/gi;
// most texts hold neither, and every text is searched
const MAY_ASSIGN = /(?:key|token|secret|password|passwd|passphrase|pwd|pass|signature)["']?[ \t]*[:= ]/i;
const MAY_LOG_IN = /@(?:tcp|udp|unix)?\(|jdbc:oracle|-u |--user/;

/** Whether a text says a credential by a name of its own. */
export function holdsSetting(text: string): boolean {
  return (
    (MAY_ASSIGN.test(text) && matches(text, ASSIGNMENT).some((match) => isAssigned(text, match))) ||
    (MAY_LOG_IN.test(text) && LOGINS.some((login) => matches(text, login).some(([, word]) => !isReference(word!)))) ||
    (text.includes('?') && matches(text, QUERY).some(([, value]) => !isReference(value!) && /\d/.test(value!)))
  );
}

function isAssigned(text: string, { 0: whole, 1: value = '', index = 0 }: RegExpMatchArray): boolean {
  const word = /^[a-z]+/i.exec(whole)![0];
  const before = BEGINNING.exec(text.slice(Math.max(0, index - 62), index))![0];
  const isFlag = before.startsWith('-');
  // a blank is enough after an argument only
  return (isFlag || /^[a-z]+["']?[ \t]*[:=]/i.test(whole)) && isSecretOf(before.replace(/^-+/, '') + word, value);
}

/** A generic name, such as the `key` of a reference, says less than that of a variable. */
function isSecretOf(name: string, value: string): boolean {
  return !/^[[\]<(|]/.test(value) && isNamedSecret(name, value.replace(/[)\].]+$/, ''), true);
}

function matches(text: string, pattern: RegExp): RegExpMatchArray[] {
  return [...text.matchAll(pattern)];
}
