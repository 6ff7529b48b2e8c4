import { podOf } from './pods';
import { selectedBy, selects } from './selectors';
import type { Fault, Manifest, Rule } from './rule';
import { list, namespaceOf, objectName } from './rule';

const AUTOSCALERS = new Set(['HorizontalPodAutoscaler', 'ScaledObject']);
const SERVING = new Set(['Deployment', 'StatefulSet', 'Rollout']);

const none: readonly Fault[] = [];

/** What an autoscaler scales. */
function targetOf({ kind, spec }: Manifest): { readonly kind: string; readonly name: string } | undefined {
  const ref: unknown = AUTOSCALERS.has(String(kind)) ? spec?.scaleTargetRef : undefined;
  const { kind: target = 'Deployment', name } = (ref ?? {}) as { kind?: string; name?: string };
  return name === undefined ? undefined : { kind: target, name };
}

function isTarget(scaler: Manifest, { kind, metadata }: Manifest): boolean {
  const target = targetOf(scaler);
  const isNamed = target !== undefined && target.kind === kind && target.name === metadata?.name;
  return isNamed && namespaceOf(scaler) === namespaceOf({ metadata });
}

/** A Deployment that Envoy Gateway makes, under the name that an EnvoyProxy gives it. */
function isOfOperator(name: string, all: readonly Manifest[]): boolean {
  return all.some(({ kind, spec }) => kind === 'EnvoyProxy' && spec?.provider?.kubernetes?.envoyDeployment?.name === name);
}

export const WORKLOADS: readonly Rule[] = [
  {
    id: 'selector',
    severity: 'error',
    remedy: 'use labels that the template has',
    find: (manifest) => {
      const pod = SERVING.has(String(manifest.kind)) ? podOf(manifest) : undefined;
      const matches =
        pod === undefined || (manifest['spec'].selector && selects(manifest['spec'].selector, pod.metadata?.labels));
      return matches ? none : [{ path: 'spec.selector', message: 'it does not select its own pods' }];
    },
  },
  {
    id: 'replicas-beside-autoscaler',
    severity: 'error',
    remedy: 'leave replicas out: every apply would undo what the autoscaler has done',
    find: (manifest, all) =>
      SERVING.has(String(manifest.kind)) &&
      manifest['spec']?.replicas !== undefined &&
      all.some((other) => isTarget(other, manifest))
        ? [{ path: 'spec.replicas', message: 'an autoscaler scales it' }]
        : none,
  },
  {
    id: 'autoscaler-target',
    severity: 'warning',
    remedy: 'name an object that is applied with it, and let one autoscaler scale it',
    find: (manifest, all) => {
      const target = targetOf(manifest);
      const found = target && all.find((other) => isTarget(manifest, other));
      if (!target) return none;
      if (!found) {
        const message = `there is no ${target.kind} ${target.name}`;
        return isOfOperator(target.name, all) ? none : [{ path: 'spec.scaleTargetRef', message }];
      }
      return all.filter((other) => isTarget(other, found)).length > 1
        ? [{ path: 'spec.scaleTargetRef', message: 'another autoscaler scales it' }]
        : none;
    },
  },
  {
    id: 'autoscaler-range',
    severity: 'error',
    remedy: 'let the maximum be above the minimum',
    find: ({ kind, spec }) => {
      const [least, most] =
        kind === 'ScaledObject'
          ? [spec?.minReplicaCount ?? 0, spec?.maxReplicaCount ?? 100]
          : [spec?.minReplicas ?? 1, spec?.maxReplicas];
      return AUTOSCALERS.has(String(kind)) && !(least <= most)
        ? [{ path: 'spec', message: `${String(least)} is above ${String(most)}` }]
        : none;
    },
  },
  {
    id: 'rollout',
    severity: 'error',
    remedy: 'let either maxSurge or maxUnavailable be above 0, and the deadline above minReadySeconds',
    find: ({ kind, spec }) => {
      const { maxSurge, maxUnavailable } = spec?.strategy?.rollingUpdate ?? {};
      const isZero = (value: unknown): boolean => value === 0 || value === '0%';
      if (kind !== 'Deployment') return none;
      if (isZero(maxSurge) && isZero(maxUnavailable)) {
        return [{ path: 'spec.strategy.rollingUpdate', message: 'no pod can be replaced' }];
      }
      return (spec?.progressDeadlineSeconds ?? 600) <= (spec?.minReadySeconds ?? 0)
        ? [{ path: 'spec.progressDeadlineSeconds', message: 'no rollout can succeed' }]
        : none;
    },
  },
  {
    id: 'disruption-budget',
    severity: 'warning',
    remedy: 'use maxUnavailable: 1 and a selector of pods that are applied with it',
    find: (manifest, all) => {
      const { kind, spec } = manifest;
      if (kind !== 'PodDisruptionBudget') return none;
      if (selectedBy(spec?.selector, manifest, all).length === 0) {
        return [{ path: 'spec.selector', message: 'it selects no pods' }];
      }
      return [0, '0%'].includes(spec?.maxUnavailable) || spec?.minAvailable === '100%'
        ? [{ path: 'spec', message: 'it admits no eviction, and so no drain of a node' }]
        : none;
    },
  },
  {
    id: 'shared-pods',
    severity: 'error',
    remedy: 'give each workload of a namespace labels of its own in its selector',
    find: (manifest, all) => {
      const selector: unknown = SERVING.has(String(manifest.kind)) ? manifest['spec']?.selector : undefined;
      const others = selector ? selectedBy(selector, manifest, all).filter(({ kind }) => SERVING.has(String(kind))) : [];
      return others
        .map(objectName)
        .filter((name) => name !== objectName(manifest))
        .map((name) => ({ path: 'spec.selector', message: `it selects the pods of ${name}, too` }));
    },
  },
  {
    id: 'wildcard-role',
    severity: 'warning',
    remedy: 'name verbs and resources',
    find: ({ kind, rules }) =>
      kind === 'Role' || kind === 'ClusterRole'
        ? list(rules).flatMap((rule, i) =>
            [...list(rule.verbs), ...list(rule.resources)].includes('*')
              ? [{ path: `rules[${i}]`, message: 'it has a wildcard' }]
              : [],
          )
        : none,
  },
];
