/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // all cores: by default one of them would wait for the others, and of two that is half
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Types are checked once, by `npm run lint`; here every file is only transpiled.
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.dev.json' }] },
  // Examples import the package by its name, as a team would; under test that name is the source, not the last build.
  moduleNameMapper: {
    '^cdk8s-llm-gateway$': '<rootDir>/src/index.ts',
    '^fast-check$': '<rootDir>/test/support/fast-check.cjs',
  },
  globalSetup: '<rootDir>/test/global-setup.ts',
  setupFilesAfterEnv: ['<rootDir>/test/setup.ts'],
  collectCoverageFrom: ['src/**/*.ts'],
};
