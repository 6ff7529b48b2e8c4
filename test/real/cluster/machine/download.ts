import { spawnSync } from 'node:child_process';
import { goCommand } from './toolchain';

/** The folder of a module in the cache of Go: in the version that is named, or else in that of the go.mod where it is asked for. */
export function download(module: string, cwd: string, flags: string): string {
  const options = { cwd, encoding: 'utf8', env: { ...process.env, GOFLAGS: flags, GOWORK: 'off' } } as const;
  const { status, stdout, stderr } = spawnSync(goCommand(), ['mod', 'download', '-json', module], options);
  const { Dir, Error: cause } = JSON.parse(stdout || '{}') as { Dir?: string; Error?: string };
  if (status !== 0 || !Dir) throw new Error(`${module} cannot be had: ${cause ?? stderr}`);
  return Dir;
}
