import { ApiObject, App, ImplicitTokenResolver, Lazy, LazyResolver, NumberStringUnionResolver } from 'cdk8s';

/** What cdk8s keeps of an object; it has no other way to ask for it. */
interface ObjectParts {
  readonly props?: Readonly<Record<string, unknown>>;
  readonly patches?: readonly unknown[];
  readonly metadata: unknown;
}

interface MetadataParts {
  readonly name?: unknown;
  readonly namespace?: unknown;
  readonly labels?: object;
  readonly annotations?: object;
  readonly finalizers?: readonly unknown[];
  readonly ownerReferences?: readonly unknown[];
  readonly _additionalAttributes?: object;
}

/** Where a class of a jsii library has its name. */
const JSII = Symbol.for('jsii.rtti');
const STOCK_RESOLVERS = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];
const METADATA = new Set(['name', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences']);

/** Names that the generated classes of Kubernetes spell in another way than the YAML. */
const RESPELLED = new Set(
  `clientIp clusterIp datasetUuid diskUri downwardApi externalId hostIp hostIpc hostPid insecureSkipTlsVerify loadBalancerIp nodeId
   nonResourceUrLs openApiv3Schema pdId podCidRs podCidr providerId ref scaleIo schema setHostnameAsFqdn storagePolicyId
   targetCpuUtilizationPercentage targetWwNs volumeId xKubernetesEmbeddedResource xKubernetesIntOrString xKubernetesListMapKeys
   xKubernetesListType xKubernetesMapType xKubernetesPreserveUnknownFields xKubernetesValidations`.split(/\s+/),
);

class Unsure extends Error {}

/**
 * What `toJson` of an object returns, made in one pass: cdk8s copies every value four times, which was two thirds of the cost of a
 * synthesis. Undefined where the result could be another: then `toJson` itself must be asked. One difference is meant: the generated
 * classes drop a field that they do not know without a word, and here it is kept.
 */
export function manifestOf(object: ApiObject): Record<string, unknown> | undefined {
  const { props, patches, metadata } = object as unknown as ObjectParts;
  const isPlain = object.constructor === ApiObject;
  try {
    if (!props || patches?.length !== 0 || !(isPlain || isGenerated(object)) || !isStock(App.of(object))) {
      return undefined;
    }
    const { apiVersion, kind, metadata: _metadata, ...rest } = props;
    const pass = new OnePass(!isPlain);
    return { apiVersion, kind, metadata: pass.metadata(metadata as MetadataParts), ...pass.dictionary(rest) };
  } catch {
    // whatever it was, cdk8s says it better
    return undefined;
  }
}

/** The classes of custom resources write fields in an order of their own. */
function isGenerated(object: ApiObject): boolean {
  const type = object.constructor as { readonly [JSII]?: { readonly fqn?: string } };
  return Object.hasOwn(type, JSII) && /^cdk8s-plus-\d+\.k8s\.Kube(?!.*List$)/.test(type[JSII]?.fqn ?? '');
}

function isStock({ resolvers }: App): boolean {
  const stock = resolvers.length === STOCK_RESOLVERS.length && resolvers.every((r, i) => r.constructor === STOCK_RESOLVERS[i]);
  return stock && !process.env['CDK8S_DISABLE_SORT'];
}

class OnePass {
  constructor(
    /** Whether the class of the object unwraps what may be a number or text. */
    private readonly unwraps: boolean,
  ) {}

  public metadata(metadata: MetadataParts): Record<string, unknown> {
    const { name, namespace, labels, annotations, finalizers, ownerReferences, _additionalAttributes: more } = metadata;
    const known = more && Object.keys(more).every((key) => METADATA.has(key)) && !Object.hasOwn(metadata, 'toJson');
    if (!known || !isTexts(labels) || !isTexts(annotations) || finalizers?.length !== 0 || ownerReferences?.length !== 0) {
      throw new Unsure();
    }
    const written: Record<string, unknown> = {};
    for (const [key, value] of Object.entries({ annotations, labels, name, namespace })) {
      const plain = this.plain(value);
      if (plain !== undefined && !isEmpty(plain)) {
        written[key] = plain;
      }
    }
    return written;
  }

  public dictionary(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const keys = Object.keys(value);
    if (keys.length === 1 && keys[0] === 'value') {
      // what a generated class takes for a number or text
      throw new Unsure();
    }
    const written: Record<string, unknown> = {};
    for (const key of sorted(keys)) {
      if (RESPELLED.has(key) || key === '__proto__') {
        throw new Unsure();
      }
      const plain = this.plain(value[key]);
      if (plain !== undefined) {
        written[key] = plain;
      }
    }
    return written;
  }

  private plain(value: unknown): unknown {
    switch (typeof value) {
      case 'string':
      case 'boolean':
      case 'undefined':
        return value;
      case 'number':
        if (!Number.isFinite(value) || Object.is(value, -0)) {
          throw new Unsure();
        }
        return value;
      case 'object':
        return value === null ? undefined : this.compound(value);
      default:
        throw new Unsure();
    }
  }

  private compound(value: object): unknown {
    if (value instanceof Lazy) {
      return this.plain(value.produce());
    }
    if (typeof (value as { resolve?: unknown }).resolve === 'function') {
      throw new Unsure();
    }
    if (value.constructor === Object) {
      return this.dictionary(value as Record<string, unknown>);
    }
    const union = (value as { value?: unknown }).value;
    if (Array.isArray(value) && union === undefined) {
      return value.map((item) => this.item(item));
    }
    if (this.unwraps && (typeof union === 'number' || typeof union === 'string')) {
      return this.plain(union);
    }
    throw new Unsure();
  }

  private item(value: unknown): unknown {
    const plain = this.plain(value);
    if (plain === undefined) {
      throw new Unsure();
    }
    return plain;
  }
}

/** cdk8s leaves empty things out of metadata at any depth. */
function isTexts(map: object | undefined): boolean {
  return map !== undefined && Object.values(map).every((value) => typeof value === 'string' || value === undefined);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

const FEW = 40;

/** Sorts in place as `sort()` does. Few keys, often in order, are faster inserted, and without garbage. */
function sorted(keys: string[]): string[] {
  if (keys.length > FEW) {
    return keys.sort();
  }
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i]!;
    let at = i;
    for (; at > 0 && key < keys[at - 1]!; at--) {
      keys[at] = keys[at - 1]!;
    }
    keys[at] = key;
  }
  return keys;
}
