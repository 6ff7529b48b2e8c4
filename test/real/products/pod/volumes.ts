import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * Lays files out as the kubelet does: a folder of its own for each revision, `..data` links to it, and each name links into
 * `..data`. A program that resolves links or lists the folder sees what it would see in a pod.
 */
export function layOut(folder: string, files: Readonly<Record<string, string>>): void {
  const revision = '..2026_01_01_00_00_00.000000001';
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, revision, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content, { mode: 0o444 });
  }
  fs.mkdirSync(path.join(folder, revision), { recursive: true });
  fs.symlinkSync(revision, path.join(folder, '..data'));
  for (const name of new Set(Object.keys(files).map((file) => file.split('/')[0]!))) {
    fs.symlinkSync(path.join('..data', name), path.join(folder, name));
  }
  readable(folder);
}

/** The user of the container is not the one who runs the tests. */
function readable(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) readable(path.join(folder, entry.name));
  }
}
