import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PARTS } from '../../scripts/mutation/parts';

const ROOT = join(__dirname, '../..');

describe.each(PARTS)('$name', ({ mutate, tests }) => {
  test('changes folders that there are', () => {
    for (const pattern of mutate) {
      const [folder] = /^[^*{]*(?=\/)/.exec(pattern.replace(/^!/, ''))!;
      expect(existsSync(join(ROOT, folder))).toBe(true);
      expect(pattern).toMatch(/\.ts$/);
    }
  });

  test('has tests that there are', () => {
    expect(tests.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    expect(tests).not.toEqual([]);
  });
});

test('no two parts have the same name', () => {
  expect(new Set(PARTS.map(({ name }) => name)).size).toBe(PARTS.length);
});
