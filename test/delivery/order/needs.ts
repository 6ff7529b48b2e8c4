import { keySources } from '../../checks/references/key-sources';
import { matches } from '../../checks/references/workloads';
import { podTemplateOf } from '../../support/find';
import type { Manifest } from '../../support/manifest';
import { nameOf } from '../../support/manifest';

/** What an object needs of another one. */
export enum Need {
  /** It is refused, or runs unguarded, unless the other exists. */
  EXISTS = 'exists',
  /** It does its work once the other is ready, and not before. */
  READY = 'ready',
  /** The other becomes ready by this one: whoever waits for the other first waits forever. */
  BINDS = 'binds',
}

export interface Dependency {
  readonly object: Manifest;
  readonly needs: Manifest;
  readonly need: Need;
}

export const sentence = ({ object, needs }: Dependency): string => `${nameOf(object)} needs ${nameOf(needs)}`;

const COMPONENT = 'app.kubernetes.io/component';
const isStore = ({ kind, metadata }: Manifest): boolean =>
  kind === 'Cluster' || (kind === 'StatefulSet' && metadata.labels?.[COMPONENT] === 'store');
const componentOf = ({ metadata }: Manifest): string | undefined => metadata.labels?.[COMPONENT];

/** All that has an order in a file, whoever brings it. */
export function dependencies(manifests: readonly Manifest[]): Dependency[] {
  return manifests.flatMap((object) => [...of(object, manifests, needOfObject), ...of(object, manifests, needOfPod)]);
}

type Question = (object: Manifest, other: Manifest, manifests: readonly Manifest[]) => Need | undefined;

function of(object: Manifest, manifests: readonly Manifest[], question: Question): Dependency[] {
  return manifests.flatMap((needs) => {
    const need = needs === object ? undefined : question(object, needs, manifests);
    return need ? [{ object, needs, need }] : [];
  });
}

function needOfObject(object: Manifest, other: Manifest): Need | undefined {
  const store = object['spec']?.secretStoreRef;
  const target = object['spec']?.scaleTargetRef;
  if (other.kind === 'Namespace') return object.metadata.namespace === other.metadata.name ? Need.EXISTS : undefined;
  if (other.kind === 'CustomResourceDefinition') return other['spec'].names.kind === object.kind ? Need.READY : undefined;
  if (isNamed(store, other)) return Need.READY;
  return isNamed(target, other) ? Need.EXISTS : undefined;
}

/** Whether a reference means an object. */
function isNamed(reference: { readonly kind: string; readonly name: string } | undefined, other: Manifest): boolean {
  return reference?.kind === other.kind && reference.name === other.metadata.name;
}

function needOfPod(object: Manifest, other: Manifest, manifests: readonly Manifest[]): Need | undefined {
  const template = podTemplateOf(object);
  const sameNamespace = object.metadata.namespace === other.metadata.namespace;
  if (!template || !sameNamespace) return undefined;

  const text = JSON.stringify(template.spec);
  const made = keySources([other]).map(({ kind, name }) => `${kind}/${name}`);
  if (made.some((source) => names(template.spec).has(source))) return Need.READY;
  switch (other.kind) {
    case 'ServiceAccount':
      return template.spec.serviceAccountName === other.metadata.name ? Need.EXISTS : undefined;
    case 'SecretProviderClass':
      return text.includes(`"secretProviderClass":"${other.metadata.name}"`) ? Need.EXISTS : undefined;
    case 'NetworkPolicy':
      return matches(other['spec'].podSelector, template.metadata?.labels) ? Need.EXISTS : undefined;
    case 'CiliumNetworkPolicy':
      return matches(other['spec'].endpointSelector, template.metadata?.labels) ? Need.EXISTS : undefined;
    case 'PersistentVolumeClaim':
      return text.includes(`"claimName":"${other.metadata.name}"`) ? Need.BINDS : undefined;
    default:
      return isStore(object) ? undefined : needOfClient(object, other, manifests);
  }
}

/** Stores come before who uses them, migrations before the pods of the new version, smoke tests after them. */
function needOfClient(object: Manifest, other: Manifest, manifests: readonly Manifest[]): Need | undefined {
  const component = componentOf(object);
  if (component === 'smoke-test') return other.kind === 'Deployment' ? Need.READY : undefined;
  if (isStore(other)) return Need.READY;
  if (other.kind === 'Service' && componentOf(other) === 'store' && component === 'migration') return Need.EXISTS;
  const migrates = other.kind === 'Job' && componentOf(other) === 'migration';
  const gateway = other.metadata.name?.replace(/-migration(-[0-9a-f]{8})?$/, '');
  return migrates && object.metadata.name === gateway && manifests.includes(other) ? Need.READY : undefined;
}

function names(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'object' && value !== null) {
    for (const [field, member] of Object.entries<any>(value)) {
      if (/^(secretKeyRef|secretRef|secret)$/.test(field)) found.add(`Secret/${member.secretName ?? member.name}`);
      if (/^(configMapKeyRef|configMapRef|configMap)$/.test(field)) found.add(`ConfigMap/${member.name}`);
      names(member, found);
    }
  }
  return found;
}
