import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { outputsOf } from './determinism';

const cdk8s = JSON.stringify(require.resolve('cdk8s'));
let folder: string;

beforeAll(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'programs-'))));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function program(name: string, data: Record<string, string>): string {
  const file = path.join(folder, `${name}.ts`);
  const fields = Object.entries(data).map(([key, expression]) => `${key}: ${expression}`);
  fs.writeFileSync(
    file,
    `import { App, ApiObject, Chart } from ${cdk8s};
const app = new App();
new ApiObject(new Chart(app, 'chart'), 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { ${fields.join(', ')} } });
app.synth();`,
  );
  return file;
}

test('a program without traces of its surroundings gives the same bytes twice', () => {
  const [first, second] = outputsOf(program('steady', { value: "'x'" }));

  expect(first).toHaveProperty(['chart.k8s.yaml'], expect.stringContaining('value: x'));
  expect(second).toEqual(first);
});

test('a program that lets its surroundings in gives different bytes', () => {
  const leaks = {
    zone: 'String(new Date(2026, 0, 1).getTime())',
    language: "process.env.LANG ?? ''",
    home: "process.env.HOME ?? ''",
    folder: 'process.cwd()',
  };

  const [first, second] = outputsOf(program('leaky', leaks)).map((output) => (output['chart.k8s.yaml'] ?? '').split('\n'));

  for (const leak of Object.keys(leaks)) {
    const line = (lines?: string[]) => lines?.find((candidate) => candidate.includes(`${leak}: `));
    expect(line(first)).toBeDefined();
    expect(line(second)).not.toEqual(line(first));
  }
});

test('fails for a program that draws a random number', () => {
  expect(() => outputsOf(program('random', { value: 'String(Math.random())' }))).toThrow('random() was called during synthesis');
});
