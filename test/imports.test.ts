import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { staleFiles } from '../scripts/import/check';

const root = join(__dirname, '..');
const yamlFiles = readdirSync(join(root, 'imports/crds')).sort();
const codeFiles = readdirSync(join(root, 'imports'))
  .filter((file) => file !== 'crds')
  .sort();

test('imports/ is what `npm run import` makes (if not: run it and commit the result)', () => {
  expect(staleFiles(root)).toEqual([]);
}, 60_000);

test('each file of CRDs holds one API group, each kind once', () => {
  for (const file of yamlFiles) {
    const crds = parseAllDocuments(readFileSync(join(root, 'imports/crds', file), 'utf8')).map((document) => document.toJS());
    expect(new Set(crds.map((crd) => `${crd.spec.group}.yaml`))).toEqual(new Set([file]));
    expect(new Set(crds.map((crd) => crd.spec.names.kind)).size).toBe(crds.length);
  }
});

// two import lines of one group would overwrite each other's code, without an error
test('cdk8s.yaml imports each API group once, and each has its code', () => {
  const { imports } = parse(readFileSync(join(root, 'cdk8s.yaml'), 'utf8'));
  expect(imports).toEqual(yamlFiles.map((file) => `imports/crds/${file}`));
  expect(codeFiles).toEqual(yamlFiles.map((file) => file.replace(/yaml$/, 'ts')));
});

test('no name of an API is lost in the code', () => {
  // cdk8s writes this instead of an enum value that it does not like
  for (const file of codeFiles) expect(readFileSync(join(root, 'imports', file), 'utf8')).not.toContain('__stripped_by_cdk8s__');
});
