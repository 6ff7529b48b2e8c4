import type { Code } from './code';

/** 7xx: MCP proxies, consoles, regions and bundles. */
export const PLATFORM_CODES = {} satisfies Record<string, Code>;
