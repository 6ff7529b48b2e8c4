// What some reader of YAML takes for something else than text when it stands there without quotes: Go (sigs.k8s.io/yaml, which is
// what kubectl reads with), PyYAML, js-yaml and `yaml`, of YAML 1.1 and 1.2. Where they differ, all of them count.

/** Booleans, null, what stands for a default and what merges. */
const WORD = /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|~|null|Null|NULL|=|<<)$/;
const NO_NUMBER = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|[0-9]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const NO_DIGITS = /^[-+]?(?:0[xb]_+|(?:\.[0-9_]*)?[eE][-+]?[0-9]+)$/;
const TIMESTAMP =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[tT]| +)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]*)?(?: *(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)?$/;

/** Whether a text without quotes is text to every reader, if its characters allow that it stands there. */
export function isText(text: string): boolean {
  if (WORD.test(text)) {
    return false;
  }
  if (!/^[-+.0-9eE]/.test(text)) {
    return true;
  }
  // Go removes all underscores before it looks
  const digits = text.includes('_') ? text.replace(/_/g, '') : text;
  return (
    ![NO_NUMBER, NO_DIGITS, BASE_60, TIMESTAMP].some((form) => form.test(text)) && !INTEGER.test(digits) && !FLOAT.test(digits)
  );
}
