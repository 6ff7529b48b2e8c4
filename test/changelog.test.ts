const { notesOf }: { notesOf: (changelog: string, version: string) => string } = require('../scripts/release/changelog.cjs');

const released =
  '# Changelog\n\nIntroduction.\n\n## 1.1.0 (2026-01-02)\n\n- [FEATURE] new\n\n## 1.0.0 (2026-01-01)\n\n- [FEATURE] first\n';

test('the notes of a release are the entries of its version', () => {
  expect([notesOf(released, '1.1.0'), notesOf(released, '1.0.0')]).toEqual(['- [FEATURE] new', '- [FEATURE] first']);
});

test('entries of a next version may have a heading that is still empty', () => {
  expect(notesOf(released.replace('## 1.1.0', '## Unreleased\n\n## 1.1.0'), '1.1.0')).toBe('- [FEATURE] new');
});

test('fails for a version that the changelog does not know', () => {
  expect(() => notesOf(released, '1.2.0')).toThrow("no entries under '## 1.2.0'");
});

test('fails for a version without entries', () => {
  expect(() => notesOf('## 1.2.0 (2026-01-03)\n\n## 1.1.0\n\n- [FEATURE] new\n', '1.2.0')).toThrow('no entries');
});

test('fails while entries are unreleased', () => {
  expect(() => notesOf(released.replace('## 1.1.0', '## Unreleased\n\n- [BUGFIX] late\n\n## 1.1.0'), '1.1.0')).toThrow(
    'Unreleased',
  );
});
