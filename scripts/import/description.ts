const LONGEST = 160;

/** A full stop that ends a sentence: not the one of "e.g." or of a number. */
const SENTENCE_END = /(?<!\be\.g|\bi\.e)\.(?=\s+\S|$)/;

/**
 * The first sentence, on one line.
 * Whole upstream descriptions would be two thirds of the generated code, and the upstream pages say it better.
 */
export function firstSentence(text: string): string | undefined {
  const [paragraph = ''] = text.split(/\n\s*\n|<gateway:/, 1);
  const line = paragraph
    .replace(/\\([^\w\s])/g, '$1') // kubernetes-models escapes Markdown
    .replace(/\s+/g, ' ')
    .trim();
  // "Deprecated." alone would not say what to use instead
  const end = SENTENCE_END.exec(line.replace(/^Deprecated\./i, 'Deprecated:'));
  const sentence = end ? line.slice(0, end.index + 1) : line;
  if (sentence.length <= LONGEST) return sentence || undefined;
  return `${sentence.slice(0, sentence.lastIndexOf(' ', LONGEST - 4))} ...`;
}
