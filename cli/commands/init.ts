import { basename, resolve } from 'node:path';
import { CliError } from '../cli-error';
import type { Command } from '../command';
import { project } from '../init/project';
import { CLUSTERS } from '../init/clusters';
import { STARTERS } from '../init/starters';
import { version } from '../version';
import { emptyFolder, writeProject } from './folder';

const NAME = /^[a-z]([a-z0-9-]{0,48}[a-z0-9])?$/;

export const INIT: Command = {
  name: 'init',
  summary: 'starts an app in an empty folder',
  usage: '[product] [--cluster KIND] [--name NAME] [--directory DIR]',
  about: `Writes a cdk8s app with one gateway, a test and all settings. Products: ${STARTERS.map(({ product }) => product).join(', ')}; the
first if none is named. Nothing is asked and nothing is overwritten.`,
  options: {
    cluster: { type: 'string', value: 'KIND', about: `${Object.keys(CLUSTERS).join(', ')}; any Kubernetes if left out` },
    name: { type: 'string', value: 'NAME', about: 'of the app and its namespace; that of the folder if left out' },
    directory: { type: 'string', value: 'DIR', about: 'where to write; the current folder if left out' },
    library: { type: 'string', value: 'SPEC', about: 'what npm installs as this package: a version, a tarball' },
  },
  exits: [
    [0, 'written'],
    [2, 'the folder is not empty, or something is not known'],
  ],
  example: 'npx cdk8s-llm-gateway init keeptrusts && npm install && npx cdk8s synth && npm test',
  run({ files, options }, terminal) {
    const [product = STARTERS[0]!.product, ...rest] = files;
    const starter = STARTERS.find((one) => one.product === product);
    if (!starter || rest.length > 0) {
      throw new CliError(`init: ${rest[0] ?? product}: no such product; there are ${STARTERS.map((s) => s.product).join(', ')}`);
    }
    const folder = emptyFolder('init', resolve((options['directory'] as string | undefined) ?? '.'));
    const name = (options['name'] as string | undefined) ?? basename(folder).toLowerCase();
    if (!NAME.test(name)) {
      throw new CliError(`init: ${name} cannot be the name of a namespace; say --name with letters, digits and "-"`);
    }
    const kind = options['cluster'] as string | undefined;
    if (kind !== undefined && !Object.hasOwn(CLUSTERS, kind)) {
      throw new CliError(`init: --cluster ${kind} is not known; use ${Object.keys(CLUSTERS).join(', ')}`);
    }
    const library = (options['library'] as string | undefined) ?? `^${version()}`;
    const written = writeProject(folder, project({ starter, name, library, cluster: kind && CLUSTERS[kind] }));
    terminal.out(
      `${written.join('\n')}\n\nNext: ${folder === resolve('.') ? '' : `cd ${folder} && `}npm install && npx cdk8s synth && npm test`,
    );
    return 0;
  },
};
