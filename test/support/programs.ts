import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';

/** A complete program as text, which is copied before it is read. */
export interface Program {
  /** Where it stands, for messages. */
  readonly at: string;
  readonly code: string;
}

const ROOT = join(__dirname, '../..');

/** A file that exists for the compiler only, where imports resolve as they do in a program of this repository. */
function virtualPath(program: Program): string {
  return join(ROOT, 'examples', `${program.at.replace(/\W/g, '-')}.ts`);
}

function compilerOptions(): ts.CompilerOptions {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.config.compilerOptions, ROOT);
  return { ...options, noEmit: true, noUnusedLocals: false, paths: { 'cdk8s-llm-gateway': [join(ROOT, 'src/index.ts')] } };
}

/** One compilation for all programs: reading the types of cdk8s-plus is what takes the time. */
export function typeErrors(programs: readonly Program[]): string[] {
  const options = compilerOptions();
  const virtual = new Map(programs.map((program) => [virtualPath(program), program]));
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (path) => virtual.get(path)?.code ?? readFile(path);
  host.fileExists = (path) => virtual.has(path) || fileExists(path);
  host.getSourceFile = (path, target) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, target);
  };

  const compiled = ts.createProgram([...virtual.keys()], options, host);
  return [...virtual].flatMap(([path, { at }]) => {
    const file = compiled.getSourceFile(path)!;
    return [...compiled.getSyntacticDiagnostics(file), ...compiled.getSemanticDiagnostics(file)].map((found) => {
      const line = file.getLineAndCharacterOfPosition(found.start ?? 0).line + 1;
      return `${at} line ${line}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`;
    });
  });
}

/**
 * What a program exports.
 *
 * @param require that of the test, with which the package's name leads to its source as in every other test
 */
export function evaluate({ code }: Program, require: NodeRequire): Record<string, any> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports = {};
  new Function('require', 'module', 'exports', outputText)(require, { exports }, exports);
  return exports;
}

/** Runs a program with an empty folder as its output, and answers what it wrote there. */
export function manifestsOf(program: Program, require: NodeRequire): string[] {
  const before = process.env.CDK8S_OUTDIR;
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  process.env.CDK8S_OUTDIR = folder;
  try {
    evaluate(program, require);
    return readdirSync(folder);
  } finally {
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
    rmSync(folder, { recursive: true });
  }
}
