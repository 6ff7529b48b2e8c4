import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { goInstalled, pythonWith } from '../tools';

/** What a linter says about an object, in the form of our own findings. */
export interface LinterFinding {
  /** Linter and check, for example `checkov/CKV_K8S_43`. */
  readonly rule: string;
  /** `Deployment/gateway` */
  readonly object: string;
  readonly file: string;
  readonly message: string;
}

/** What one linter finds in a folder of manifests, each file for itself. */
export type Linter = (folder: string, files: readonly string[]) => LinterFinding[];

const KUBE_SCORE = ['github.com/zegl/kube-score/cmd/kube-score', 'v1.20.0'] as const;
const LOCK = path.join(__dirname, 'requirements.txt');

/** Findings at the level OK, as kube-score counts. */
const OK = 10;

const kubeScore: Linter = (folder, files) => {
  const program = goInstalled(...KUBE_SCORE);
  return files.flatMap((file) => {
    // nothing for a file that only has kinds which it does not know
    const objects = (json(program, ['score', '--output-format', 'json', path.join(folder, file)]) ?? []) as any[];
    return objects.flatMap(({ type_meta: { kind }, object_meta: { name }, checks }) =>
      (checks as any[])
        .filter(({ skipped, grade }) => skipped !== true && grade < OK)
        .map(({ check, comments }) => ({
          rule: `kube-score/${check.id}`,
          object: `${kind}/${name}`,
          file,
          message: ((comments ?? []) as any[]).map(({ path: at, summary }) => `${at} ${summary}`.trim()).join('; ') || check.name,
        })),
    );
  });
};

const checkov: Linter = (folder) => {
  const python = pythonWith(...fs.readFileSync(LOCK, 'utf8').trim().split('\n'));
  const offline = ['--skip-download', '--framework', 'kubernetes', '--quiet', '--compact', '--output', 'json'];
  const { results, summary } = json(path.join(path.dirname(python), 'checkov'), ['-d', folder, ...offline]);
  if (summary.parsing_errors > 0 || summary.resource_count === 0) {
    throw new Error(`checkov cannot read all manifests: ${JSON.stringify(summary)}`);
  }
  return (results.failed_checks as any[]).map(({ check_id: id, check_name: message, resource, file_path: file }) => {
    // kind.namespace.name, and names have dots
    const [kind, , ...name] = String(resource).split('.');
    return { rule: `checkov/${id}`, object: `${kind}/${name.join('.')}`, file: path.basename(file), message };
  });
};

export const LINTERS: Readonly<Record<string, Linter>> = { 'kube-score': kubeScore, checkov };

/** What a linter prints. It fails when it finds something, which is no failure here. */
function json(program: string, args: readonly string[]): any {
  const { stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error) throw error;
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${path.basename(program)} prints no JSON: ${stdout.slice(0, 500)}${stderr.slice(0, 2_000)}`);
  }
}
