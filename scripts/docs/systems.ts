import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Place, Row } from '../../test/systems/row';
import { cell } from './page';
import type { Page } from './page';
import { provenanceOf } from './provenance';

const ROWS = /\.rows\.ts$/;
const FOLDER = resolve(__dirname, '../../test/systems');

/** A page for every documented system, made of the rows that the tests prove. */
export const systems: Page[] = readdirSync(FOLDER)
  .filter((name) => ROWS.test(name))
  .map((name) => {
    const system = name.replace(ROWS, '');
    return {
      path: `docs/systems/${system}.md`,
      render: () => render(system, (require(join(FOLDER, name)) as { ROWS: Row[] }).ROWS),
    };
  });

function render(system: string, rows: readonly Row[]): string {
  const head = `<!-- Written by \`npm run docs\` from test/systems/${system}.rows.ts. Do not edit. -->

# ${system}, requirement by requirement

Every requirement (R), corrected defect (C) and refused input (X) of the documented system, and how this library deals with it. File
names are those of \`npx cdk8s synth\`. A test looks up every place in them and provokes every refusal.

| id | what the documents require, or get wrong | how the library handles it, and why where it differs | proof |
| --- | --- | --- | --- |
`;
  return (
    head +
    rows.map((row) => `| ${row.id} | ${cell(row.what)} | ${cell(row.how)} | ${cell(proof(system, row))} |\n`).join('') +
    `\n${provenanceOf(`docs/systems/${system}.md`)}`
  );
}

function proof(system: string, row: Row): string {
  return [
    ...(row.see ?? []).map((place) => seen(system, place)),
    ...(row.refused ? [`refused as [${row.refused.code}](../errors.md#${row.refused.code.toLowerCase()})`] : []),
    ...(row.page === undefined ? [] : [`[${row.page}](../../${row.page})`]),
  ].join('<br>');
}

function seen(system: string, place: Place): string {
  const where = [place.object, ...(place.path === undefined ? [] : [place.path])].map((text) => `\`${text}\``).join(' ');
  return `${place.absent ? 'absent: ' : ''}${system}-${place.variant}: ${where}`;
}
