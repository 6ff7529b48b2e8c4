import assert from 'node:assert/strict';

/** Tells all faults at once, each under what has it. */
export function noFaults(faults: Readonly<Record<string, readonly string[]>>): void {
  const text = Object.entries(faults)
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => [name, ...list.map((fault) => `  ${fault}`)].join('\n'));
  assert.ok(text.length === 0, text.join('\n'));
}
