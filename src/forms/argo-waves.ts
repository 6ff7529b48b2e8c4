import type { IResolver, ResolutionContext } from 'cdk8s';
import { manifestBeforeFields, withAnnotation } from './whole-object';
import type { WholeObject } from './whole-object';

const WAVE = 'argocd.argoproj.io/sync-wave';
const COMPONENT = 'app.kubernetes.io/component';

const NAMESPACES = -6;
const ACCOUNTS = -5;
const CREDENTIALS = -4;
const POLICIES = -3;
const STORES = -2;
const MIGRATIONS = -1;
const AFTER_PODS = 1;
const TESTS = 2;

/**
 * Kinds by the wave in which they come; everything else, such as Deployments, comes in wave 0. A PersistentVolumeClaim comes with its
 * pods: most are bound when a pod is scheduled, and a wave of their own would wait for that forever.
 *
 * @see https://github.com/argoproj/argo-cd/issues/12840
 */
const WAVES: ReadonlyMap<string, number> = new Map([
  ['Namespace', NAMESPACES],
  ['CustomResourceDefinition', NAMESPACES],
  ['ServiceAccount', ACCOUNTS],
  ['Role', ACCOUNTS],
  ['RoleBinding', ACCOUNTS],
  ['SecretStore', ACCOUNTS],
  ['ClusterSecretStore', ACCOUNTS],
  ['SecretProviderClass', CREDENTIALS],
  ['ExternalSecret', CREDENTIALS],
  ['SealedSecret', CREDENTIALS],
  ['Secret', CREDENTIALS],
  ['ConfigMap', CREDENTIALS],
  ['Bundle', CREDENTIALS],
  ['TriggerAuthentication', CREDENTIALS],
  ['NetworkPolicy', POLICIES],
  ['CiliumNetworkPolicy', POLICIES],
  ['StatefulSet', STORES],
  // of CloudNativePG
  ['Cluster', STORES],
  ['HorizontalPodAutoscaler', AFTER_PODS],
  ['VerticalPodAutoscaler', AFTER_PODS],
  ['ScaledObject', AFTER_PODS],
  ['PodDisruptionBudget', AFTER_PODS],
  ['Ingress', AFTER_PODS],
  ['Route', AFTER_PODS],
  ['HTTPRoute', AFTER_PODS],
  ['GRPCRoute', AFTER_PODS],
  ['VirtualService', AFTER_PODS],
  ['DestinationRule', AFTER_PODS],
  ['ServiceMonitor', AFTER_PODS],
  ['PodMonitor', AFTER_PODS],
  ['Probe', AFTER_PODS],
  ['PrometheusRule', AFTER_PODS],
  ['CronJob', AFTER_PODS],
]);

/** Where the kind does not tell: what a Job is for, and whose Service it is. */
const COMPONENTS: ReadonlyMap<string, number> = new Map([
  ['Service store', STORES],
  ['Job migration', MIGRATIONS],
  ['Job smoke-test', TESTS],
]);

/**
 * Argo CD applies in waves and waits until every object of a wave is healthy: accounts and stores of secrets, credentials and
 * configuration, network policies, the stores of the gateway, migrations, pods, then autoscalers, front doors and monitors, then smoke
 * tests. All of it happens in the Sync phase. An annotation that an object already has is kept, and hooks are left alone.
 *
 * A `ClusterProfile` with `delivery: DeliveryTool.ARGO_CD` does the same for everything below it. Without one, give it to the app:
 * `new App({ resolvers: [new ArgoWaves()] })`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 */
export class ArgoWaves implements IResolver {
  public resolve(context: ResolutionContext): void {
    const object = manifestBeforeFields(context);
    const wave = object && !isHook(object) ? waveOf(object) : undefined;
    if (object && wave !== undefined) {
      context.replaceValue(withAnnotation(object, WAVE, String(wave)));
    }
  }
}

function waveOf({ kind, metadata }: WholeObject): number | undefined {
  return metadata?.annotations?.[WAVE] === undefined
    ? (COMPONENTS.get(`${kind} ${metadata?.labels?.[COMPONENT]}`) ?? WAVES.get(kind))
    : undefined;
}

/** Argo CD reads the hooks of Helm as well. */
function isHook({ metadata }: WholeObject): boolean {
  return ['argocd.argoproj.io/hook', 'helm.sh/hook'].some((name) => metadata?.annotations?.[name] !== undefined);
}
