import type { KubernetesObject } from './object';
import type { ReadObject } from './read';

/** Kinds that only the cluster writes. */
const OF_THE_CLUSTER = /^(Endpoints|EndpointSlice|Event|Lease|ControllerRevision|PodMetrics|NodeMetrics)$/;
const MADE_IN_EVERY_NAMESPACE =
  /^(ServiceAccount\/(default|builder|deployer)|ConfigMap\/(kube-root-ca|openshift-service-ca)\.crt)$/;
/** Records of Helm, and tokens and pull secrets that the cluster makes for accounts. */
const RECORDS = /^(helm\.sh\/release\.v1|kubernetes\.io\/service-account-token|kubernetes\.io\/dockercfg)$/;

/**
 * What somebody wrote, of what `kubectl get` gives: pods and ReplicaSets of a Deployment are made from it, and so is whatever names an
 * object of the same files as its controller.
 */
export function authored(read: readonly ReadObject[]): ReadObject[] {
  const owners = new Set(read.map(({ object }) => ownerKey(object.kind, object.metadata.name)));
  return read.filter(({ object }) => !isMade(object, owners));
}

function isMade(object: KubernetesObject, owners: ReadonlySet<string>): boolean {
  const { kind, metadata, type } = object;
  const references: unknown = (metadata as { ownerReferences?: unknown }).ownerReferences;
  const controllers = Array.isArray(references) ? references.filter((one) => one?.controller === true) : [];
  return (
    OF_THE_CLUSTER.test(kind) ||
    MADE_IN_EVERY_NAMESPACE.test(`${kind}/${metadata.name}`) ||
    (kind === 'Secret' && RECORDS.test(String(type))) ||
    controllers.some((one) => owners.has(ownerKey(one.kind, one.name)))
  );
}

function ownerKey(kind: string, name: string): string {
  return `${kind}/${name}`;
}
