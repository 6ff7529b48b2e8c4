import type { Program } from '../machine/binaries';

/** What a cluster is made of, whatever is tested on it. */
export const CLUSTER_PROGRAMS: readonly Program[] = ['stand-in', 'etcd', 'policies', 'coredns', 'kubernetes'];
