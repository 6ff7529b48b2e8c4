import { importLine } from '../init/import-line';
import type { Code } from './code';
import { importsOf, literal } from './code';

/** A statement of the chart. */
export interface Statement {
  /** `const gateway = ` in front of it, where something refers to it. */
  readonly variable?: string;
  readonly code: Code;
}

/** What the program says. */
export interface Program {
  readonly namespace?: string;
  readonly chart: string;
  readonly statements: readonly Statement[];
}

const ALWAYS = { App: 'cdk8s', Chart: 'cdk8s' };

/** As a team keeps it. */
export function typescript(program: Program): string {
  const imports = importLines(program, importLine);
  return `${imports}

/** What ran before, adopted: the same names, selectors, ports and credentials. */
export class Gateways extends Chart {
  constructor(scope: App, id: string) {
${body(program)}
  }
}

/** The app, for the command line and for the test. */
export function build(app: App = new App()): App {
  new Gateways(app, '${program.chart}');
  return app;
}

if (require.main === module) {
  build().synth();
}
`;
}

/** The same without types, to be run at once. */
export function javascript(program: Program): string {
  const imports = importLines(program, (names, from) => `const { ${names.join(', ')} } = require('${from}');`);
  return `${imports}
class Gateways extends Chart {
  constructor(scope, id) {
${body(program)}
  }
}
exports.build = (app) => {
  new Gateways(app, '${program.chart}');
  return app;
};
`;
}

function importLines({ statements }: Program, line: (names: string[], from: string) => string): string {
  const all: Record<string, string> = Object.assign({ ...ALWAYS }, ...statements.map(({ code }) => importsOf(code)));
  return [...new Set(Object.values(all))]
    .sort()
    .map((from) =>
      line(
        Object.keys(all)
          .filter((name) => all[name] === from)
          .sort(),
        from,
      ),
    )
    .join('\n');
}

function body({ namespace, statements }: Program): string {
  const start = `super(scope, id${namespace === undefined ? '' : `, { namespace: '${namespace}' }`});`;
  const lines = statements.map(({ variable, code }) => `${variable ? `const ${variable} = ` : ''}${literal(code)};`);
  return [start, ...lines].join('\n').replace(/^(?=.)/gm, '    ');
}
