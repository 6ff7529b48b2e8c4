import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { clusterOf } from '../cluster/cluster';
import { DeliveryTool } from '../cluster/operation-facts';
import type { IWorkloadNeed } from '../contract/target';
import { areApart } from '../core/namespaces';
import type { Problem } from '../core/problem';
import { unread } from '../core/unread';
import { MigrationHook, MigrationRun } from './migration-options';

/** Kinds that make a Secret or ConfigMap of their own name, by what they make. */
const MAKERS: ReadonlyMap<string, 'Secret' | 'ConfigMap'> = new Map([
  ['Secret', 'Secret'],
  ['ExternalSecret', 'Secret'],
  ['SealedSecret', 'Secret'],
  ['Certificate', 'Secret'],
  ['ConfigMap', 'ConfigMap'],
  ['Bundle', 'ConfigMap'],
]);

/** How each hook is recognized, and whether another comes before the Job, which has the place 0. */
const HOOKS: Readonly<Record<MigrationHook, { readonly type: string; readonly phase: string; readonly place: string }>> = {
  [MigrationHook.ARGO_CD]: {
    type: 'argocd.argoproj.io/hook',
    phase: 'PreSync',
    place: 'argocd.argoproj.io/sync-wave',
  },
  [MigrationHook.HELM]: { type: 'helm.sh/hook', phase: 'pre-install', place: 'helm.sh/hook-weight' },
};

/**
 * Refuses a hook that reads a Secret, or talks to a store, that the same release brings after it.
 * @see https://github.com/argoproj/argo-cd/issues/9891
 */
export function checkHook(job: ApiObject, hook: MigrationHook | undefined, stores: readonly IWorkloadNeed[]): Problem[] {
  if (hook === undefined) {
    return [];
  }
  const late = (object: ApiObject): boolean => !comesBefore(object, hook);
  const inside = stores.flatMap((store) => (Construct.isConstruct(store) ? objectsOf(store) : []));
  const pods = inside.filter(({ kind }) => kind === 'StatefulSet' || kind === 'Cluster').filter(late);
  const read = namesIn(job.toJson());
  const makers = objectsOf(job.node.root)
    .filter((object) => !areApart(object.metadata.namespace, job.metadata.namespace))
    .filter((object) => read.has(`${MAKERS.get(object.kind)}/${object.name}`))
    .filter(late);
  return [...new Set([...pods, ...makers])].map((object) => tooLate(object, hook, object.chart === job.chart));
}

/** Charts may be releases of their own, applied before; only those of the same chart are surely not. */
function tooLate({ kind, name }: ApiObject, hook: MigrationHook, isCertain: boolean): Problem {
  const reason = `the Job needs ${kind} "${name}", which is applied after it, so it waits until its deadline`;
  const remedy =
    hook === MigrationHook.ARGO_CD
      ? "leave 'hook' out and let ArgoWaves keep the order in the Sync phase"
      : "leave 'hook' out, or make what it needs a hook before it (order: ApplyOrder.helmHook(-5))";
  return { code: 'LLMGW-970', prop: 'hook', value: hook, reason, remedy, warning: !isCertain };
}

/** Says what a tool that is known not to wait would do. */
export function checkDelivery(job: ApiObject, hook: MigrationHook | undefined): Problem[] {
  const { delivery } = clusterOf(job).facts;
  if (hook !== undefined || delivery === undefined || delivery === DeliveryTool.ARGO_CD) {
    return [];
  }
  const apart =
    delivery === DeliveryTool.FLUX ? 'a chart and a Kustomization of its own that the other depends on' : 'a chart of its own';
  const remedy = `use 'run: MigrationRun.INIT_CONTAINER', or apply the migration before (${apart}), and accept this warning`;
  const reason = `${delivery} does not wait for a Job: pods of the new version start beside it`;
  return [{ code: 'LLMGW-971', prop: 'run', reason, remedy, warning: true }];
}

function comesBefore(object: ApiObject, hook: MigrationHook): boolean {
  const { type, phase, place } = HOOKS[hook];
  const { annotations = {} } = object.metadata.toJson() as { readonly annotations?: { readonly [name: string]: string } };
  const said = (name: string): unknown => annotations[name];
  return String(said(type) ?? '').includes(phase) && Number(said(place) ?? 0) < 0;
}

function objectsOf(construct: { readonly node: Construct['node'] }): ApiObject[] {
  return construct.node.findAll().filter((c): c is ApiObject => ApiObject.isApiObject(c));
}

/** Secrets and ConfigMaps that a manifest names, wherever it does. */
function namesIn(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof value === 'object' && value !== null) {
    for (const [field, member] of Object.entries(value as Record<string, { name?: string; secretName?: string } | undefined>)) {
      if (/^(secretKeyRef|secretRef|secret)$/.test(field)) found.add(`Secret/${member?.secretName ?? member?.name}`);
      if (/^(configMapKeyRef|configMapRef|configMap)$/.test(field)) found.add(`ConfigMap/${member?.name}`);
      namesIn(member, found);
    }
  }
  return found;
}

/** What only a Job has. */
export function checkUseless(props: {
  readonly run?: MigrationRun;
  readonly hook?: unknown;
  readonly backoffLimit?: unknown;
}): Problem[] {
  const { run, hook, backoffLimit } = props;
  return run === MigrationRun.INIT_CONTAINER
    ? unread({ hook, backoffLimit }, 'there is no Job: the migration runs in the pods', "leave it out, or leave 'run' out")
    : [];
}
