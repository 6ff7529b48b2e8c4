import type { TestContext } from 'node:test';
import type { Program } from './machine/binaries';
import type { CrdSet } from './machine/crds';
import type { Cluster } from './parts/cluster';
import { CLUSTER_PROGRAMS } from './parts/programs';

/** A part of the tests that can be run alone. */
export interface Stage {
  readonly name: string;
  /** What it needs beside a cluster. */
  readonly programs: readonly Program[];
  /** The CustomResourceDefinitions that it wants. @default "examples" */
  readonly crds?: CrdSet;
  /** It runs only when it is asked for: every night, since its programs take too long to build for each change. */
  readonly nightly?: boolean;
  /** Its tests, which are loaded inside the namespaces of the run. */
  readonly load: () => Promise<{ readonly stage: (t: TestContext, cluster: Cluster) => Promise<void> }>;
}

const STAGES: readonly Stage[] = [
  { name: 'applies', programs: ['kubernetes-oldest', 'kubernetes-newest'], load: async () => require('./stages/applies') },
  { name: 'streams', programs: [], load: async () => require('./stages/streams') },
  { name: 'scaling', programs: ['metrics-server'], load: async () => require('./stages/scaling') },
  // the enforcer of policies runs from here on
  { name: 'policies', programs: [], load: async () => require('./stages/policies') },
  { name: 'operations', programs: ['metrics-server'], load: async () => require('./stages/operations') },
  {
    name: 'operators',
    programs: ['sealed-secrets', 'kubeseal'],
    crds: 'operators',
    nightly: true,
    load: async () => require('./stages/operators'),
  },
];

/** The stages that were asked for, or all that are not left to the night. */
export function chosenStages(args: readonly string[]): readonly Stage[] {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const unknown = names.filter((name) => STAGES.every((stage) => stage.name !== name));
  if (unknown.length > 0) {
    throw new Error(`no stage ${unknown.join(', ')}; there are: ${STAGES.map(({ name }) => name).join(', ')}`);
  }
  const chosen =
    names.length === 0 ? STAGES.filter(({ nightly }) => !nightly) : STAGES.filter(({ name }) => names.includes(name));
  return chosen.map((stage) => ({ ...stage, programs: [...CLUSTER_PROGRAMS, ...stage.programs] }));
}
