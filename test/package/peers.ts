import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { managers } from './managers';
import { npm, ROOT } from './tarball';
import { Team } from './team';

// `npm run test:peers`, with a registry: consumer/app.ts with the oldest and the newest peers that package.json allows, and with every
// manager of packages. Whatever is installed, it writes the same.

const { peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  peerDependencies: Record<string, string>;
};

/** The lowest version of `^1.2.3`, and the highest that the registry has. */
const VERSIONS = {
  oldest: (_: string, range: string) => range.replace(/^\^/, ''),
  newest: (name: string, range: string) => {
    const found: string | string[] = JSON.parse(npm(ROOT, 'view', `${name}@${range}`, 'version', '--json'));
    return [found].flat().at(-1)!;
  },
};

const TRIALS = [
  ['npm', 'oldest'],
  ['npm', 'newest'],
  ['pnpm', 'oldest'],
  ['pnpm', 'newest'],
  ['yarn', 'newest'],
] as const;

let tools: ReturnType<typeof managers>;
let written: Record<string, string> | undefined;

before(() => {
  tools = managers();
});
after(() => tools.end());

for (const [manager, age] of TRIALS) {
  test(`a team with ${manager} and the ${age} peers compiles and synthesizes the same`, (t) => {
    const peers = Object.fromEntries(Object.entries(peerDependencies).map(([name, range]) => [name, VERSIONS[age](name, range)]));
    t.diagnostic(
      Object.entries(peers)
        .map((pair) => pair.join(' '))
        .join(', '),
    );
    const { install, node, tsc } = tools[manager];
    const team = new Team(peers, node);
    try {
      install(team);
      team.compile('app', 'commonjs', tsc);
      const files = team.synthesize('app');

      assert.notDeepEqual(files, {});
      assert.deepEqual(files, (written ??= files));
    } finally {
      team.end();
    }
  });
}
