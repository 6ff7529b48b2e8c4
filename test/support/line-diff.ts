import type { Manifest } from './manifest';
import { toYaml } from './synth';

/**
 * What differs between two synthesized files, as `Kind: - old line` and `Kind: + new line`, each once, in their order. Hashes are
 * written as `<sha256>`; an object that only one file has is one line.
 */
export function lineDiff(before: readonly Manifest[], after: readonly Manifest[]): string[] {
  const [old, now] = [byObject(before), byObject(after)];

  return [...new Set([...old.keys(), ...now.keys()])].flatMap((object) => {
    const [a, b] = [old.get(object), now.get(object)];
    if (!a) return [`+ ${object}`];
    if (!b) return [`- ${object}`];

    return [...new Set(changedLines(a.lines, b.lines).map((line) => `${a.kind}: ${withoutHash(line)}`))];
  });
}

function byObject(manifests: readonly Manifest[]): Map<string, { readonly kind: string; readonly lines: string[] }> {
  return new Map(
    manifests.map((manifest) => [
      `${manifest.kind}/${manifest.metadata.name}`,
      { kind: manifest.kind, lines: toYaml([manifest]).split('\n') },
    ]),
  );
}

function withoutHash(line: string): string {
  return line.replace(/[0-9a-f]{64}/, '<sha256>');
}

/** The lines outside of the longest common subsequence. */
function changedLines(a: readonly string[], b: readonly string[]): string[] {
  if (a.length === b.length && a.every((line, i) => line === b[i])) return [];
  const length = a.map(() => new Array<number>(b.length + 1).fill(0));
  length.push(new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i]![j] = a[i] === b[j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
    }
  }

  const changed: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) [i, j] = [i + 1, j + 1];
    else if (j === b.length || (i < a.length && length[i + 1]![j]! >= length[i]![j + 1]!)) changed.push(`- ${a[i++]!.trim()}`);
    else changed.push(`+ ${b[j++]!.trim()}`);
  }
  return changed;
}
