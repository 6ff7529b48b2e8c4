import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { find, runCommand } from './commands';
import { inScratch } from './measure';
import type { Peer } from './peers';
import { run } from './run';

/** What cdk8s-plus writes out although it is the default of the API, and its own label. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  immutable: false,
  dnsPolicy: 'ClusterFirst',
  hostNetwork: false,
  setHostnameAsFQDN: false,
};

const COUNT = 3;

/** Fails if the programs, or the peers, do not make the same objects: who leaves one out is not faster. */
export function compareOutputs(
  programs: string,
  variants: ReadonlyArray<readonly [program: string, app: string]>,
  peers: readonly Peer[],
): void {
  for (const charts of ['each', 'one']) {
    const [first, ...others] = variants.map(([program, app]) => objects(programs, program, [String(COUNT), charts, app]));
    others.forEach((other, i) =>
      assert.deepEqual(other, first, `${variants[i + 1]!.join(' ')} differs from ${variants[0]!.join(' ')}`),
    );
    assert.equal(Object.keys(first!).length, COUNT * 9);
    for (const { tool, prepare } of peers) {
      const printed = inScratch((folder) => {
        const output = path.join(folder, 'output.yaml');
        runCommand([find(tool)!, ...prepare(folder, COUNT)], folder, output);
        // a suffix of kustomize comes after the whole name
        return fs.readFileSync(output, 'utf8').replaceAll(/gateway-config-(\d+)/g, 'gateway-$1-config');
      });
      assert.deepEqual(parsed([printed]), first, `${tool} differs from ${variants[0]!.join(' ')}`);
    }
  }
}

function objects(programs: string, program: string, args: string[]): Record<string, unknown> {
  let texts: string[] = [];
  run(programs, program, args, (outdir) => {
    texts = fs.readdirSync(outdir).map((file) => fs.readFileSync(path.join(outdir, file), 'utf8'));
  });
  return parsed(texts);
}

function parsed(texts: readonly string[]): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const document of texts.flatMap((text) => [...parseAllDocuments(text)])) {
    const object = withoutDefaults(document.toJSON()) as { kind: string; metadata: { name: string } } | null;
    if (object) found[`${object.kind}/${object.metadata.name}`] = object;
  }
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
