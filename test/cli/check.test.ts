import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder, writeManifests } from './run';
import { sample } from './sample';

const folder = temporaryFolder();
const hostNetwork = ({ deployment }: Record<string, any>): void => {
  deployment.spec.template.spec.hostNetwork = true;
};
const clean = writeManifests(join(folder, 'clean.yaml'), sample());
const unsafe = writeManifests(join(folder, 'unsafe.yaml'), sample(hostNetwork));

async function rulesOf(file: string, ...options: string[]): Promise<string[]> {
  return JSON.parse((await run('check', file, '--format', 'json', ...options)).out).map(({ rule }: any) => rule);
}

test('finds what is new in a file that is less safe', async () => {
  const before = await rulesOf(clean);

  expect((await rulesOf(unsafe)).filter((rule) => !before.includes(rule))).toEqual(['host-namespace']);
});

test('says where, what and how to mend it', async () => {
  const { out } = await run('check', unsafe);

  expect(out).toMatch(/Deployment\/gateway in ai {2}spec.template.spec.hostNetwork\n {2}.*\[host-namespace\]\n {2}/);
  expect(out).toMatch(/7 objects, \d+ errors, \d+ warnings$/);
});

test('the exit code is 1 for warnings only where they count', async () => {
  expect((await run('check', clean)).code).toBe(0);
  expect((await run('check', clean, '--strict')).code).toBe(1);
});

test('an exception with a reason takes a finding away', async () => {
  const file = join(folder, 'exceptions.yaml');
  writeFileSync(file, '- { rule: host-namespace, object: Deployment/gateway, reason: the CNI is part of it }\n');

  expect(await rulesOf(unsafe, '--exceptions', file)).not.toContain('host-namespace');
});

test('a file of ManifestRules is read as well', async () => {
  const file = join(folder, 'rules.yaml');
  writeFileSync(file, 'exceptions:\n  - { rule: host-namespace, object: Deployment/gateway, reason: the CNI is part of it }\n');

  expect(await rulesOf(unsafe, '--exceptions', file)).not.toContain('host-namespace');
});

test('an exception that excuses nothing is a finding', async () => {
  const file = join(folder, 'useless.yaml');
  writeFileSync(file, '- { rule: host-namespace, object: Deployment/gateway, reason: none }\n');

  expect(await rulesOf(clean, '--exceptions', file)).toContain('exception');
});

test('SARIF points to the line at which the object begins', async () => {
  const { out } = await run('check', unsafe, '--format', 'sarif');

  const [{ results }] = JSON.parse(out).runs;
  const found = results.find(({ ruleId }: any) => ruleId === 'host-namespace');
  const { artifactLocation, region } = found.locations[0].physicalLocation;
  expect(artifactLocation.uri).toBe(unsafe);
  expect(region.startLine).toBeGreaterThan(1);
});

test('fails for exceptions that are no list', async () => {
  const file = join(folder, 'no-list.yaml');
  writeFileSync(file, 'rule: host-namespace\n');

  expect(await run('check', clean, '--exceptions', file)).toMatchObject({
    code: 2,
    err: expect.stringContaining('no list of exceptions'),
  });
});

test('fails for a form that nobody knows', async () => {
  expect((await run('check', clean, '--format', 'xml')).err).toContain('use text, json, sarif');
});
