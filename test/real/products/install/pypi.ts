import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { installed } from './cache';

/** A virtual environment with a locked set of packages, and the folders that a program in it reads. */
export interface PythonInstall {
  readonly folder: string;
  /** The Python that the environment was made with. */
  readonly base: string;
}

/** Installs what a lock names, hash by hash. */
export async function fromPypi(product: string, version: string, [least, below]: [number, number]): Promise<PythonInstall> {
  const python = findPython(least, below);
  if (python === undefined) {
    throw new Error(
      `${product} needs Python 3.${least} to 3.${below - 1} with venv: install the package python3.${least}-venv, or one with pyenv`,
    );
  }
  const lock = path.join(__dirname, '..', 'locks', product, 'requirements.txt');
  const hash = createHash('sha256').update(fs.readFileSync(lock)).update(python).digest('hex').slice(0, 10);
  const folder = await installed(`${product}-${version}-${hash}`, (target) => {
    execFileSync(python, ['-m', 'venv', target], { stdio: 'inherit' });
    const pip = path.join(target, 'bin', 'pip');
    const quiet = ['--quiet', '--disable-pip-version-check', '--no-input', '--retries', '5'];
    execFileSync(pip, ['install', ...quiet, '--require-hashes', '--no-deps', '-r', lock], { stdio: 'inherit' });
  });
  const base = execFileSync(path.join(folder, 'bin', 'python'), ['-c', 'import sys; print(sys.base_prefix)'], {
    encoding: 'utf8',
  });
  return { folder, base: base.trim() };
}

/** A Python that fits: of the path, of Debian, of pyenv. */
function findPython(least: number, below: number): string | undefined {
  const pyenv = path.join(os.homedir(), '.pyenv', 'versions');
  const versions = fs.existsSync(pyenv) ? fs.readdirSync(pyenv).sort() : [];
  const minors = Array.from({ length: below - least }, (_, i) => least + i);
  const candidates = [
    'python3',
    ...minors.map((minor) => `python3.${minor}`),
    ...versions.map((version) => path.join(pyenv, version, 'bin', 'python3')),
  ];
  return candidates.find((candidate) => {
    // ensurepip is what Debian leaves out of a Python without its venv package
    const ask = 'import sys, ensurepip; print(sys.version_info[1])';
    const { status, stdout } = spawnSync(candidate, ['-c', ask], { encoding: 'utf8' });
    return status === 0 && Number(stdout) >= least && Number(stdout) < below;
  });
}
