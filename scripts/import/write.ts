import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCdk8sImport } from './cdk8s-import';
import { crdYamlFiles } from './yaml-files';

/** Makes `target`/imports anew from the packages and scripts in `root`. */
export function writeImports(root: string, target: string): void {
  const files = crdYamlFiles(root); // first, so that a failure leaves the old imports in place
  const crds = join(target, 'imports/crds');
  rmSync(join(target, 'imports'), { recursive: true, force: true });
  mkdirSync(crds, { recursive: true });
  for (const [file, text] of files) writeFileSync(join(crds, file), text);
  if (target !== root) copyFileSync(join(root, 'cdk8s.yaml'), join(target, 'cdk8s.yaml'));
  runCdk8sImport(root, target);
}
