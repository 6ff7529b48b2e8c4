import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

// Layout is prettier's, unused names are the compiler's. Here is only what neither of them sees.
export default defineConfig(
  { ignores: ['dist/', 'pkg/', 'coverage/', 'imports/', '**/*.js', '**/*.cjs', '**/*.mjs', '**/*.d.ts'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { project: './tsconfig.dev.json', tsconfigRootDir: import.meta.dirname } },
    // A comment that switches a rule off must still be needed.
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      curly: ['error', 'multi-line', 'consistent'],
      eqeqeq: 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-else-return': 'error',
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      // The test runner of Node.js waits for its tests by itself.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test'] }] },
      ],
      // 0, '' and false are values a user may mean; `||` throws them away.
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
      '@typescript-eslint/prefer-optional-chain': 'error',
      '@typescript-eslint/explicit-member-accessibility': [
        'error',
        { accessibility: 'explicit', overrides: { constructors: 'off' } },
      ],
      // Static factories first, as in cdk8s-plus: they are how a reader makes the thing.
      '@typescript-eslint/member-ordering': [
        'error',
        {
          default: [
            'public-static-field',
            'public-static-method',
            'protected-static-field',
            'protected-static-method',
            'private-static-field',
            'private-static-method',
            'field',
            'constructor',
            'method',
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'A default export has no name to search for; export by name.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      // Products and custom resources are loaded by whoever uses them: a static import would charge everybody.
      '@typescript-eslint/no-require-imports': [
        'error',
        {
          allow: [
            '^\\.\\./products/',
            '^\\./promql-text$',
            '^(\\.\\./pod|\\.)/admitted-pod$',
            '^\\./promises$',
            '^\\./dashboards/',
            '^\\./flavors/',
            '^(\\.\\./)+imports/',
            '^cdk8s-plus-28',
          ],
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^\\.{1,2}(/\\.\\.)*(/index)?$', message: 'Import the file itself: a barrel makes a circle.' },
            { regex: '/index$', message: 'Import the file itself: a barrel makes a circle.' },
          ],
        },
      ],
    },
  },
  {
    // Tests read manifests and hand in wrong values on purpose.
    files: ['test/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Jest wants a default export here.
    files: ['test/global-setup.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Barrels re-export folders; that is their whole purpose. What they may reach is in the architecture test.
    files: ['src/**/index.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
);
