import type { IResolver, ResolutionContext } from 'cdk8s';

const WAVE = 'argocd.argoproj.io/sync-wave';

/** Kinds by the wave in which they come; everything else, such as Deployments, comes in wave 0. */
const WAVES: ReadonlyMap<string, number> = new Map([
  ['Namespace', -5],
  ['CustomResourceDefinition', -5],
  ['ServiceAccount', -4],
  ['SecretStore', -4],
  ['ClusterSecretStore', -4],
  ['SecretProviderClass', -3],
  ['ExternalSecret', -3],
  ['SealedSecret', -3],
  ['Secret', -3],
  ['ConfigMap', -3],
  ['PersistentVolumeClaim', -3],
  ['NetworkPolicy', -2],
  ['CiliumNetworkPolicy', -2],
  ['StatefulSet', -1],
  ['HorizontalPodAutoscaler', 1],
  ['ScaledObject', 1],
  ['PodDisruptionBudget', 1],
  ['Ingress', 1],
  ['HTTPRoute', 1],
  ['VirtualService', 1],
  ['DestinationRule', 1],
  ['ServiceMonitor', 1],
  ['PodMonitor', 1],
  ['PrometheusRule', 1],
]);

/**
 * Argo CD applies in waves and waits until every object of a wave is healthy: credentials are synchronized before the pods that
 * read them start, autoscalers and front doors come after the pods. An annotation that an object already has is kept.
 *
 * Give it to the app: `new App({ resolvers: [new ArgoWaves()] })`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 */
export class ArgoWaves implements IResolver {
  public resolve(context: ResolutionContext): void {
    const wave = WAVES.get(context.obj.kind);
    const object = context.value as Whole;
    // the whole object comes before its fields; its metadata come apart, under the same empty key
    if (context.key.length > 0 || wave === undefined || object.kind === undefined) {
      return;
    }
    const annotations = object.metadata?.annotations;
    if (annotations?.[WAVE] === undefined) {
      context.replaceValue({
        ...object,
        metadata: { ...object.metadata, annotations: { ...annotations, [WAVE]: String(wave) } },
      });
    }
  }
}

interface Whole {
  readonly kind?: string;
  readonly metadata?: { readonly annotations?: { readonly [name: string]: string } };
}
