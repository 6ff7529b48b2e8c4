import { OF_WORKLOADS } from './by-hand';
import type { Case } from './by-hand';
import { OF_TARGETS } from './by-hand-targets';
import { OF_WATCHERS } from './by-hand-watched';

export const BY_HAND: Readonly<Record<string, Case>> = { ...OF_WORKLOADS, ...OF_WATCHERS, ...OF_TARGETS };
