/** What we need of a node of Babel. */
interface NodePath {
  readonly node: {
    readonly type: string;
    readonly value?: unknown;
    readonly quasis?: readonly { readonly value: { readonly cooked?: string } }[];
  };
}

/** Two words with a blank between them. No value in a manifest of Kubernetes reads like that. */
const SENTENCE = /[a-z',)\]…] [a-z'(]/i;

/**
 * Sentences are for people: what a finding says, a remedy, a title. Tests look for the words in them that matter, and a test of every
 * letter would only repeat the source. Other texts are keys, values and patterns, and are mutated.
 */
export class PeopleOnly {
  public shouldIgnore({ node }: NodePath): string | undefined {
    const text =
      node.type === 'TemplateLiteral' ? (node.quasis ?? []).map(({ value }) => value.cooked).join('…') : String(node.value ?? '');
    const isText = node.type === 'StringLiteral' || node.type === 'TemplateLiteral';
    return isText && SENTENCE.test(text) ? 'a sentence for people' : undefined;
  }
}
