import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { crdsFromTypes } from './from-types';
import { KINDS } from './kinds';

const HEADER = '# Made by `npm run import`; do not edit. Trimmed for typing: never apply this file to a cluster.\n';

/** The content of imports/crds: file name to text, one file per API group. */
export function crdYamlFiles(root: string): Map<string, string> {
  const files = [...groupsFromTypes(root), ...handWrittenGroups(root)].sort(([a], [b]) => (a < b ? -1 : 1));
  const twice = files.find(([file], i) => file === files[i + 1]?.[0]);
  if (twice) throw new Error(`${twice[0]} is hand-written and also made from types: one API group has one source`);
  return new Map(files);
}

function groupsFromTypes(root: string): Map<string, string> {
  const files = new Map<string, string>();
  crdsFromTypes(root, KINDS).forEach((crd, i) => {
    const { group, from } = KINDS[i]!;
    const file = `${group}.yaml`;
    const before = files.get(file) ?? `${HEADER}# Source: the types of @kubernetes-models/${from} (MIT).\n`;
    files.set(file, `${before}---\n${stringify(crd, { lineWidth: 0, aliasDuplicateObjects: false })}`);
  });
  return files;
}

function handWrittenGroups(root: string): Map<string, string> {
  const dir = join(root, 'scripts/import/crds');
  return new Map(
    readdirSync(dir).map((file) => {
      const source = `# Source: scripts/import/crds/${file}\n`;
      return [file, `${HEADER}${source}---\n${readFileSync(join(dir, file), 'utf8')}`] as const;
    }),
  );
}
