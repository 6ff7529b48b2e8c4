import { writeFileSync } from 'node:fs';
import { CliError } from '../cli-error';
import type { Command } from '../command';
import { graphOf } from '../diagram/graph';
import { mermaid } from '../diagram/mermaid';
import { svg } from '../diagram/svg';
import { readManifests } from '../manifests/read';
import { View } from '../model/view';
import { someFiles } from './files';

const FORMS = { mermaid, svg };

export const DIAGRAM: Command = {
  name: 'diagram',
  summary: 'draws what talks to, needs, scales and watches what',
  usage: '<files...> [--format svg|mermaid] [--output FILE]',
  about: `One picture of the objects: who calls, through which door and Service, which pods, what they need and reach. As an SVG for
light and dark pages, or as a Mermaid flowchart for pages that draw it.`,
  options: {
    format: { type: 'string', value: 'FORM', about: 'svg or mermaid; by the ending of --output, else mermaid' },
    output: { type: 'string', value: 'FILE', about: 'where to write it; standard output if left out' },
  },
  exits: [
    [0, 'drawn'],
    [2, 'a file cannot be read or written'],
  ],
  example: 'npx cdk8s-llm-gateway diagram dist --output gateway.svg',
  run({ files, options }, terminal) {
    const output = options['output'] as string | undefined;
    const format = (options['format'] as string | undefined) ?? (output?.endsWith('.svg') ? 'svg' : 'mermaid');
    const draw = Object.hasOwn(FORMS, format) ? FORMS[format as keyof typeof FORMS] : undefined;
    if (!draw) {
      throw new CliError(`diagram: --format ${format} is not known; use svg or mermaid`);
    }
    const picture = draw(graphOf(new View(readManifests(someFiles('diagram', files)))));
    if (output === undefined) {
      terminal.out(picture);
    } else {
      write(output, picture);
    }
    return 0;
  },
};

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CliError(`diagram: cannot write ${file}: ${(error as Error).message}`);
  }
}
