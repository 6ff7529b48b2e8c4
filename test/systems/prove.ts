import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { expectFinding } from '../support/errors';
import type { Manifest } from '../support/manifest';
import { lookup } from './lookup';
import type { Row } from './row';

/** Proves every row of a system: what it says is in the YAML, what it says is refused is refused. */
export function proveRows(system: string, add: (app: App) => void, rows: readonly Row[], ids: readonly string[]): void {
  const files = new Map<string, Manifest[]>();
  const manifestsOf = (variant: string): Manifest[] => {
    if (files.size === 0) {
      const app = new App();
      add(app);
      for (const chart of app.charts) files.set(chart.node.id, chart.toJson());
    }
    const found = files.get(`${system}-${variant}`);
    if (!found) throw new Error(`there is no ${system}-${variant}`);
    return found;
  };

  describe(`the table of ${system}`, () => {
    test('has every number once', () => {
      expect(rows.map((row) => row.id).sort()).toEqual([...ids].sort());
    });

    test.each(rows.map((row) => [row.id, row.what, row] as const))('%s: %s', (_id, _what, row) => {
      expect([row.see, row.refused, row.page].some((proof) => proof !== undefined)).toBe(true);

      for (const place of row.see ?? []) {
        const value = lookup(manifestsOf(place.variant), place);
        if (place.absent) {
          expect(value).toBeUndefined();
        } else if (place.is instanceof RegExp) {
          expect(typeof value === 'string' ? value : JSON.stringify(value)).toMatch(place.is);
        } else if (place.is === undefined) {
          expect(value).toBeDefined();
        } else {
          expect(value).toEqual(place.is);
        }
      }
      if (row.refused) {
        expectFinding(row.refused.build, row.refused.code);
      }
      if (row.page !== undefined) {
        expect(existsSync(join(__dirname, '../..', row.page.split('#')[0]!))).toBe(true);
      }
    });
  });
}

/** `KT-R01` ... `KT-R24`. */
export function ids(prefix: string, last: number): string[] {
  return Array.from({ length: last }, (_, i) => `${prefix}${String(i + 1).padStart(2, '0')}`);
}
