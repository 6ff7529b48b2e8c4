import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../cli/commands';
import { run, temporaryFolder, writeManifests } from './run';
import { sample } from './sample';

// docs/cli.md: every command in it is run, every output in it is what comes out
const PAGE = readFileSync(join(__dirname, '../../docs/cli.md'), 'utf8');
const blocks = (language: string) =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text]) => text!);
const commands = blocks('sh').flatMap((text) => text.split('\n').filter((line) => line.includes('npx cdk8s-llm-gateway')));

const folder = temporaryFolder();
const before = process.cwd();
afterAll(() => process.chdir(before));
beforeAll(() => {
  process.chdir(folder);
  mkdirSync('dist');
  mkdirSync('before/dist', { recursive: true });
  writeManifests('dist/gateway.k8s.yaml', sample());
  writeManifests('before/dist/gateway.k8s.yaml', sample());
  writeManifests('live.yaml', sample());
  const [exceptions = ''] = blocks('yaml');
  // the object that the page excuses
  writeManifests('dist/agent.yaml', [
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'node-agent' },
      spec: {
        selector: { matchLabels: { app: 'agent' } },
        template: { metadata: { labels: { app: 'agent' } }, spec: { hostNetwork: true, containers: [] } },
      },
    } as never,
  ]);
  writeManifests('before/dist/agent.yaml', []);
  writeFileSync('exceptions.yaml', exceptions);
});

/** What stands before a pipe is another program; its output is in a file here. */
function argumentsOf(command: string): string[] {
  const [, own = ''] = /npx cdk8s-llm-gateway ([^|>]*)/.exec(command) ?? [];
  return own
    .trim()
    .split(/\s+/)
    .map((word) => (word === '-' ? 'live.yaml' : word));
}

test('the page shows every command', () => {
  const shown = new Set(commands.map((command) => argumentsOf(command)[0]));

  expect(COMMANDS.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
});

test.each(commands.map((command, i) => [command, i] as const))('%s', async (command, i) => {
  const args = argumentsOf(command).map((word) => (word === 'adopted' ? `adopted-${i}` : word));

  const { code, err } = await run(...args);

  const known = COMMANDS.find(({ name }) => name === args[0])!.exits.map(([exit]) => exit);
  expect(err).toBe('');
  expect(known.filter((exit) => exit !== 2)).toContain(code);
});

test.each(blocks('text'))('explain says: %s', async (text) => {
  const { out } = await run('explain', 'dist');

  for (const line of text.trimEnd().split('\n')) expect(out).toContain(line);
});

test('the exit codes are those of --help', () => {
  const rows = [...PAGE.matchAll(/^\| \[`(\w+)`\].*\|\s*([^|]*?)\s*\|$/gm)].map(([, name, codes]) => [
    name,
    [...codes!.matchAll(/\b(\d) /g)].map(([, code]) => Number(code)),
  ]);

  expect(rows).toEqual(COMMANDS.map(({ name, exits }) => [name, exits.map(([code]) => code)]));
});

test.each(COMMANDS)('$name --help has an example and its exit codes', async ({ name, example }) => {
  const { code, out } = await run(name, '--help');

  expect(code).toBe(0);
  expect(out).toContain(example.split('\n')[0]);
  expect(out).toContain('Exit codes:');
});
