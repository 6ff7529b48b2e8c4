import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = join(__dirname, '../../../../../docs/operations.md');

/**
 * The commands of docs/operations.md for kubectl, in their order and as they stand there, each once: lines of its blocks without what
 * is said about them, and what stands in the text or in a table.
 */
export function commands(): string[] {
  const text = readFileSync(PAGE, 'utf8');
  const found = [...text.matchAll(/```sh\n([^]*?)```|`([^`\n]+)`/g)].flatMap(([, block, inline]) =>
    block === undefined ? [inline!] : block.split('\n').map((line) => line.replace(/\s+#.*/, '').trim()),
  );
  // "kubectl edit" is a name, not a command
  return [...new Set(found.filter((command) => /(^|&& )kubectl \S+ \S+/.test(command)))];
}

/** Puts in what the page leaves to its reader. */
export function filledIn(command: string, values: Readonly<Record<string, string>>): string {
  return command.replace(/\b[A-Z]{2,}\b/g, (word) => values[word] ?? word);
}

/** What would still have to be put in. */
export const leftOpen = (command: string): string[] => command.match(/\b[A-Z]{2,}\b/g) ?? [];
