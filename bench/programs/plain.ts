import * as fs from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { gateway } from './objects';
import { GATEWAYS, nameOf, ONE_CHART } from './options';

// The same objects as literals, written by the YAML library that cdk8s uses: what the work itself costs in Node.js.
const outdir = process.env['CDK8S_OUTDIR'] ?? 'dist';
fs.mkdirSync(outdir, { recursive: true });
const files = Array.from({ length: GATEWAYS }, (_, i) =>
  gateway(nameOf(i))
    .map((object) => stringify(object, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false }))
    .join('---\n'),
);
if (ONE_CHART) {
  fs.writeFileSync(path.join(outdir, 'gateways.k8s.yaml'), files.join('---\n'));
} else {
  files.forEach((text, i) => fs.writeFileSync(path.join(outdir, `${nameOf(i)}.k8s.yaml`), text));
}
