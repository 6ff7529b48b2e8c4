import type { TestContext } from 'node:test';
import type { Program } from './machine/binaries';
import type { CrdSet } from './machine/crds';
import type { DebianProgram } from './machine/debian-programs';
import type { Started } from './parts/cluster';
import { CLUSTER_PROGRAMS } from './parts/programs';

/**
 * Clusters of a run. MEASURES has the streams, and so nearly all of the processors. BESIDE works on API servers without nodes, begins with
 * it, and takes what it leaves. The others begin when it has ended: pods that come and go keep the network of the whole machine busy.
 */
export enum ClusterNumber {
  MEASURES = 1,
  BESIDE,
  RUNS,
  GUARDS,
}

/** A part of the tests that can be run alone. */
export interface Stage {
  readonly name: string;
  /** On which cluster it runs. */
  readonly cluster: ClusterNumber;
  /** It begins with the stage before it. @default - stages of one cluster follow each other */
  readonly withPrevious?: boolean;
  /** What it needs beside a cluster. */
  readonly programs: readonly Program[];
  /** Tests that can be run alone, as `operators/sealed-secrets`, and what each needs beside that. */
  readonly parts?: Readonly<Record<string, readonly Program[]>>;
  /** Programs that Debian builds, see there. */
  readonly debian?: readonly DebianProgram[];
  /** The CustomResourceDefinitions that it wants. @default "examples" */
  readonly crds?: CrdSet;
  /** It runs only when it is asked for: every night, since its programs take too long to build for each change. */
  readonly nightly?: boolean;
  /** Its tests, which are loaded inside the namespaces of the run. */
  readonly load: () => Promise<{
    readonly stage: (t: TestContext, started: Started, parts: readonly string[]) => Promise<void>;
  }>;
}

/** A stage that was asked for, and which of its parts. */
export interface ChosenStage extends Stage {
  readonly chosen: readonly string[];
}

const PROMETHEUS: readonly Program[] = ['prometheus', 'prometheus-operator', 'prometheus-config-reloader'];

const STAGES: readonly Stage[] = [
  { name: 'streams', cluster: ClusterNumber.MEASURES, programs: [], load: async () => require('./stages/streams') },
  {
    name: 'scaling',
    cluster: ClusterNumber.MEASURES,
    withPrevious: true,
    programs: ['metrics-server'],
    load: async () => require('./stages/scaling'),
  },
  {
    name: 'applies',
    cluster: ClusterNumber.BESIDE,
    programs: ['kubernetes-oldest', 'kubernetes-newest'],
    load: async () => require('./stages/applies'),
  },
  { name: 'workloads', cluster: ClusterNumber.RUNS, programs: [], load: async () => require('./stages/workloads') },
  {
    name: 'operations',
    cluster: ClusterNumber.GUARDS,
    programs: ['metrics-server'],
    load: async () => require('./stages/operations'),
  },
  // both wait most of the time, and both have an enforcer
  {
    name: 'policies',
    cluster: ClusterNumber.GUARDS,
    withPrevious: true,
    programs: [],
    load: async () => require('./stages/policies'),
  },
  {
    name: 'operators',
    cluster: ClusterNumber.MEASURES,
    programs: [],
    debian: ['prometheus-alertmanager', 'prometheus-blackbox-exporter'],
    parts: {
      'sealed-secrets': ['sealed-secrets', 'kubeseal'],
      'external-secrets': ['external-secrets'],
      'argo-rollouts': ['argo-rollouts'],
      prometheus: PROMETHEUS,
      keda: [...PROMETHEUS, 'keda-operator', 'keda-adapter', 'keda-webhooks'],
      traefik: ['traefik'],
      'cert-manager': ['cert-manager', 'traefik'],
    },
    crds: 'operators',
    nightly: true,
    load: async () => require('./stages/operators'),
  },
];

const OPTIONS = ['--check-only', '--build-only', '--sabotage', '--write-proof'];

/** The stages that were asked for, or all that are not left to the night. */
export function chosenStages(args: readonly string[]): readonly ChosenStage[] {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const options = args.filter((arg) => arg.startsWith('--'));
  const strange = options.filter((option) => !OPTIONS.includes(option));
  if (strange.length > 0) throw new Error(`no option ${strange.join(', ')}; there are: ${OPTIONS.join(', ')}`);
  if (options.includes('--sabotage') && options.includes('--write-proof')) throw new Error('what was spoilt proves nothing');
  const known = STAGES.flatMap(({ name, parts = {} }) => [name, ...Object.keys(parts).map((part) => `${name}/${part}`)]);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`no stage ${unknown.join(', ')}; there are: ${known.join(', ')}`);
  }
  return STAGES.flatMap((stage) => {
    const { name, parts = {}, programs, nightly } = stage;
    const isWhole = names.includes(name) || (names.length === 0 && !nightly);
    const chosen = Object.keys(parts).filter((part) => isWhole || names.includes(`${name}/${part}`));
    const needed = [...CLUSTER_PROGRAMS, ...programs, ...chosen.flatMap((part) => parts[part]!)];
    return isWhole || chosen.length > 0 ? [{ ...stage, programs: needed, chosen }] : [];
  });
}

/** The stages of a cluster by what begins together; one such group follows the other. */
export function begunTogether(stages: readonly ChosenStage[]): ReadonlyArray<readonly ChosenStage[]> {
  const groups: ChosenStage[][] = [];
  for (const stage of stages) {
    const last = groups.at(-1);
    if (stage.withPrevious && last) last.push(stage);
    else groups.push([stage]);
  }
  return groups;
}

/** The stages of each cluster, in their order. */
export function byCluster(stages: readonly ChosenStage[]): ReadonlyArray<readonly ChosenStage[]> {
  const numbers = [...new Set(stages.map(({ cluster }) => cluster))];
  return numbers.map((number) => stages.filter(({ cluster }) => cluster === number));
}
