import { createInterface } from 'node:readline/promises';

/** Where a command writes. Colours only where a person reads them. */
export interface Terminal {
  readonly colour: boolean;
  out(text: string): void;
  err(text: string): void;
  /** Asks whoever sits there; left out where nobody does. */
  ask?(question: string): Promise<string>;
}

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

export type Style = keyof typeof CODES;

export function styled({ colour }: Pick<Terminal, 'colour'>, style: Style, text: string): string {
  return colour ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
}

/** @see https://no-color.org */
export function processTerminal(): Terminal {
  return {
    colour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
    out: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    err: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
    ...(process.stdin.isTTY && process.stdout.isTTY ? { ask } : {}),
  };
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

/** Columns as wide as their widest cell; the last one is not padded. */
export function table(rows: readonly (readonly string[])[], indent = ''): string[] {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, cell.length)), []);
  return rows.map((row) => indent + row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i]!))).join('  '));
}
