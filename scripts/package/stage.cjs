// `npm run package`: the folder pkg/npm, which is exactly what is published. The package.json in it has no scripts and no development
// dependencies, so nothing can run on somebody's machine; of the declarations there are those that a program can reach; and what the
// command line has bundled is listed (sbom.cdx.json) with its licences.
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '../..');
const STAGE = path.join(ROOT, 'pkg/npm');
const PAPERS = ['.jsii', 'CHANGELOG.md', 'LICENSE', 'README.md'];
const FOR_DEVELOPMENT = ['scripts', 'devDependencies', 'overrides', 'allowScripts', 'files'];
const RELATIVE = /(?:from|import\() ?['"](\.[^'"]+)['"]/g;

/** The declarations that a program reaches from the index. */
function declarations(entry, found = new Set()) {
  if (!found.has(entry)) {
    found.add(entry);
    const text = fs.readFileSync(path.join(ROOT, entry), 'utf8');
    for (const [, specifier] of text.matchAll(RELATIVE)) {
      declarations(path.posix.join(path.posix.dirname(entry), `${specifier}.d.ts`), found);
    }
  }
  return found;
}

function compiled(folder) {
  const names = fs.readdirSync(path.join(ROOT, folder), { recursive: true });
  return names.filter((name) => name.endsWith('.js')).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

/** The packages whose code is part of the command line. */
function bundled() {
  const { inputs } = JSON.parse(fs.readFileSync(path.join(ROOT, 'dist/cli/inputs.json'), 'utf8'));
  const names = inputs.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort().map((name) => {
    const folder = path.join(ROOT, 'node_modules', name);
    const { version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!license || !file) throw new Error(`${name} has no licence, so it cannot be bundled`);
    return { name, version, license, text: fs.readFileSync(path.join(folder, file), 'utf8').trim() };
  });
}

/** @see https://cyclonedx.org/docs/1.5/json/ */
function sbom({ name, version, license }, packages) {
  const component = (one, type) => ({
    type,
    'bom-ref': `pkg:npm/${one.name}@${one.version}`,
    name: one.name,
    version: one.version,
    licenses: [{ license: { id: one.license } }],
    purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
  });
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: component({ name, version, license }, 'library') },
    components: packages.map((one) => component(one, 'library')),
  };
}

function stage() {
  const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const packages = bundled();
  const files = [
    ...PAPERS,
    ...['dist/src', 'dist/imports', 'dist/cli'].flatMap(compiled),
    ...declarations('dist/src/index.d.ts'),
  ];
  fs.rmSync(STAGE, { recursive: true, force: true });
  for (const file of files) {
    fs.mkdirSync(path.dirname(path.join(STAGE, file)), { recursive: true });
    fs.copyFileSync(path.join(ROOT, file), path.join(STAGE, file));
  }
  const published = Object.fromEntries(Object.entries(manifest).filter(([field]) => !FOR_DEVELOPMENT.includes(field)));
  const write = (file, text) => fs.writeFileSync(path.join(STAGE, file), text);
  write('package.json', `${JSON.stringify(published, null, 2)}\n`);
  write('sbom.cdx.json', `${JSON.stringify(sbom(manifest, packages), null, 2)}\n`);
  const notices = packages.map((one) => `${one.name} ${one.version}, ${one.license}, part of dist/cli/bin.js\n\n${one.text}\n`);
  write('THIRD_PARTY_LICENSES', notices.join(`\n${'-'.repeat(80)}\n\n`));
}

stage();
