import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Yaml } from 'cdk8s';

// Runs the real helm over the Helm form and compares what it prints with the plain form. `HELM` names the binary; build one
// with `go install helm.sh/helm/v3/cmd/helm@v3.16.4`.

const HELM = process.env['HELM'] ?? 'helm';
const ROOT = path.resolve(__dirname, '../../..');
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'helm-form-'));

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function synth(form: string, ...options: string[]): string {
  const output = path.join(scratch, form);
  process.env['FORM'] = form;
  process.env['TS_NODE_PROJECT'] = path.join(ROOT, 'tsconfig.dev.json');
  const program = 'node -r ts-node/register/transpile-only test/real/helm/app.ts';
  run(process.execPath, 'node_modules/cdk8s-cli/bin/cdk8s', 'synth', '--app', program, '--output', output, ...options);
  return output;
}

function load(file: string): object[] {
  const byName = (object: any) => `${object.kind}/${object.metadata.name}`;
  return Yaml.load(file).sort((a: object, b: object) => (byName(a) < byName(b) ? -1 : 1));
}

try {
  const plain = load(path.join(synth('plain'), 'platform.k8s.yaml'));
  const chart = synth('helm', '--format', 'helm', '--chart-version', '1.0.0');

  console.log(run(HELM, 'lint', '--strict', chart).trim());
  const printed = path.join(scratch, 'printed.yaml');
  fs.writeFileSync(printed, run(HELM, 'template', 'platform', chart, '--namespace', 'ai'));
  const rendered = load(printed);

  if (plain.length === 0 || !isDeepStrictEqual(rendered, plain)) {
    throw new Error('what helm prints is not what the plain form says');
  }
  console.log(`helm prints the ${plain.length} objects of the plain form, every {{ }} intact`);
} finally {
  fs.rmSync(scratch, { recursive: true });
}
