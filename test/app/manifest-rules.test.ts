import * as fs from 'node:fs';
import * as path from 'node:path';
import { Yaml } from 'cdk8s';
import { ValidationContext } from '../../node_modules/cdk8s-cli/lib/plugins/validation';
import { ManifestRules } from '../../src';
import { broken, podOf, soundSet } from '../checks/sample';
import { newFolder } from './outcome';

let folder: string;
beforeEach(() => (folder = newFolder()));
afterEach(() => fs.rmSync(folder, { recursive: true }));

const unsound = broken((find) => (podOf(find).hostNetwork = true));

async function report(rules: ManifestRules, manifests: object[]): Promise<ValidationContext['report']> {
  const file = path.join(folder, 'app.yaml');
  Yaml.save(file, manifests);
  const context = new ValidationContext([file], 'cdk8s-llm-gateway', '1.0.0', { gw: { path: 'chart/gateway' } });
  await rules.validate(context);
  return context.report;
}

test('passes a sound app', async () => {
  expect((await report(new ManifestRules(), soundSet())).success).toBe(true);
});

test('fails an unsound one, and says where and what to do', async () => {
  const failed = await report(new ManifestRules(), unsound);

  expect(failed.success).toBe(false);
  expect(failed.toJson().violations).toEqual([
    {
      ruleName: 'host-namespace',
      recommendation: 'warning: the pod shares it with its node',
      fix: expect.stringContaining('leave the field out'),
      violatingConstructs: [
        expect.objectContaining({ constructPath: 'chart/gateway', locations: ['spec.template.spec.hostNetwork'] }),
      ],
    },
  ]);
  expect(failed.toString()).toContain('chart/gateway');
});

test('takes warnings if it is not strict', async () => {
  expect((await report(new ManifestRules({ strict: false }), unsound)).success).toBe(true);
});

test('reads exceptions from files', async () => {
  const file = path.join(folder, 'exceptions.yaml');
  fs.writeFileSync(file, 'exceptions:\n  - { rule: host-namespace, object: Deployment/gw, reason: a proxy of the node }\n');

  expect((await report(new ManifestRules({ exceptionsFiles: [file] }), unsound)).success).toBe(true);
});

test.each([
  ['a file that is not there', undefined, 'cannot be read'],
  ['a misspelt member', 'exceptions: [{ rule: host-path, object: "*", reasn: x }]', 'did you mean "reason"?'],
  ['a missing object', 'exceptions: [{ rule: host-path, reason: x }]', 'exceptions[0] has no "object"'],
  ['an empty reason', 'exceptions: [{ rule: host-path, object: "*", reason: "" }]', '"reason" that is no text'],
  ['another key', 'exception: []', 'no list under "exceptions"'],
  ['a list alone', '- { rule: host-path, object: "*", reason: x }', 'no list under "exceptions"'],
  ['an entry that is a text', 'exceptions: [host-path]', 'exceptions[0] is no exception'],
])('fails for a file of exceptions with %s', (_what, text, part) => {
  const file = path.join(folder, 'wrong.yaml');
  fs.rmSync(file, { force: true });
  if (text !== undefined) fs.writeFileSync(file, text);

  expect(() => new ManifestRules({ exceptionsFiles: [file] })).toThrow(/LLMGW-916/);
  expect(() => new ManifestRules({ exceptionsFiles: [file] })).toThrow(part);
});

test('fails for an exception that excuses nothing', async () => {
  const exceptions = [{ rule: 'host-path', object: '*', reason: 'none' }];

  expect((await report(new ManifestRules({ exceptions }), soundSet())).toJson().violations[0]?.ruleName).toBe('exception');
});
