import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pythonWith } from '../tools';
import { runJava } from './java';
import type { Trial } from './trial';

export interface Language {
  /** Checks the types of the program, and runs it. */
  readonly run: (trial: Trial) => void;
}

const ROOT = path.resolve(__dirname, '../../..');
const GO_PACKAGE = 'github.com/cdk8s-llm-gateway/cdk8s-llm-gateway-go/cdk8sllmgateway';
/** cdk8s-plus for Go wants a newer cdk8s than the one this library is tested with, and registries do not all have it. */
const GO_CDK8S = 'github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2';

export const LANGUAGES: Readonly<Record<string, Language>> = {
  typescript: {
    run({ env }) {
      const program = 'examples/languages/typescript/main.ts';
      execFileSync(process.execPath, ['-r', 'ts-node/register/transpile-only', program], { cwd: ROOT, env, stdio: 'inherit' });
    },
  },
  python: {
    run({ folder, packages, env }) {
      const python = pythonWith(...fs.readFileSync(path.join(__dirname, 'requirements.txt'), 'utf8').trim().split('\n'));
      const site = path.join(folder, 'site');
      const pip = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-build-isolation', '--no-index', '--target', site];
      execFileSync(python, [...pip, path.join(packages, 'python')], { cwd: folder, stdio: 'inherit' });
      const within = { cwd: folder, env: { ...env, PYTHONPATH: site, MYPYPATH: site }, stdio: 'inherit' } as const;
      execFileSync(python, ['-m', 'mypy', '--strict', '--follow-imports=silent', 'main.py'], within);
      execFileSync(python, ['main.py'], within);
    },
  },
  go: {
    run({ folder, packages, env }) {
      const go = (...args: string[]) =>
        execFileSync('go', args, { cwd: folder, env: { ...env, GOFLAGS: '-mod=mod' }, stdio: 'inherit' });
      go('mod', 'edit', `-replace=${GO_PACKAGE}=${path.join(packages, 'go/cdk8sllmgateway')}`);
      go('mod', 'edit', `-replace=${GO_CDK8S}=${GO_CDK8S}@v${require('cdk8s/package.json').version}`);
      go('mod', 'tidy');
      go('vet', './...');
      go('run', '.');
    },
  },
  java: { run: runJava },
};
