import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '..');
const PROGRAMS = path.join(__dirname, 'programs');
/** Inside the repository, so that the programs find the package by its name, as a team's would. */
const OUT = path.join(ROOT, 'dist/bench');

/** Compiles the programs: what is measured is `node main.js`, not a compiler. */
export function buildPrograms(): string {
  fs.mkdirSync(OUT, { recursive: true });
  for (const file of fs.readdirSync(PROGRAMS)) {
    const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true };
    const { outputText } = ts.transpileModule(fs.readFileSync(path.join(PROGRAMS, file), 'utf8'), { compilerOptions });
    fs.writeFileSync(path.join(OUT, file.replace(/\.ts$/, '.js')), outputText);
  }
  return OUT;
}
