import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { inScratch } from './measure';
import { cleanEnvironment } from './run';

interface CpuProfile {
  readonly nodes: ReadonlyArray<{
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }>;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Where the time of 1,000 gateways goes: functions by their own share, the largest first. */
export function profile(programs: string, most = 10): Array<[what: string, share: number]> {
  return inScratch((folder) => {
    const args = ['--cpu-prof', '--cpu-prof-dir', folder, '--cpu-prof-name', 'profile', path.join(programs, 'ours.js'), '1000'];
    spawnSync(process.execPath, args, { env: { ...cleanEnvironment(), CDK8S_OUTDIR: path.join(folder, 'out') } });
    const { nodes, samples, timeDeltas } = JSON.parse(fs.readFileSync(path.join(folder, 'profile'), 'utf8')) as CpuProfile;
    const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
    const times = new Map<string, number>();
    samples.forEach((id, i) => times.set(names.get(id)!, (times.get(names.get(id)!) ?? 0) + timeDeltas[i]!));
    const all = timeDeltas.reduce((sum, time) => sum + time, 0);
    return [...times]
      .sort(([, a], [, b]) => b - a)
      .slice(0, most)
      .map(([name, time]) => [name, time / all]);
  });
}

function nameOf({ functionName, url }: { readonly functionName: string; readonly url: string }): string {
  const file = url
    .replace(/^.*\/(?:node_modules|dist)\//, '')
    .replace(/^node:.*$/, 'Node.js')
    .replace('src/library.js', 'this library');
  return [functionName || '(module)', file].filter((part) => part !== '').join(', ');
}
