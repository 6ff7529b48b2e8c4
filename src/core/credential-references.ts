/** Something that stands for a credential and is none: a variable, a template, a name. */
export function isReference(text: string): boolean {
  return /^(?:\$\{.*\}|\$\(.*\)|\{\{.*|<.*>|\$\w+|%\(\w+\)s|\*+|os\.environ\/.*|env[.:]\w+|process\.env\.\w+|secret:\/\/.*|vault:.*|file:.*)$/s.test(
    text,
  );
}
