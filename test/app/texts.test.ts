import * as fs from 'node:fs';
import * as path from 'node:path';
import { ApiObject, App, Chart, Include, JsonPatch, Testing, YamlOutputType } from 'cdk8s';
import { load, loadAll } from 'js-yaml';
import { LlmGateway } from '../../src';
import { writeYaml } from '../../src/core/yaml/writer';
import { acme } from '../support/gateway';
import type { NewApp } from './outcome';
import { newFolder, OURS, thrown } from './outcome';

// No text leaves its place in a manifest, whoever puts it there and however the app is synthesized.

const ESCAPE = 'high\u2028      hostNetwork:\u2028        true';
const OUTPUTS = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

let folder: string;
beforeEach(() => (folder = newFolder()));
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** A gateway with a hostile text as the value and as the key of a patch. */
function addGateway(chart: Chart, text: string): void {
  const gateway = new LlmGateway(chart, 'gateway', { profile: acme(), scheduling: { priorityClassName: text } });
  gateway.patch(gateway.service, JsonPatch.add('/metadata/annotations', { [text]: text }));
}

/** Objects of others: a raw one, and a file that is included. */
function addForeign(chart: Chart, text: string): void {
  const file = path.join(folder, 'foreign.in');
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'included' }, data: { [text]: text } };
  fs.writeFileSync(file, writeYaml(object));
  new Include(chart, 'include', { url: file });
  new ApiObject(chart, 'raw', { apiVersion: 'v1', kind: 'ConfigMap', data: { [text]: text } });
}

function written(): any[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  return names.flatMap((name) => loadAll(fs.readFileSync(path.join(folder, name), 'utf8')));
}

function build(newApp: NewApp, yamlOutputType?: YamlOutputType): App {
  const app = newApp({ outdir: folder, yamlOutputType });
  const chart = new Chart(app, 'chart');
  addGateway(chart, ESCAPE);
  addForeign(chart, '0o17');
  return app;
}

const STOCK: [string, NewApp] = ['App', (props) => new App(props)];

describe.each([STOCK, ...OURS])('%s', (_name, newApp) => {
  test.each(OUTPUTS.map((type) => [YamlOutputType[type], type] as const))('writes every text as it is, %s', (_type, type) => {
    build(newApp, type).synth();
    const objects = written();
    const pod = objects.find(({ kind }) => kind === 'Deployment').spec.template.spec;

    expect(pod.priorityClassName).toBe(ESCAPE);
    expect(pod).not.toHaveProperty('hostNetwork');
    expect(objects.find(({ kind }) => kind === 'Service').metadata.annotations).toEqual({ [ESCAPE]: ESCAPE });
    expect(objects.filter(({ kind, data }) => kind === 'ConfigMap' && data?.['0o17'] === '0o17')).toHaveLength(2);
  });

  test('writes every text as it is in one text', () => {
    const objects = loadAll(build(newApp).synthYaml()) as any[];

    expect(objects.find(({ kind }) => kind === 'Deployment').spec.template.spec.priorityClassName).toBe(ESCAPE);
  });

  test('fails for half of a character in an object of somebody else, and writes no file', () => {
    const app = newApp({ outdir: folder });
    addGateway(new Chart(app, 'first'), 'high');
    new ApiObject(new Chart(app, 'second'), 'raw', { apiVersion: 'v1', kind: 'ConfigMap', data: { note: 'a\ud800' } });

    expect(() => app.synth()).toThrow(/\[LLMGW-903\] second\/raw: 'data\.note': holds U\+D800 at position 1/);
    expect(written()).toEqual([]);
  });

  test('fails for half of a character in a chart that renders itself', () => {
    class Own extends Chart {
      public override toJson(): unknown[] {
        return [{ apiVersion: 'v1', kind: 'Own', metadata: { name: 'own' }, note: '\ud800' }];
      }
    }
    const app = newApp({ outdir: folder });
    addGateway(new Chart(app, 'chart'), 'high');
    new Own(app, 'own');

    expect(() => app.synth()).toThrow("[LLMGW-903] Own/own: 'note'");
  });
});

describe('where somebody else writes', () => {
  test.each<[string, (chart: Chart) => void, string]>([
    ['a gateway', (chart) => addGateway(chart, ESCAPE), "chart/gateway/Resource: 'spec.template.spec.priorityClassName'"],
    ['an object of somebody else', (chart) => (addGateway(chart, 'high'), addForeign(chart, '0o17')), "chart/raw: 'data.0o17'"],
  ])('fails for a text in %s that cdk8s would write wrong', (_what, add, place) => {
    const chart = new Chart(Testing.app(), 'chart');
    add(chart);

    expect(thrown(() => Testing.synth(chart))).toContain(`[LLMGW-903] ${place}`);
  });

  test('fails in an app with a synthesis of its own', () => {
    class Own extends App {
      public override synth(): void {
        super.synth();
      }
    }
    const app = new Own({ outdir: folder });
    addGateway(new Chart(app, 'chart'), 'a\u0085b');

    expect(() => app.synth()).toThrow('\'spec.template.spec.priorityClassName\' = "a<U+0085>b"');
  });

  test('takes what every reader gets back', () => {
    const chart = new Chart(Testing.app(), 'chart');
    addGateway(chart, 'high: priority #1');

    expect(thrown(() => Testing.synth(chart))).toBeUndefined();
  });
});

test('an object of a configuration file is read back from the file as it was', () => {
  const document = { [ESCAPE]: ['0o17', '<<', '\ufeff', '\n\ta'], value: ESCAPE };

  expect(load(writeYaml(document))).toEqual(document);
});
