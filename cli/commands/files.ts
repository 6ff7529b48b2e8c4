import { CliError } from '../cli-error';

/** A command that reads files wants at least one. */
export function someFiles(command: string, files: readonly string[]): readonly string[] {
  if (files.length === 0) {
    throw new CliError(`${command}: no file is named; see cdk8s-llm-gateway ${command} --help`);
  }
  return files;
}
