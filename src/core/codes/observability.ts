import type { Code } from './code';

/** 6xx: scraping, alerts, dashboards and traces. */
export const OBSERVABILITY_CODES = {} satisfies Record<string, Code>;
