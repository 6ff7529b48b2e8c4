import { isNamedSecret } from './credential-names';
import { isReference } from './credential-references';

// names begin at a word and are bounded, else a long line without spaces takes minutes
const NAME = '([\\w.-]{0,60}?(?:key|token|secret|password|passwd|passphrase|pwd|pass|pat|signature))';
// a reference is a value as a whole, whatever stands in it
const VALUE = '\\$\\{[^}]*\\}|\\$\\([^)]*\\)|\\{\\{.*?\\}\\}|[^\\s"\',;&}{]+';
/** `name: value`, `"name": "value"`, `NAME=value` in files, connection strings and headers. */
const ASSIGNMENT = new RegExp(`(?<![\\w.-])${NAME}["']?[ \\t]*[:=][ \\t]*["']?(${VALUE})`, 'gi');
/** `--name value` in one text. */
const FLAG = new RegExp(`(?<![\\w.-])--?${NAME}[ =]+["']?([^\\s"']+)`, 'gi');
/** Logins that have no name before the password. */
const LOGINS = [
  /[\w.-]+:([^\s:@/()]+)@(?:tcp|udp|unix)?\(/g,
  /jdbc:oracle:\w+:[^/\s]+\/([^@\s]+)@/g,
  /(?<![\w-])(?:-u|--user)[ =]+["']?[\w.@-]+:([^\s"']+)/g,
];
const QUERY =
  /[?&](?:sig|signature|api[_-]?key|apikey|access_token|auth_token|token|key|secret|client_secret)=([\w%.~+/-]{16,})/gi;
const MAY_HOLD = /key|token|secret|passw|passphrase|pwd|pass|pat|sig|:[^\s]*@|-u |--user/i;

/** Whether a text says a credential by a name of its own. */
export function holdsSetting(text: string): boolean {
  if (!MAY_HOLD.test(text)) {
    return false;
  }
  return (
    [...matches(text, ASSIGNMENT), ...matches(text, FLAG)].some(([, name, value]) => isSecretOf(name!, value!)) ||
    LOGINS.some((login) => matches(text, login).some(([, password]) => !isReference(password!))) ||
    matches(text, QUERY).some(([, value]) => !isReference(value!) && /\d/.test(value!))
  );
}

/** A generic name, such as the `key` of a reference, says less than that of a variable. */
function isSecretOf(name: string, value: string): boolean {
  return !/^[[\]<(|]/.test(value) && isNamedSecret(name, value.replace(/[)\].]+$/, ''), true);
}

function matches(text: string, pattern: RegExp): RegExpMatchArray[] {
  return [...text.matchAll(pattern)];
}
