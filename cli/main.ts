import { parseArgs } from 'node:util';
import { CliError } from './cli-error';
import type { Command } from './command';
import { helpOf, parserOptions } from './command';
import { COMMANDS } from './commands';
import type { Terminal } from './terminal';
import { processTerminal, styled, table } from './terminal';
import { version } from './version';

/** What went wrong before a command could say anything. */
const FAILED = 2;

/** Runs one command line and says the exit code. */
export async function main(argv: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  const [verb, ...rest] = argv;
  if (verb === undefined || ['help', '--help', '-h'].includes(verb)) {
    terminal.out(overview());
    return verb === undefined ? FAILED : 0;
  }
  if (verb === '--version') {
    terminal.out(version());
    return 0;
  }
  try {
    const command = COMMANDS.find(({ name }) => name === verb);
    if (!command) {
      throw new CliError(`${verb}: no such command; there are ${COMMANDS.map(({ name }) => name).join(', ')}`);
    }
    return await runCommand(command, rest, terminal);
  } catch (error) {
    terminal.err(`${styled(terminal, 'red', 'error')}: ${messageOf(error, verb)}`);
    return FAILED;
  }
}

/** One line: what the user can mend, or where to look if this program could not cope with an object. */
function messageOf(error: unknown, verb: string): string {
  if (error instanceof CliError) {
    return error.message;
  }
  if (process.env['DEBUG']) {
    return (error as Error).stack ?? String(error);
  }
  const [reason = ''] = (error as Error).message.split('\n');
  return `${verb}: an object has a form that no API server takes, or this is a fault of ours (${reason}); see what check says, and DEBUG=1 for the place`;
}

async function runCommand(command: Command, rest: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(command, rest);
  if (values['help'] === true) {
    terminal.out(helpOf(command));
    return 0;
  }
  return command.run({ files: positionals, options: values }, terminal);
}

function parse(command: Command, rest: readonly string[]) {
  try {
    return parseArgs({ args: [...rest], options: parserOptions(command), allowPositionals: true });
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('. ');
    throw new CliError(`${command.name}: ${reason}; see cdk8s-llm-gateway ${command.name} --help`);
  }
}

function overview(): string {
  return [
    'Usage: cdk8s-llm-gateway <command> [options]',
    '',
    'For the YAML of LLM gateways and MCP proxies, whoever made it.',
    '',
    ...table(
      COMMANDS.map(({ name, summary }) => [name, summary]),
      '  ',
    ),
    '',
    'cdk8s-llm-gateway <command> --help says more and shows an example.',
  ].join('\n');
}
