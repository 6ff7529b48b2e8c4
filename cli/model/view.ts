import type { KubernetesObject } from '../manifests/object';
import { nameOf } from '../manifests/object';
import type { Door } from './doors';
import { doorOf } from './doors';
import { selects } from '../../src/core/rules/selectors';
import { podOf } from '../../src/core/rules/pods';
import type { Reference } from './references';
import { referencesOf } from './references';

/** What runs pods, with everything in the files that belongs to it. */
export interface Workload {
  readonly object: KubernetesObject;
  readonly services: readonly KubernetesObject[];
  readonly doors: readonly Door[];
  readonly policies: readonly KubernetesObject[];
  readonly budgets: readonly KubernetesObject[];
  readonly scalers: readonly KubernetesObject[];
  readonly monitors: readonly KubernetesObject[];
  readonly references: readonly Reference[];
  readonly account?: string;
}

/** The objects of some files, and how they hang together. */
export class View {
  public readonly workloads: readonly Workload[];
  public readonly doors: readonly Door[];

  constructor(public readonly objects: readonly KubernetesObject[]) {
    this.doors = objects.map(doorOf).filter((door) => door !== undefined);
    this.workloads = objects.filter((object) => podOf(object) !== undefined).map((object) => this.workload(object));
  }

  public ofKind(...kinds: string[]): KubernetesObject[] {
    return this.objects.filter(({ kind }) => kinds.includes(kind));
  }

  /** The object of that name in the files. */
  public find(kind: string, name: string, namespace: string | undefined): KubernetesObject | undefined {
    return this.objects.find((o) => o.kind === kind && o.metadata.name === name && o.metadata.namespace === namespace);
  }

  /** The object that makes this Secret or ConfigMap in the cluster. */
  public makerOf(kind: string, name: string, namespace: string | undefined): KubernetesObject | undefined {
    return this.objects.find((o) => o.metadata.namespace === namespace && makes(o, kind, name));
  }

  /** Namespaces in the order in which they appear. */
  public get namespaces(): string[] {
    return [...new Set(this.objects.map((o) => (o.kind === 'Namespace' ? o.metadata.name : o.metadata.namespace)))].filter(
      (name) => name !== undefined,
    );
  }

  private workload(object: KubernetesObject): Workload {
    const template = podOf(object)!;
    const { namespace } = object.metadata;
    const labels = template.metadata?.labels;
    const near = (...kinds: string[]): KubernetesObject[] =>
      this.ofKind(...kinds).filter((o) => o.metadata.namespace === namespace);
    const services = near('Service').filter(({ spec }) => spec?.selector && selects({ matchLabels: spec.selector }, labels));
    return {
      object,
      services,
      doors: this.doors.filter(({ backends, object: door }) =>
        backends.some((b) => services.some((s) => s.metadata.name === b.name && inSame(b.namespace, door, s))),
      ),
      policies: [
        ...near('NetworkPolicy').filter(({ spec }) => selects(spec?.podSelector, labels)),
        ...near('CiliumNetworkPolicy').filter(({ spec }) => selects(spec?.endpointSelector, labels)),
      ],
      budgets: near('PodDisruptionBudget').filter(({ spec }) => selects(spec?.selector, labels)),
      scalers: near('HorizontalPodAutoscaler', 'ScaledObject', 'VerticalPodAutoscaler').filter(({ spec }) => {
        const target = spec?.scaleTargetRef ?? spec?.targetRef;
        return target?.name === object.metadata.name && (target.kind ?? 'Deployment') === object.kind;
      }),
      monitors: this.ofKind('ServiceMonitor', 'PodMonitor').filter((monitor) => this.watches(monitor, services, labels, object)),
      references: referencesOf(object),
      account: template.spec?.serviceAccountName,
    };
  }

  private watches(
    { kind, metadata, spec }: KubernetesObject,
    services: readonly KubernetesObject[],
    labels: { readonly [name: string]: string } | undefined,
    { metadata: { namespace } }: KubernetesObject,
  ): boolean {
    const { any, matchNames = [metadata.namespace] } = spec?.namespaceSelector ?? {};
    if (any !== true && !matchNames.includes(namespace)) {
      return false;
    }
    return kind === 'PodMonitor'
      ? selects(spec?.selector, labels)
      : services.some((service) => selects(spec?.selector, service.metadata.labels));
  }
}

function makes({ kind, metadata, spec }: KubernetesObject, wanted: string, name: string): boolean {
  switch (kind) {
    case 'ExternalSecret':
      return wanted === 'Secret' && (spec?.target?.name ?? metadata.name) === name;
    case 'SealedSecret':
      return wanted === 'Secret' && (spec?.template?.metadata?.name ?? metadata.name) === name;
    case 'Certificate':
      return wanted === 'Secret' && spec?.secretName === name;
    case 'SecretProviderClass':
      return wanted === 'Secret' && (spec?.secretObjects ?? []).some((o: { secretName?: string }) => o.secretName === name);
    case 'Bundle':
      return wanted === 'ConfigMap' && metadata.name === name;
    default:
      return false;
  }
}

function inSame(namespace: string | undefined, door: KubernetesObject, service: KubernetesObject): boolean {
  return (namespace ?? door.metadata.namespace) === service.metadata.namespace;
}

/** For lists in text. */
export function names(objects: readonly KubernetesObject[]): string {
  return objects.map(nameOf).join(', ');
}
