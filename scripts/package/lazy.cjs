// Runs after the compiler (`postbuild`): importing the package must not load what a program does not use.
// 1. The index defines a getter for every name, in the place of a `require` for every file; classes are guarded as in the source.
// 2. Files that use nothing but the generated classes of cdk8s-plus load those, without the rest of cdk8s-plus.
const fs = require('node:fs');
const path = require('node:path');

const SOURCE = path.join(__dirname, '../../dist/src');
const INDEX = path.join(SOURCE, 'index.js');
const CLASSES = path.join(SOURCE, 'core/kubernetes-classes.js');
// what the compiler makes of `export * from` and of `export { Name } from`
const STAR = /^__exportStar\(require\("(.+)"\), exports\);$/gm;
const FILE = /^var (\w+) = require\("(.+)"\);$/gm;
const NAMED =
  /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.\w+; \} \}\);$/gm;
const PLUS = 'const cdk8s_plus_28_1 = require("cdk8s-plus-28");';

for (const name of fs.readdirSync(SOURCE, { recursive: true })) {
  const file = path.join(SOURCE, name);
  if (!file.endsWith('.js') || file === INDEX) continue;
  const text = fs.readFileSync(file, 'utf8');
  const others = text.replaceAll('cdk8s_plus_28_1.k8s', '').replace(PLUS, '');
  if (text.includes(PLUS) && !others.includes('cdk8s_plus_28_1')) {
    const classes = path.relative(path.dirname(file), CLASSES).replaceAll('\\', '/').replace(/\.js$/, '');
    const specifier = classes.startsWith('.') ? classes : `./${classes}`;
    fs.writeFileSync(file, text.replace(PLUS, `const cdk8s_plus_28_1 = require("${specifier}");`));
  }
}

const index = fs.readFileSync(INDEX, 'utf8');
const isClass = (name) => typeof require(INDEX)[name] === 'function';
const modules = [...index.matchAll(STAR)].map(([, specifier]) => specifier);
if (modules.length > 0) {
  const all = Object.keys(require(INDEX)).sort();
  const files = new Map([...index.matchAll(FILE)].map(([, variable, specifier]) => [variable, specifier]));
  const owner = new Map([...index.matchAll(NAMED)].map(([, name, variable]) => [name, files.get(variable)]));
  for (const specifier of modules) {
    for (const name of Object.keys(require(path.join(SOURCE, specifier)))) {
      if (owner.has(name)) throw new Error(`${specifier} and ${owner.get(name)} both export ${name}`);
      owner.set(name, specifier);
    }
  }
  const names = [...owner.keys()];
  if (names.sort().join() !== all.join()) throw new Error('the lazy index would not export what the index exports');
  // The second line is for Node.js, which reads the names that an ES module may import from the text.
  fs.writeFileSync(
    INDEX,
    `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
${names.map((name) => `exports.${name} = `).join('')}void 0;
function lazy(name, load) {
  const define = (property) => Object.defineProperty(exports, name, { enumerable: true, configurable: true, ...property });
  define({ get: () => define({ value: load() })[name] });
}
function guarded(name, load) {
  lazy(name, () => guard().guard(name, load()));
}
const guard = () => require("./core/api/guard");
${[...owner].map(([name, specifier]) => `${isClass(name) ? 'guarded' : 'lazy'}("${name}", () => require("${specifier}").${name});`).join('\n')}
`,
  );
}
