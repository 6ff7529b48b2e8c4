import type { LRParser } from '@lezer/lr';

// its types are those of an ES module, its code is not
const { parser } = require('@prometheus-io/lezer-promql') as { readonly parser: LRParser };

/** A metric that an expression reads, and the labels by which it selects. */
export interface Selector {
  readonly metric: string;
  readonly labels: readonly string[];
}

/** What an expression is about. */
export interface Reading {
  readonly selectors: readonly Selector[];
  /** Labels that are grouped by, joined on or kept. */
  readonly grouping: readonly string[];
}

/**
 * Everything that is wrong with the syntax and the types of a PromQL expression ("expected type matrix in call to rate"); nothing
 * for one that Prometheus would load.
 *
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/
 */
export function promqlErrors(expression: string): string[] {
  // loaded by the tests that ask for it; the package has no types for this path
  const { Parser } = require('@prometheus-io/codemirror-promql/dist/cjs/parser/parser');
  const { EditorState } = require('@codemirror/state');
  const { LanguageSupport, LRLanguage } = require('@codemirror/language');
  const language = new LanguageSupport(LRLanguage.define({ parser }));
  const checker = new Parser(EditorState.create({ doc: expression, extensions: [language] }));
  // an editor parses for some milliseconds and goes on later; a check wants the whole tree now
  checker.tree = parser.parse(expression);
  checker.analyze();
  const diagnostics: Array<{ message: string; from: number; to: number }> = checker.getDiagnostics();
  const found = diagnostics.map((d) => `${d.message}: ${expression.slice(d.from, d.to) || `at ${d.from}`}`);
  // the type check stays silent about some trees with an error node, and about ranges over what is no selector
  return found.length > 0 ? found : syntaxErrors(expression);
}

/** What an expression reads: metrics with their label matchers, and the labels of its groupings. */
export function promqlReading(expression: string): Reading {
  const selectors: Selector[] = [];
  const grouping: string[] = [];
  const text = (node: { from: number; to: number }) => expression.slice(node.from, node.to);
  parser.parse(expression).iterate({
    enter: (node) => {
      if (node.name === 'VectorSelector') {
        const name = node.node.getChild('Identifier');
        const matchers = node.node.getChild('LabelMatchers');
        const labels = [
          ...(matchers?.getChildren('UnquotedLabelMatcher') ?? []),
          ...(matchers?.getChildren('QuotedLabelMatcher') ?? []),
        ]
          .map((matcher) => matcher.firstChild)
          .filter((label) => label !== null)
          .map(text);
        selectors.push({ metric: name ? text(name) : '', labels });
      }
      if (node.name === 'GroupingLabels') {
        grouping.push(...node.node.getChildren('LabelName').map(text));
      }
    },
  });
  return { selectors, grouping };
}

function syntaxErrors(expression: string): string[] {
  const errors: string[] = expression.trim() === '' ? ['empty'] : [];
  parser.parse(expression).iterate({
    enter: (node) => {
      if (node.name === 'MatrixSelector' && node.node.firstChild?.name !== 'VectorSelector') {
        errors.push(`a range needs a selector: ${expression.slice(node.from, node.to)}`);
      }
      if (node.type.isError) errors.push(`syntax error at ${node.from}: ${expression.slice(node.from, node.from + 20)}`);
    },
  });
  return errors;
}
