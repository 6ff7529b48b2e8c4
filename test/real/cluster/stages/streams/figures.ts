import assert from 'node:assert/strict';
import type { LoadReport } from '../../parts/load';

/** One line of docs/proof.md. */
export interface Figure {
  readonly gateway: string;
  readonly disturbance: string;
  readonly report: LoadReport;
  /** It is there to show what happens without the library, or where a profile is wrong. */
  readonly control?: 'without' | 'wrong';
  readonly keepAlive?: boolean;
}

export const streamsOf = ({ counts }: LoadReport): number => (counts.whole ?? 0) + (counts.cut ?? 0);
export const requestsOf = ({ counts }: LoadReport): number => (counts.answered ?? 0) + (counts.failed ?? 0);
/** Streams and requests that found nobody. */
export const refusedOf = ({ counts }: LoadReport): number => (counts.refused ?? 0) + (counts.failed ?? 0);
/** No stream was cut, and nobody was refused who asked on a connection of their own. */
export function assertWhole(report: LoadReport, keepAlive = false): void {
  assert.equal(report.counts.cut ?? 0, 0, `streams were cut: ${JSON.stringify(report.errors)}`);
  // a connection that is used again may be closed by either side just then: HTTP has no word for it, see docs/operations.md
  if (!keepAlive) assert.equal(refusedOf(report), 0, `connections were refused: ${JSON.stringify(report.errors)}`);
}

/** All that was tried beside the streams that began. */
export const connectionsOf = (report: LoadReport): number => requestsOf(report) + (report.counts.refused ?? 0);
