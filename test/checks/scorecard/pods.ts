import { list } from '../finding';
import { matches } from '../references/workloads';
import { eachPod, eachServingPod } from './row';

/** What a pod gets by default and a gateway has no use for, and where its replicas may go. */
export const pods = [
  eachPod('automount', ({ pod }) =>
    pod.automountServiceAccountToken === false ? undefined : 'automountServiceAccountToken is not false',
  ),

  // Else every Service of the namespace becomes a handful of variables, and some of them collide with settings.
  eachPod('service-links', ({ pod }) => (pod.enableServiceLinks === false ? undefined : 'enableServiceLinks is not false')),

  eachPod('pod-context', ({ pod }) => {
    const { runAsNonRoot, seccompProfile } = pod.securityContext ?? {};
    return runAsNonRoot === true && seccompProfile ? undefined : 'the pod itself sets no runAsNonRoot or no seccompProfile';
  }),

  // Provider host names have few dots: with the usual 5, each is looked up in every search domain first. Of three, `name.namespace.svc`
  // needs the search domains, and musl asks them for names with fewer dots alone.
  eachServingPod('ndots', ({ pod }) => {
    const option = list(pod.dnsConfig?.options).find(({ name }) => name === 'ndots');
    return option && Number(option.value) <= 3 ? undefined : 'dnsConfig sets no ndots of at most 3';
  }),

  eachServingPod('spread', ({ pod, labels, manifest }) => {
    const constraints = list(pod.topologySpreadConstraints);
    if (manifest.kind === 'DaemonSet') return undefined;
    if (constraints.length === 0) return 'it has no topologySpreadConstraints';
    return constraints.every(({ labelSelector }) => matches(labelSelector, labels))
      ? undefined
      : 'a topologySpreadConstraint does not select the pods that it should spread';
  }),

  eachServingPod('drain', ({ pod }) => {
    const grace = pod.terminationGracePeriodSeconds ?? 30;
    const sleeps = list(pod.containers).map((container) => container.lifecycle?.preStop?.sleep?.seconds ?? 0);
    return Math.max(0, ...sleeps) < grace ? undefined : `preStop sleeps longer than the grace period of ${grace} s`;
  }),
];
