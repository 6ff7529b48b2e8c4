import type { Manifest } from '../support/manifest';
import { line } from './finding';
import type { Check } from './finding';
import { broken, soundSet } from './sample';

export type Change = Parameters<typeof broken>[0];

/** A defect in words, the change that makes it, and what the finding must say. */
export type Row = [defect: string, change: Change, expected: string];

/** What every check must show: it accepts what is sound, finds each defect, and survives objects that are not whole. */
export function prove(check: Check, rows: readonly Row[]): void {
  test('accepts a sound set of objects', () => {
    expect(check(soundSet()).map(line)).toEqual([]);
  });

  test.each(rows)('finds %s', (_, change, expected) => {
    expect(check(broken(change)).map(line)).toContainEqual(expect.stringContaining(expected));
  });

  test.each<[string, (manifest: Manifest) => Manifest]>([
    ['no spec', (manifest) => ({ ...manifest, spec: undefined })],
    ['an empty spec', (manifest) => ({ ...manifest, spec: {} })],
    ['no metadata', (manifest) => ({ ...manifest, metadata: undefined as never })],
    ['a list where an object is meant', (manifest) => ({ ...manifest, spec: [] })],
    ['an empty pod', (manifest) => ({ ...manifest, spec: { ...manifest['spec'], template: { spec: { containers: [{}] } } } })],
  ])('survives objects with %s', (_, spoil) => {
    expect(() => check(soundSet().map(spoil))).not.toThrow();
  });
}

/** The changes that must not be found: the other half of a precise check. */
export function accepts(check: Check, rows: readonly [fact: string, change: Change][]): void {
  test.each(rows)('accepts %s', (_, change) => {
    expect(check(broken(change)).map(line)).toEqual([]);
  });
}
