import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';

// Every complete program in README.md and docs/ compiles strictly and writes manifests, because it is copied before it is
// read. What is not a complete program says so: ```ts fragment.

interface Snippet {
  /** File and line of the opening fence, as an editor understands it. */
  readonly at: string;
  readonly fragment: boolean;
  readonly code: string;
}

const ROOT = join(__dirname, '..');
const FENCE = /^```(?:ts|typescript)\b([^\n]*)\n([\s\S]*?)^```\s*$/gm;

function snippetsOf(path: string): Snippet[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return [...text.matchAll(FENCE)].map((match) => ({
    at: `${path}:${text.slice(0, match.index).split('\n').length}`,
    fragment: match[1]!.trim() === 'fragment',
    code: match[2]!,
  }));
}

function pages(): string[] {
  const docs = existsSync(join(ROOT, 'docs')) ? readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }) : [];
  return ['README.md', ...docs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name))];
}

/** A file that exists for the compiler only, where imports resolve as they do in a program of this repository. */
function virtualPath(snippet: Snippet): string {
  return join(ROOT, 'examples', `${snippet.at.replace(/\W/g, '-')}.ts`);
}

function compilerOptions(): ts.CompilerOptions {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.config.compilerOptions, ROOT);
  return { ...options, noEmit: true, noUnusedLocals: false, paths: { 'cdk8s-llm-gateway': [join(ROOT, 'src/index.ts')] } };
}

/** One compilation for all snippets: reading the types of cdk8s-plus is what takes the time. */
function typeErrors(snippets: readonly Snippet[]): string[] {
  const options = compilerOptions();
  const virtual = new Map(snippets.map((snippet) => [virtualPath(snippet), snippet]));
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (path) => virtual.get(path)?.code ?? readFile(path);
  host.fileExists = (path) => virtual.has(path) || fileExists(path);
  host.getSourceFile = (path, target) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, target);
  };

  const program = ts.createProgram([...virtual.keys()], options, host);
  return [...virtual].flatMap(([path, { at }]) => {
    const file = program.getSourceFile(path)!;
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((found) => {
      const line = file.getLineAndCharacterOfPosition(found.start ?? 0).line + 1;
      return `${at} line ${line}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`;
    });
  });
}

/** Runs a program with an empty folder as its output, and answers what it wrote there. */
function manifestsOf(snippet: Snippet): string[] {
  const { outputText } = ts.transpileModule(snippet.code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const before = process.env.CDK8S_OUTDIR;
  const folder = mkdtempSync(join(tmpdir(), 'snippet-'));
  process.env.CDK8S_OUTDIR = folder;
  try {
    // `require` is the one of this test, so the package's name leads to its source here as in every other test.
    new Function('require', 'module', 'exports', outputText)(require, { exports: {} }, {});
    return readdirSync(folder);
  } finally {
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
    rmSync(folder, { recursive: true });
  }
}

// Until the README is written there is nothing to test.
(existsSync(join(ROOT, 'README.md')) ? describe : describe.skip)('the programs in README.md and docs/', () => {
  const snippets = existsSync(join(ROOT, 'README.md')) ? pages().flatMap(snippetsOf) : [];
  const programs = snippets.filter((snippet) => !snippet.fragment);

  test('exist, in the README first of all', () => {
    expect(programs.filter(({ at }) => at.startsWith('README.md'))).not.toHaveLength(0);
  });

  test('import what they use, or are marked as a fragment', () => {
    expect(programs.filter(({ code }) => !/^import /m.test(code)).map(({ at }) => at)).toEqual([]);
  });

  test('compile', () => {
    expect(typeErrors(programs)).toEqual([]);
  });

  test.each(programs)('write manifests: $at', (snippet) => {
    expect(manifestsOf(snippet)).toContainEqual(expect.stringMatching(/\.yaml$/));
  });
});
