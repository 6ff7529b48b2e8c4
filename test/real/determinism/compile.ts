import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '../../..');
/** Inside of the repository, so that the examples find the package by its name, as a team's programs do. */
const OUT = path.join(ROOT, 'dist/determinism');

/** Compiles the examples, since every process would otherwise do so; answers the program. */
export function compileExamples(): string {
  const examples = path.join(ROOT, 'examples');
  for (const name of fs.readdirSync(examples, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.ts')) compile(path.join(examples, name), path.join(OUT, name));
  }
  compile(path.join(__dirname, 'surroundings.ts'), path.join(OUT, 'surroundings.ts'));
  compile(path.join(__dirname, 'order.ts'), path.join(OUT, 'order.ts'));
  return path.join(OUT, 'main.js');
}

function compile(from: string, to: string): void {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true };
  const { outputText } = ts.transpileModule(fs.readFileSync(from, 'utf8'), { compilerOptions });
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.writeFileSync(to.replace(/\.ts$/, '.js'), outputText);
}
