import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CACHE as PROJECT } from '../../../../scripts/cache';

/** Everything of one run is in one folder, one control group and one set of namespaces, so that they end together. */
export const RUN = process.env['CLUSTER_RUN'] ?? 'llmgw';
export const ROOT = join(tmpdir(), RUN);
export const LOGS = join(tmpdir(), 'cdk8s-llm-gateway-cluster-logs', process.env['CLUSTER_LOGS'] ?? '');

/** What was built stays from run to run, outside the tree. */
export const CACHE = process.env['CLUSTER_CACHE'] ?? join(PROJECT, 'cluster');

/** Go modules of the programs, with their pinned versions. */
export const MODULES = join(__dirname, '..', 'modules');

/** Addresses; nothing of this is seen outside the network namespace of the run. */
export const NET = {
  apiServer: '10.88.0.1',
  /** Of both families, as Kubernetes writes them. */
  pods: '10.200.0.0/16,fd00:200::/56',
  services: '10.96.0.0/16,fd00:96::/112',
  dns: '10.96.0.10',
  apiPort: 6443,
} as const;

export const inRun = (...parts: string[]): string => join(ROOT, ...parts);
