const LONGEST_LINE = 100;

/** An import with its names in order, a line each where they are many. */
export function importLine(names: readonly string[], from: string): string {
  const sorted = [...new Set(names)].sort();
  const line = `import { ${sorted.join(', ')} } from '${from}';`;
  return line.length <= LONGEST_LINE ? line : `import {\n${sorted.map((name) => `  ${name},\n`).join('')}} from '${from}';`;
}
