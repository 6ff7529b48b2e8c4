import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm } from './tarball';
import type { Team } from './team';

/** How a manager of packages installs, and how it starts what is installed. */
export interface Manager {
  readonly install: (team: Team) => void;
  /** What runs a program of Node.js. */
  readonly node: readonly string[];
  /** The compiler of TypeScript. */
  readonly tsc: readonly string[];
}

/** Versions of the managers that do not come with Node.js. */
const TOOLS = { pnpm: '10.34.8', '@yarnpkg/cli-dist': '4.18.1' };

const MODULES = { node: [process.execPath], tsc: [process.execPath, 'node_modules/typescript/bin/tsc'] };

/** npm, pnpm and yarn, the last without node_modules; `end` removes what was brought for them. */
export function managers(): Readonly<Record<'npm' | 'pnpm' | 'yarn', Manager>> & { readonly end: () => void } {
  const tools = mkdtempSync(join(tmpdir(), 'managers-'));
  const wanted = Object.entries(TOOLS).map(([name, version]) => `${name}@${version}`);
  npm(tools, 'install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', tools, ...wanted);
  const pnpm = [process.execPath, join(tools, 'node_modules/pnpm/bin/pnpm.cjs')];
  const yarn = [process.execPath, join(tools, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js')];
  // yarn does not read the settings of npm
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim().replace(/\/$/, '');
  return {
    npm: {
      ...MODULES,
      install: ({ folder }) => npm(folder, 'install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'),
    },
    pnpm: {
      ...MODULES,
      install: (team) =>
        team.run([...pnpm, 'install', '--prefer-offline', '--ignore-scripts', '--no-lockfile', '--reporter=silent']),
    },
    yarn: {
      node: [...yarn, 'node'],
      tsc: [...yarn, 'tsc'],
      install: (team) => {
        // a file of its own makes the folder a project of its own
        writeFileSync(join(team.folder, 'yarn.lock'), '');
        writeFileSync(
          join(team.folder, '.yarnrc.yml'),
          `npmRegistryServer: ${registry}\nenableTelemetry: false\nenableScripts: false\n`,
        );
        team.run([...yarn, 'install', '--no-immutable'], { CI: '' });
      },
    },
    end: () => rmSync(tools, { recursive: true, force: true }),
  };
}
