import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Lets cdk8s make imports/<group>.ts of every file in the `imports` of `dir`/cdk8s.yaml. */
export function runCdk8sImport(root: string, dir: string): void {
  const cli = join(root, 'node_modules/cdk8s-cli/bin/cdk8s');
  // --save=false: else the CLI rewrites cdk8s.yaml; the check for a newer cdk8s-cli would need the network
  execFileSync(process.execPath, [cli, 'import', '--language', 'typescript', '--save=false'], {
    cwd: dir,
    env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
    stdio: 'pipe',
  });
}
