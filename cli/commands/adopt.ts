import { resolve } from 'node:path';
import { REST } from '../adopt/adopt';
import type { Adoption } from '../adopt/adopt';
import { loadFrom } from '../adopt/library';
import { typescript } from '../adopt/program';
import { adoptAndTry, restYaml } from '../adopt/synthesize';
import type { Synthesis } from '../adopt/synthesize';
import { CliError } from '../cli-error';
import type { Command } from '../command';
import { compare } from '../diff/compare';
import { changesText } from '../diff/text';
import { normalForm } from '../diff/normal-form';
import { project } from '../init/project';
import { readManifests } from '../manifests/read';
import { View } from '../model/view';
import type { Terminal } from '../terminal';
import { styled } from '../terminal';
import { version } from '../version';
import { someFiles } from './files';
import { emptyFolder, writeProject } from './folder';

export const ADOPT: Command = {
  name: 'adopt',
  summary: 'writes a program from what runs today',
  usage: '<files...> --directory DIR',
  about: `Reads objects (kubectl get -o yaml, helm template) and writes an app that makes them: names, selectors, ports, images, variables,
credentials, scaling and doors stay. What no prop can say is passed on as it is. Then it synthesizes the app and shows what an
apply would change.`,
  options: {
    directory: { type: 'string', value: 'DIR', about: 'an empty folder for the app' },
    library: { type: 'string', value: 'SPEC', about: 'what npm installs as this package: a version, a tarball' },
  },
  exits: [
    [0, 'written'],
    [1, 'written, but the program needs a hand before it synthesizes'],
    [2, 'a file cannot be read, or the folder is not empty'],
  ],
  example: `helm template gw vendor/chart | npx cdk8s-llm-gateway adopt - --directory adopted
kubectl get deploy,svc,hpa,pdb,ingress,configmap -n ai -o yaml | npx cdk8s-llm-gateway adopt - --directory adopted`,
  run({ files, options }, terminal) {
    const directory = options['directory'] as string | undefined;
    if (directory === undefined) {
      throw new CliError('adopt: say --directory with an empty folder for the app');
    }
    const folder = emptyFolder('adopt', resolve(directory));
    const old = new View(readManifests(someFiles('adopt', files)).map(normalForm));
    const load = loadFrom(process.cwd());
    const { adoption, ...synthesis } = adoptAndTry(old, load);
    if (adoption.program.statements.length <= 1) {
      throw new CliError('adopt: no Deployment with a Service in these files; kubectl get deploy,svc -o yaml has both');
    }
    writeProject(folder, files_(adoption, (options['library'] as string | undefined) ?? `^${version()}`));
    terminal.out(told(adoption, synthesis, old, terminal));
    return synthesis.findings.length > 0 ? 1 : 0;
  },
};

/** The files of `init`, with the adopted program in the place of the starter. */
function files_({ program, rest }: Adoption, library: string): { readonly [file: string]: string } {
  const about = 'what ran before, adopted';
  const starter = { product: '', about, imports: [], credentials: [], gateway: '', scales: false };
  return {
    ...project({ starter, name: program.chart, library }),
    'main.ts': typescript(program),
    ...(rest.length > 0 ? { [REST]: restYaml(rest) } : {}),
  };
}

function told({ report }: Adoption, { objects, findings }: Synthesis, old: View, terminal: Terminal): string {
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [styled(terminal, 'bold', title), ...lines.map((line) => `  ${line}`), ''];
  return [
    ...section('Kept', report.kept),
    ...section('Other than before', report.better),
    ...section('Not carried over', report.lost),
    ...section('The program needs a hand', findings),
    ...(findings.length > 0
      ? []
      : [styled(terminal, 'bold', 'What an apply would change'), changesText(compare(old, new View(objects)), terminal)]),
  ].join('\n');
}
