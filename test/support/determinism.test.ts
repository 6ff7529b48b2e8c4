import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { outputsOf } from './determinism';

const cdk8s = JSON.stringify(require.resolve('cdk8s'));
let folder: string;

beforeAll(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'programs-'))));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function program(name: string, value: string): string {
  const file = path.join(folder, `${name}.ts`);
  fs.writeFileSync(
    file,
    `import { App, ApiObject, Chart } from ${cdk8s};
const app = new App();
new ApiObject(new Chart(app, 'chart'), 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { value: ${value} } });
app.synth();`,
  );
  return file;
}

test('a program without traces of its surroundings gives the same bytes twice', () => {
  const [first, second] = outputsOf(program('steady', "'x'"));

  expect(first).toHaveProperty(['chart.k8s.yaml'], expect.stringContaining('value: x'));
  expect(second).toEqual(first);
});

test.each([
  ['the time zone', 'String(new Date(2026, 0, 1).getTime())'],
  ['the language', "process.env.LANG ?? ''"],
  ['the home folder', "process.env.HOME ?? ''"],
  ['the working directory', 'process.cwd()'],
])('a program that lets in %s gives different bytes', (_, value) => {
  const [first, second] = outputsOf(program('leaky', value));

  expect(second).not.toEqual(first);
});

test('fails for a program that draws a random number', () => {
  expect(() => outputsOf(program('random', 'String(Math.random())'))).toThrow('random() was called during synthesis');
});
