import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { graphOf } from '../../cli/diagram/graph';
import { svg } from '../../cli/diagram/svg';
import { View } from '../../cli/model/view';
import { examples } from '../../test/real/cluster/examples';
import { EXAMPLE_NAMES } from '../../test/support/examples';
import { cell } from './page';
import type { Page } from './page';

const FOLDER = resolve(__dirname, '../../examples');
/** What a program of a variant says about itself. */
const VARIANT = /\/\*\*\s*((?:(?!\*\/)[\s\S])*?)\s*\*\/\s*export class \w+ extends/;

/** For every folder of examples a page with its programs, and a picture of the one that makes most. */
export const examplePages: Page[] = EXAMPLE_NAMES.flatMap((name) => [
  { path: `examples/${name}/README.md`, render: () => page(name) },
  { path: `docs/diagrams/${name}.svg`, render: () => svg(graphOf(new View(largest(name).objects))) },
]);

let made: ReturnType<typeof examples> | undefined;

/** The variant with the most objects. */
function largest(system: string): { readonly variant: string; readonly objects: View['objects'] } {
  made ??= examples();
  const [first] = [...made]
    .filter(([file]) => file.startsWith(`${system}-`))
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const [variant, objects] = first!;
  return { variant, objects };
}

function page(system: string): string {
  const { variant } = largest(system);
  const rows = readdirSync(join(FOLDER, system))
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const [, text] = VARIANT.exec(readFileSync(join(FOLDER, system, file), 'utf8')) ?? [];
      const about = text?.replace(/\s*\n\s*\*\s*/g, ' ');
      return about && file !== 'chart.ts' ? [`| [${file}](${file}) | ${cell(about)} |\n`] : [];
    });
  return `<!-- Written by \`npm run docs\`. Do not edit. -->

# ${system}

Programs that a team could copy. \`npm run synth\` writes each as \`dist/manifests/${system}-<program>.k8s.yaml\`.

| program | what it is |
| --- | --- |
${rows.join('')}
\`${variant}\`, drawn by \`npx cdk8s-llm-gateway diagram\`:

![who calls what, and what it needs](../../docs/diagrams/${system}.svg)
`;
}
