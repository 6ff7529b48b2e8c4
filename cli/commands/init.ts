import { basename, relative, resolve } from 'node:path';
import { CliError } from '../cli-error';
import type { Command } from '../command';
import { project } from '../init/project';
import { CLUSTERS } from '../init/clusters';
import type { Starter } from '../init/starter';
import { STARTERS } from '../init/starters';
import type { Terminal } from '../terminal';
import { table } from '../terminal';
import { version } from '../version';
import { emptyFolder, writeProject } from './folder';

const NAME = /^[a-z]([a-z0-9-]{0,48}[a-z0-9])?$/;

export const INIT: Command = {
  name: 'init',
  summary: 'starts an app in an empty folder',
  usage: '[product] [--cluster KIND] [--name NAME] [--directory DIR]',
  about: `Writes a cdk8s app with one gateway, a test and all settings. Nothing is overwritten. Without a product it asks for one in a
terminal, and takes "custom" elsewhere:

${table(
  STARTERS.map(({ product, about }) => [product, about]),
  '  ',
).join('\n')}`,
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
  example: `npx cdk8s-llm-gateway init litellm --cluster eks --directory my-gateway
cd my-gateway && npm install && npm run synth && npm test`,
  async run({ files, options }, terminal) {
    if (files.length > 1) {
      throw new CliError(`init: ${files.join(' ')}: name one product; see cdk8s-llm-gateway init --help`);
    }
    const starter = starterOf(files[0] ?? (await asked(terminal)) ?? 'custom');
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
    const written = writeProject(folder, project({ starter, name, library, cluster: CLUSTERS[kind ?? ''] }));
    const way = folder === resolve('.') ? '' : `cd ${relative(resolve('.'), folder)} && `;
    terminal.out(`${written.join('\n')}\n\n${starter.product}: ${starter.about}`);
    terminal.out(`Next: ${way}npm install && npm run synth && npm test`);
    return 0;
  },
};

function starterOf(product: string): Starter {
  const starter = STARTERS.find((one) => one.product === product);
  if (!starter) {
    throw new CliError(`init: ${product}: no such product; there are ${STARTERS.map((s) => s.product).join(', ')}`);
  }
  return starter;
}

/** What a person types who was asked; nothing where nobody sits, or for an empty line. */
async function asked(terminal: Terminal): Promise<string | undefined> {
  const answer = await terminal.ask?.(`Which product (${STARTERS.map(({ product }) => product).join(', ')})? [custom] `);
  const product = answer?.trim();
  return product === '' ? undefined : product;
}
