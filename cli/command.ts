import type { ParseArgsConfig } from 'node:util';
import type { Terminal } from './terminal';

/** What was given on the command line, after its options were taken out. */
export interface Arguments {
  readonly files: readonly string[];
  readonly options: { readonly [name: string]: string | boolean | readonly (string | boolean)[] | undefined };
}

/** An option of a command, for the parser and for `--help`. */
export interface CommandOption {
  readonly type: 'string' | 'boolean';
  /** What stands behind it in `--help`, for example `FILE`. */
  readonly value?: string;
  readonly about: string;
  readonly multiple?: boolean;
}

/** One verb. Its result is the exit code. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What follows the verb. */
  readonly usage: string;
  readonly about: string;
  readonly options: { readonly [name: string]: CommandOption };
  /** What the exit codes mean, the code first. */
  readonly exits: readonly (readonly [number, string])[];
  readonly example: string;
  run(args: Arguments, terminal: Terminal): number | Promise<number>;
}

export function parserOptions(command: Command): NonNullable<ParseArgsConfig['options']> {
  const own = Object.entries(command.options).map(([name, { type, multiple }]) => [name, { type, multiple: multiple === true }]);
  return { ...Object.fromEntries(own), help: { type: 'boolean', short: 'h' } };
}

export function helpOf({ name, usage, about, options, exits, example }: Command): string {
  const rows = Object.entries(options).map(([option, { value, about: text }]) => {
    const left = `--${option}${value ? ` ${value}` : ''}`;
    return `  ${left.padEnd(24)} ${text}`;
  });
  return [
    `Usage: cdk8s-llm-gateway ${name} ${usage}`,
    '',
    about,
    ...(rows.length > 0 ? ['', 'Options:', ...rows] : []),
    '',
    'Exit codes:',
    ...exits.map(([code, meaning]) => `  ${code}  ${meaning}`),
    '',
    'Example:',
    ...example.split('\n').map((line) => `  ${line}`),
    '',
  ].join('\n');
}
