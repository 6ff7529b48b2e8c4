import { podSpecOf } from '../../support/find';
import type { Manifest } from '../../support/manifest';

/**
 * `npm run test:cluster -- streams --sabotage`: what the library writes, or somebody types, is spoilt on its way to the cluster, and then
 * every test must notice it. A test that cannot fail shows nothing.
 */
export const SABOTAGE = process.argv.includes('--sabotage');

/** The manifests as they are, or without what the tests look at. */
export function asWritten(manifests: readonly Manifest[], spoil = withoutPromises): Manifest[] {
  return SABOTAGE ? manifests.flatMap((manifest) => spoil(JSON.parse(JSON.stringify(manifest)) as Manifest)) : [...manifests];
}

/** For what takes its time but never happens once it is spoilt. */
export const patience = (seconds: number): number => (SABOTAGE ? Math.min(seconds, 30) : seconds);

/** Nobody has what its containers run. */
export function withoutImages(manifest: Manifest): Manifest[] {
  for (const container of podSpecOf(manifest)?.containers ?? []) container.image = 'nobody/has:this';
  return [manifest];
}

/** With a field that nobody knows. */
export function withUnheardOf(manifest: Manifest): Manifest[] {
  return [{ ...manifest, metadata: { ...manifest.metadata, unheardOf: true } } as Manifest];
}

/** Nothing happens without them, and nobody says so. */
const READ_BY_CONTROLLERS: ReadonlySet<string> = new Set([
  ...['PodDisruptionBudget', 'HorizontalPodAutoscaler', 'ScaledObject', 'Rollout', 'Ingress', 'HTTPRoute'],
  ...['ServiceMonitor', 'PodMonitor', 'Probe', 'PrometheusRule', 'ExternalSecret', 'SealedSecret'],
]);

function withoutPromises(manifest: Manifest): Manifest[] {
  const { kind, metadata, spec } = manifest;
  if (READ_BY_CONTROLLERS.has(kind)) return [];
  // nobody is stopped; an empty list is one that the API server forgets, so that each apply is a change
  if (kind === 'NetworkPolicy') {
    Object.assign(spec, { ingress: [{ from: [] }], egress: [{}], policyTypes: ['Ingress', 'Egress'] });
  }
  if (kind === 'Service' && metadata.name === 'blue') spec.ports[0].targetPort = 1;
  if (kind === 'Deployment') {
    const pod = podSpecOf(manifest);
    // all new pods at once beside the old ones, wherever there is room, and no time to end
    spec.strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: '100%', maxUnavailable: 0 } };
    // a scheduler spreads two by two by itself
    if (metadata.namespace === 'disruption-spread') pod.nodeName = 'node1';
    pod.terminationGracePeriodSeconds = 1;
    for (const container of pod.containers) delete container.lifecycle;
  }
  return [manifest];
}
