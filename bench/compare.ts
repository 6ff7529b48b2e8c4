import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { run } from './run';

/** What cdk8s-plus writes out although it is the default of the API, and its own label. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  immutable: false,
  dnsPolicy: 'ClusterFirst',
  hostNetwork: false,
  setHostnameAsFQDN: false,
};

/** Fails if the programs do not make the same objects: a program that leaves one out is not faster. */
export function compareOutputs(programs: string, variants: ReadonlyArray<readonly [program: string, app: string]>): void {
  for (const charts of ['each', 'one']) {
    const [first, ...others] = variants.map(([program, app]) => objects(programs, program, ['3', charts, app]));
    others.forEach((other, i) =>
      assert.deepEqual(other, first, `${variants[i + 1]!.join(' ')} differs from ${variants[0]!.join(' ')}`),
    );
    assert.equal(Object.keys(first!).length, 3 * 9);
  }
}

function objects(programs: string, program: string, args: string[]): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  run(programs, program, args, (outdir) => {
    for (const file of fs.readdirSync(outdir)) {
      for (const document of parseAllDocuments(fs.readFileSync(path.join(outdir, file), 'utf8'))) {
        const object = withoutDefaults(document.toJSON()) as { kind: string; metadata: { name: string } };
        found[`${object.kind}/${object.metadata.name}`] = object;
      }
    }
  });
  return found;
}

function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, item]) => DEFAULTS[key] !== item && key !== 'cdk8s.io/metadata.addr' && !(key === 'externalIPs' && item.length === 0),
  );
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutDefaults(item)]));
}
