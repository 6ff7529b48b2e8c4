import { CODES } from '../../src/core/codes';
import { cell } from './page';
import type { Page } from './page';

const HEAD = `<!-- Written by \`npm run docs\` from src/core/codes. Do not edit. -->

# Error codes

Every finding of this library is one line: \`[LLMGW-nnn] <construct path>: <prop> = <value>: reason; remedy\`.
Codes are stable: a number is never reused for something else.

| Code | What is wrong | Why, and what to do |
| --- | --- | --- |
`;

export const errors: Page = {
  path: 'docs/errors.md',
  render: () =>
    HEAD +
    Object.entries(CODES)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { title, advice }]) => `| <a id="${code.toLowerCase()}"></a>${code} | ${cell(title)} | ${cell(advice)} |\n`)
      .join(''),
};
