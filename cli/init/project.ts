import { program, sentence } from './program';
import type { InitOptions } from './starter';

/** Everything that an empty folder needs, by file name. */
export function project(options: InitOptions): { readonly [file: string]: string } {
  return {
    'package.json': json(packageJson(options)),
    'tsconfig.json': json(TSCONFIG),
    'cdk8s.yaml': CDK8S,
    'jest.config.js': JEST,
    '.gitignore': 'node_modules/\ndist/\n',
    'main.ts': program(options),
    'main.test.ts': TEST,
    'README.md': readme(options),
  };
}

function packageJson({ name, library }: InitOptions): unknown {
  return {
    name,
    version: '0.0.0',
    private: true,
    // without its look for a newer version, which costs a second and prints a false alarm without a network
    scripts: { synth: 'cdk8s synth --no-check-upgrade', test: 'jest', typecheck: 'tsc --noEmit' },
    dependencies: { cdk8s: '^2.68.91', 'cdk8s-llm-gateway': library, 'cdk8s-plus-28': '^2.5.6', constructs: '^10.3.0' },
    devDependencies: {
      '@types/jest': '^30.0.0',
      '@types/node': '^20.19.0',
      'cdk8s-cli': '^2.207.0',
      jest: '^30.5.0',
      'ts-jest': '^29.4.0',
      'ts-node': '^10.9.2',
      typescript: '~5.9.3',
    },
    // npm asks about every script of a package at installation; jest watches files without this one, too
    allowScripts: { '@parcel/watcher': false },
  };
}

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    module: 'node16',
    moduleResolution: 'node16',
    isolatedModules: true,
    strict: true,
    skipLibCheck: true,
    types: ['node', 'jest'],
  },
  include: ['*.ts'],
};

// without types a synthesis takes one second instead of five; `npm run typecheck` looks at them
const CDK8S = `language: typescript
app: node -r ts-node/register/transpile-only main.ts
output: dist
`;

const JEST = `module.exports = {
  transform: { '^.+\\\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json' }] },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};
`;

const TEST = `import { Testing } from 'cdk8s';
import { build } from './main';

// The first run writes the snapshot; commit it. After that, a change of the YAML is seen in review before anybody applies it.
test('the manifests are as reviewed', () => {
  const app = build(Testing.app());

  expect(app.charts.map((chart) => Testing.synth(chart))).toMatchSnapshot();
});
`;

function readme({ name, starter }: InitOptions): string {
  return `# ${name}

${sentence(starter.about)} As a cdk8s app.

\`\`\`sh
npm install
npm run synth                           # the manifests, in dist/
npm test                                # nothing changed that nobody reviewed
npx cdk8s-llm-gateway explain dist      # what it makes, and the commands for the Secrets that it needs
npx cdk8s-llm-gateway diagram dist --output gateway.svg
kubectl apply -f dist/
\`\`\`
`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
