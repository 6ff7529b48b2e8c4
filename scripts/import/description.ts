const LONGEST = 160;

/**
 * The first sentence, on one line.
 * Whole upstream descriptions would be two thirds of the generated code, and the upstream pages say it better.
 */
export function firstSentence(text: string): string | undefined {
  const line = text
    .split(/\n\s*\n/, 1)
    .join('')
    .replace(/\\([^\w\s])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  const sentence = /^.*?[a-z0-9)`'"]\.(?=\s+[A-Z`]|$)/.exec(line)?.[0] ?? line;
  if (sentence.length <= LONGEST) return sentence || undefined;
  return `${sentence.slice(0, sentence.lastIndexOf(' ', LONGEST - 4))} ...`;
}
