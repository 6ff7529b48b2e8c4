import { podOf } from './pods';
import { selectedBy } from './selectors';
import type { Fault, Manifest, Part, Rule } from './rule';
import { entries, list } from './rule';

// What no server refuses and a reviewer asks for, about everything that is no pod.

const none: readonly Fault[] = [];
const LABELS = ['name', 'instance', 'managed-by', 'part-of', 'component'].map((name) => `app.kubernetes.io/${name}`);
/** They change with a release, a tool or the place of a construct; the selector of a Deployment can never change. */
const UNSTABLE = /^(?:app\.kubernetes\.io\/(?:version|managed-by)|helm\.sh\/.*|cdk8s\.io\/.*)$/;

function unlabelled(path: string, labels: Part): Fault[] {
  const missing = LABELS.filter((key) => !labels?.[key]);
  return missing.length > 0 ? [{ path, message: `labels are missing: ${missing.join(', ')}` }] : [];
}

/** Whether a rule of a policy admits a port; one that names no ports admits all. */
function admits(rule: Part, wanted: number, protocol: string): boolean {
  const ports = list(rule.ports);
  return (
    ports.length === 0 ||
    ports.some(
      ({ port, endPort, protocol: given = 'TCP' }) =>
        given === protocol && (port === undefined || (port <= wanted && wanted <= (endPort ?? port))),
    )
  );
}

export const PRACTICE_OBJECTS: readonly Rule[] = [
  {
    id: 'recommended-labels',
    severity: 'warning',
    remedy:
      'say whose object it is, in the words of https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/',
    find: (manifest) => {
      const pod = podOf(manifest);
      return [
        ...unlabelled('metadata.labels', manifest.metadata?.labels),
        ...(pod && manifest.kind !== 'Pod'
          ? unlabelled(`${pod.path.replace(/spec$/, '')}metadata.labels`, pod.metadata?.labels)
          : none),
      ];
    },
  },
  {
    id: 'selector-labels',
    severity: 'warning',
    remedy: 'select by labels that stay the same',
    find: ({ kind, spec }) => {
      const [path, selector] =
        kind === 'Service' ? ['spec.selector', spec?.selector] : ['spec.selector.matchLabels', spec?.selector?.matchLabels];
      return entries(selector).flatMap(([key]) =>
        UNSTABLE.test(key) ? [{ path, message: `${key} does not stay the same` }] : [],
      );
    },
  },
  {
    id: 'secret-role',
    severity: 'warning',
    remedy: 'mount the Secrets that a pod needs instead',
    find: ({ kind, rules }) =>
      kind === 'Role' || kind === 'ClusterRole'
        ? list(rules).flatMap(({ resources }, i) =>
            list(resources).includes('secrets') ? [{ path: `rules[${i}]`, message: 'it opens Secrets' }] : [],
          )
        : none,
  },
  {
    id: 'strategy',
    severity: 'warning',
    remedy: 'use RollingUpdate with maxUnavailable: 0, or Recreate for what exists once',
    find: ({ kind, spec }) => {
      const { type, rollingUpdate } = spec?.strategy ?? {};
      const isSafe = type === 'Recreate' || (type === 'RollingUpdate' && [0, '0%'].includes(rollingUpdate?.maxUnavailable));
      return kind === 'Deployment' && !isSafe
        ? [{ path: 'spec.strategy', message: 'a rollout may take replicas away before others are ready' }]
        : none;
    },
  },
  {
    id: 'budget-policy',
    severity: 'warning',
    remedy: 'set it to AlwaysAllow: pods that crash would hold up the drain of their node for ever',
    find: ({ kind, spec }) =>
      kind === 'PodDisruptionBudget' && spec?.unhealthyPodEvictionPolicy !== 'AlwaysAllow'
        ? [{ path: 'spec.unhealthyPodEvictionPolicy', message: 'it is not AlwaysAllow' }]
        : none,
  },
  {
    id: 'no-budget',
    severity: 'warning',
    remedy: 'add a PodDisruptionBudget with maxUnavailable: 1',
    find: (manifest, all) => {
      const { kind, spec } = manifest;
      // for a single replica a budget either does nothing or blocks every drain
      const isSingle = spec?.replicas === 1 || spec?.strategy?.type === 'Recreate';
      const isGuarded = (): boolean =>
        all.some(
          (other: Manifest) =>
            other.kind === 'PodDisruptionBudget' && selectedBy(other['spec']?.selector, other, [manifest]).length > 0,
        );
      return ['Deployment', 'StatefulSet'].includes(String(kind)) && !isSingle && !isGuarded()
        ? [{ path: '', message: 'no PodDisruptionBudget selects its pods' }]
        : none;
    },
  },
  {
    id: 'network-dns',
    severity: 'warning',
    remedy: 'admit port 53 over UDP and TCP: long answers, and all through some caches, come over TCP',
    find: (manifest, all) => {
      const policies = podOf(manifest)
        ? all.filter(
            (other) =>
              other.kind === 'NetworkPolicy' &&
              list(other['spec']?.policyTypes).includes('Egress') &&
              selectedBy(other['spec'].podSelector, other, [manifest]).length > 0,
          )
        : [];
      const rules = policies.flatMap((policy) => list(policy['spec'].egress));
      return policies.length === 0
        ? none
        : ['UDP', 'TCP']
            .filter((protocol) => !rules.some((rule) => admits(rule, 53, protocol)))
            .map((protocol) => ({ path: '', message: `its pods cannot resolve names over ${protocol}` }));
    },
  },
];
