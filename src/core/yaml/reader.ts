/** Where a text stops being YAML, and why; never what stands there, which may be private. */
export interface YamlFault {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  /** Whether it is a key that stands there twice. */
  readonly isTwice: boolean;
}

export interface YamlRead {
  /** One for each document; of no use where there are faults. */
  readonly documents: readonly unknown[];
  readonly faults: readonly YamlFault[];
}

interface Parsed {
  readonly errors: ReadonlyArray<{ readonly code: string; readonly linePos?: ReadonlyArray<{ line: number; col: number }> }>;
  toJSON(): unknown;
}
interface Parser {
  parseAllDocuments(text: string, options: object): readonly Parsed[];
}

const REASONS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'the key stands there twice, and readers keep one of the two',
  TAB_AS_INDENT: 'a tab is no indentation in YAML',
  BAD_INDENT: 'the indentation fits nothing above it',
  MULTIPLE_ANCHORS: 'two anchors for one value',
};

let parser: Parser | undefined;

/**
 * Reads YAML with the package that cdk8s brings for itself: its own `Yaml.load` reads files only, and passes over what is wrong.
 * Loaded when the first text is read; most programs have none.
 */
export function readYaml(text: string): YamlRead {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- where it lies is known only when it is needed
  parser ??= require(require.resolve('yaml', { paths: [require.resolve('cdk8s')] })) as Parser;
  const documents = parser.parseAllDocuments(text, { version: '1.1', merge: true, logLevel: 'error' });
  const faults = documents.flatMap(({ errors }) =>
    errors.map(({ code, linePos }) => {
      const { line = 1, col: column = 1 } = linePos?.[0] ?? {};
      return { line, column, reason: REASONS[code] ?? 'not YAML from there on', isTwice: code === 'DUPLICATE_KEY' };
    }),
  );
  return { documents: faults.length > 0 ? [] : documents.map((document) => document.toJSON()), faults };
}
