// Runs after lazy.cjs: all compiled files of the library as one, library.js, since finding and reading a hundred small files was a
// tenth of the cost of a first synthesis. Its modules still run when they are first used. The index stays as it is, and generated
// classes of custom resources stay files of their own, which few programs need.
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const SOURCE = path.join(__dirname, '../../dist/src');
const IMPORTS = path.join(SOURCE, '../imports');
const INDEX = path.join(SOURCE, 'index.js');
const LIBRARY = path.join(SOURCE, 'library.js');
const LOAD = /\(\) => require\("(\.[^"]+)"\)/g;

/** Peers, and the files beside the library. */
const outside = {
  name: 'outside',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path: specifier, resolveDir }) => {
      if (!specifier.startsWith('.')) return { path: specifier, external: true };
      const file = path.relative(IMPORTS, path.join(resolveDir, specifier));
      return file.startsWith('..') ? undefined : { path: `../imports/${file}`, external: true };
    });
  },
};

async function bundle() {
  const index = fs.readFileSync(INDEX, 'utf8');
  const files = [...new Set([...index.matchAll(LOAD)].map(([, file]) => file))];
  if (files.length === 0) throw new Error('the index loads nothing: run lazy.cjs first');
  await esbuild.build({
    stdin: {
      contents: `module.exports = {\n${files.map((file) => `  "${file}": () => require("${file}"),`).join('\n')}\n};\n`,
      resolveDir: SOURCE,
      sourcefile: 'modules.js',
    },
    outfile: LIBRARY,
    absWorkingDir: SOURCE,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // a quarter less to read at every start; the names stay, and no line of a stack trace gets long
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 400,
    plugins: [outside],
    logLevel: 'warning',
  });
  fs.writeFileSync(LIBRARY, `"use strict";${shorter(fs.readFileSync(LIBRARY, 'utf8'))}`);
  fs.writeFileSync(INDEX, index.replace(LOAD, '() => require("./library.js")["$1"]()'));
  for (const name of fs.readdirSync(SOURCE, { recursive: true })) {
    const file = path.join(SOURCE, name);
    if (file.endsWith('.js') && file !== INDEX && file !== LIBRARY) fs.rmSync(file);
  }
}

/** What each of hundreds of modules begins with: all of the file is strict, and no module asks another whether it was an ES module. */
function shorter(text) {
  if (/__import(Star|Default)\b/.test(text) || /\$(?:e|r_|[cps]\b)/.test(text))
    throw new Error('a module asks for __esModule, or has the name $e, $r_, $c, $p or $s');
  return text
    .replaceAll('"use strict";', '')
    .replaceAll('Object.defineProperty(exports2,"__esModule",{value:!0});', '')
    .replaceAll('exports2', '$e')
    .replaceAll(/\brequire_(?=\w+(?:=__commonJS\(|\(\)))/g, '$r_')
    .replaceAll(/(?:\$e\.\w+=\n?)+void 0;/g, '')
    .replaceAll('__commonJS', '$c')
    .replaceAll(/\bcdk8s_plus_28_1\b/g, '$p')
    .replaceAll(/\bJSII_RTTI_SYMBOL_1\b/g, '$s');
}

void bundle();
