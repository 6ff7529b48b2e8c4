import { existsSync, readFileSync } from 'node:fs';
import type { Provenance } from '../../src';
import { SAMPLES } from '../../test/products/profiles';
import { cell } from './page';
import type { Page } from './page';

const HEAD = `## How the facts are known

\`run\`: observed in the running product; \`source\`: read in its code; \`docs\`: documented; \`assumed\`: unconfirmed, and so never a reason
for an error. A fact without a row of its own shares that of its group: \`drain.teardown\` that of \`drain\`. Where releases differ, "holds"
names the versions to which a row applies.

| fact | known from | at version | holds | where |
| --- | --- | --- | --- | --- |
`;

/** How every fact is known that the profiles on a page have; lines of versions that say the same share a row. */
export function provenanceOf(page: string): string {
  const entries = SAMPLES.filter((sample) => sample.page === page).flatMap(({ profile: { facts } }) =>
    Object.entries(facts.provenance ?? {}).filter(([fact]) => facts[fact.split('.')[0] as keyof typeof facts] !== undefined),
  );
  const known = [...new Set(entries.map(([fact]) => fact))];
  return HEAD + known.map((fact) => rowsOf(fact, entries)).join('');
}

function rowsOf(wanted: string, entries: readonly (readonly [string, Provenance])[]): string {
  const rows = new Map<string, { entry: Provenance; versions: Set<string> }>();
  for (const [fact, entry] of entries) {
    if (fact !== wanted) continue;
    const key = JSON.stringify([entry.certainty, entry.holds, entry.source]);
    const row = rows.get(key) ?? { entry, versions: new Set() };
    row.versions.add(entry.version ?? '');
    rows.set(key, row);
  }
  return [...rows.values()]
    .map(({ entry: { certainty, holds = '', source = '' }, versions }) => {
      const cells = [`\`${wanted}\``, certainty, [...versions].join(', '), holds, source];
      return `| ${cells.map(cell).join(' | ')} |\n`;
    })
    .join('');
}

const BEGIN = `<!-- Written by \`npm run docs\` from the profile. Do not edit what is between these comments. -->
<!-- prettier-ignore-start -->`;
const END = '<!-- prettier-ignore-end -->';

/** The pages of products are written by hand, but for this section. */
export const productPages: Page[] = [...new Set(SAMPLES.map(({ page }) => page))]
  .filter((path) => path.startsWith('docs/products/'))
  .map((path) => ({ path, render: () => withSection(existsSync(path) ? readFileSync(path, 'utf8') : '', provenanceOf(path)) }));

function withSection(page: string, section: string): string {
  const [before = '', rest = ''] = page.split(BEGIN);
  const after = rest.split(END)[1] ?? '\n';
  return `${before.trimEnd()}\n\n${BEGIN}\n\n${section}\n${END}${after}`;
}
