import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { CACHE } from '../../../scripts/cache';
import { once } from '../tools';
import type { Trial } from './trial';

const ROOT = path.resolve(__dirname, '../../..');
const PLUS = 'cdk8s-plus-28';
/** Only the classes are of interest. */
const INSTALL = ['-Dmaven.javadoc.skip', '-Dmaven.source.skip', '-DskipTests', 'install'];

/** Maven Central does not have cdk8s-plus-28, so it is made of the npm package, once. */
export function runJava({ folder, packages, env }: Trial): void {
  const { version } = require(`${PLUS}/package.json`) as { readonly version: string };
  const maven = (cwd: string, ...args: string[]) =>
    execFileSync('mvn', ['--quiet', '--batch-mode', `-Dmaven.repo.local=${path.join(CACHE, 'maven')}`, ...args], {
      cwd,
      env,
      stdio: 'inherit',
    });
  once(`java-${PLUS}-${version}/made`, (target) => {
    const outdir = path.dirname(target);
    const pacmak = ['node_modules/jsii-pacmak/bin/jsii-pacmak', '-t', 'java', '--code-only', '--outdir', outdir];
    execFileSync(process.execPath, ['-r', './scripts/package/quiet-node.cjs', ...pacmak, `node_modules/${PLUS}`], {
      cwd: ROOT,
      stdio: 'inherit',
    });
    maven(path.join(outdir, 'java'), ...INSTALL);
  });
  maven(path.join(packages, 'java'), ...INSTALL);
  maven(folder, 'compile', 'exec:java');
}
