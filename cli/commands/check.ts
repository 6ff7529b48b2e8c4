import { checkManifests } from '../../src/core/rules/check';
import type { RuleFinding } from '../../src/core/rules/rule';
import { readExceptions } from '../check/exceptions';
import { locator } from '../check/locate';
import { sarif } from '../check/sarif';
import { CliError } from '../cli-error';
import type { Command } from '../command';
import { readObjects } from '../manifests/read';
import type { Terminal } from '../terminal';
import { styled } from '../terminal';
import { version } from '../version';
import { someFiles } from './files';

const FORMATS = ['text', 'json', 'sarif'];

export const CHECK: Command = {
  name: 'check',
  summary: 'finds what the API server refuses, what is unsafe and what cuts streams',
  usage: '<files...> [--exceptions FILE] [--format text|json|sarif] [--strict]',
  about: `Runs the rules of the library over objects of any tool. An exception names a rule, an object and the reason; one that excuses
nothing is a finding, too. ManifestRules runs the same rules within cdk8s synth.`,
  options: {
    exceptions: { type: 'string', value: 'FILE', about: 'a list of rule, object, path and reason, as YAML or JSON' },
    format: { type: 'string', value: 'FORM', about: 'text for a person, json for a program, sarif for code review' },
    strict: { type: 'boolean', about: 'warnings count as errors' },
  },
  exits: [
    [0, 'no error'],
    [1, 'at least one error'],
    [2, 'a file cannot be read'],
  ],
  example: `npx cdk8s-llm-gateway check dist
helm template gw vendor/chart | npx cdk8s-llm-gateway check - --format sarif > findings.sarif`,
  run({ files, options }, terminal) {
    const format = (options['format'] as string | undefined) ?? 'text';
    if (!FORMATS.includes(format)) {
      throw new CliError(`check: --format ${format} is not known; use ${FORMATS.join(', ')}`);
    }
    const read = readObjects(someFiles('check', files));
    const findings = checkManifests(
      read.map(({ object }) => object),
      readExceptions(options['exceptions'] as string | undefined),
    );
    terminal.out(
      format === 'sarif'
        ? JSON.stringify(sarif(findings, locator(read), version()), null, 2)
        : format === 'json'
          ? JSON.stringify(findings, null, 2)
          : findingsText(findings, read.length, terminal),
    );
    const counting = findings.filter(({ severity }) => severity === 'error' || options['strict'] === true);
    return counting.length > 0 ? 1 : 0;
  },
};

function findingsText(findings: readonly RuleFinding[], objects: number, terminal: Terminal): string {
  const lines = findings.map(({ rule, severity, object, namespace, path, message, remedy }) => {
    const where = namespace ? `${object} in ${namespace}` : object;
    const level = styled(terminal, severity === 'error' ? 'red' : 'yellow', severity);
    return `${level}  ${where}  ${path}\n  ${message} [${rule}]\n  ${styled(terminal, 'dim', remedy)}`;
  });
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return [...lines, `${objects} objects, ${errors} errors, ${findings.length - errors} warnings`].join('\n');
}
