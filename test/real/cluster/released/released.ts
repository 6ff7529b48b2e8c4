import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Manifest } from '../../../support/manifest';

const RECORDS = readdirSync(__dirname).filter((file) => file.endsWith('.json.gz'));

/** The version whose objects are upgraded from: the last one that was released. */
export const LAST_RELEASE = RECORDS.map((file) => file.replace('.json.gz', ''))
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  .at(-1)!;

/** What the examples were in it, by file. */
export function lastRelease(): ReadonlyMap<string, readonly Manifest[]> {
  const text = gunzipSync(readFileSync(join(__dirname, `${LAST_RELEASE}.json.gz`))).toString();
  return new Map(Object.entries(JSON.parse(text) as Record<string, Manifest[]>));
}
