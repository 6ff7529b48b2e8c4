import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODES } from '../../src/core/codes';

const SRC = join(__dirname, '../../src');
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));

describe('the table of codes', () => {
  test('explains every code in whole sentences', () => {
    for (const [code, { title, advice }] of Object.entries(CODES)) {
      expect(code).toMatch(/^LLMGW-\d{3}$/);
      expect(title).toMatch(/^[^A-Z.].*[^.]$|^[A-Z]{2}.*[^.]$|^[A-Z][a-z]+.*[^.]$/);
      expect(advice).toMatch(/\.$/);
    }
  });

  test('uses a number once', () => {
    const declared = sources
      .filter(({ name }) => name.startsWith('core/codes/'))
      .flatMap(({ text }) => text.match(/'LLMGW-\d{3}':/g) ?? []);

    expect(declared).toHaveLength(Object.keys(CODES).length);
  });

  test.each(Object.keys(CODES))('%s is reported somewhere', (code) => {
    const users = sources.filter(({ name, text }) => !name.startsWith('core/codes/') && text.includes(`'${code}'`));

    expect(users).not.toEqual([]);
  });
});
