import { CODES } from '../../src/core/codes';
import { SUBJECTS } from './codes';
import { linesOf } from './codes/example';
import { sourceOf } from './codes/source';
import { cell } from './page';
import type { Page } from './page';

const HEAD = `<!-- Written by \`npm run docs\` from src/core/codes and scripts/docs/codes. Do not edit. -->

# Error codes

Every finding of this library is one line: \`[LLMGW-nnn] <construct path>: <prop> = <value>: reason; remedy\`.
Codes are stable: a number is never reused for something else. Every example was run to write this page.
`;

const NUMBERS = new Intl.Collator('en', { numeric: true });

/** Some text is endless for a reason, as that of a file that is too large. */
const LONGEST_LINE = 600;

export const errors: Page = {
  path: 'docs/errors.md',
  render: () => [HEAD, contents(), prelude(), ...Object.keys(CODES).sort(NUMBERS.compare).map(entry)].join('\n'),
};

function contents(): string {
  const rows = Object.entries(CODES)
    .sort(([a], [b]) => NUMBERS.compare(a, b))
    .map(([code, { title }]) => `| [${code}](#${code.toLowerCase()}) | ${cell(title)} |\n`);
  return `| Code | What is wrong |\n| --- | --- |\n${rows.join('')}`;
}

/** What the examples share; whoever reads one of them rarely needs it. */
function prelude(): string {
  const shared = fold('What all examples use', sourceOf('prelude').common);
  const subjects = Object.keys(SUBJECTS).flatMap((subject) => {
    const { common, bodies } = sourceOf(subject);
    const [first] = [...bodies.keys()];
    return common.trim() === '' ? [] : [fold(`What examples about ${subject} use, such as ${first}`, common)];
  });
  return `\`chart\` is a chart in the namespace \`ai\`; names are exported by \`cdk8s-llm-gateway\` or \`cdk8s\`.\n\n${[shared, ...subjects].join('\n')}`;
}

function fold(summary: string, code: string): string {
  return `<details><summary>${summary}</summary>\n\n\`\`\`ts fragment\n${code.trim()}\n\`\`\`\n\n</details>\n`;
}

function entry(code: string): string {
  const { title, advice } = CODES[code]!;
  const heading = `## <a id="${code.toLowerCase()}"></a>${code}: ${title}\n\n${advice}\n`;
  const [subject, examples] = Object.entries(SUBJECTS).find(([, examples]) => code in examples) ?? [];
  if (subject === undefined) {
    throw new Error(`${code} has no example: add one to the file of its subject in scripts/docs/codes`);
  }
  const lines = linesOf(examples![code]!).filter((line) => line.startsWith(`[${code}]`));
  if (lines.length === 0) {
    throw new Error(`the example of ${code} in scripts/docs/codes/${subject}.ts is not given it`);
  }
  return [heading, '```ts fragment', sourceOf(subject).bodies.get(code), '```', '', '```text', ...lines.map(cut), '```', ''].join(
    '\n',
  );
}

function cut(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}...` : line;
}
