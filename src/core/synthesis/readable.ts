import { explained } from '../problem';

const OWN = /^ {2}\[.*?\] (?=\[(LLMGW-\d{3})\] )/;

/**
 * What cdk8s says of an invalid app, as somebody reads it: each finding once, with its path once, and the page that explains the codes;
 * no stack, since it leads to `app.synth()` whatever is wrong. What has no codes of ours stays as it is.
 */
export function readable(error: unknown): unknown {
  if (!(error instanceof Error) || !error.message.startsWith('Validation failed')) {
    return error;
  }
  const codes = new Set<string>();
  const lines = error.message.split('\n').map((line) =>
    line.replace(OWN, (_, code: string) => {
      codes.add(code);
      return '  ';
    }),
  );
  if (codes.size > 0) {
    const once = lines.filter((line, i) => !line.startsWith('  [LLMGW-') || lines.indexOf(line) === i);
    error.message = [...once, `explained at ${explained(...codes)}`].join('\n');
    error.stack = `${error.name}: ${error.message}`;
  }
  return error;
}
