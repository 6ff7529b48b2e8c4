import { Lazy } from 'cdk8s';
import type { ApiObject, IResolver, ResolutionContext } from 'cdk8s';
import { manifestBeforeFields, withAnnotation } from './whole-object';

const SUBSTITUTE = 'kustomize.toolkit.fluxcd.io/substitute';
const OPENING = '${';

/**
 * For the `postBuild` of a Flux Kustomization, which reads every `${` of every object as a variable of its own: configuration that
 * names an environment variable, shell and dashboards become something else, or fail the whole Kustomization. What contains `${` is
 * annotated so that Flux leaves it alone. An object that says itself whether Flux shall substitute in it is kept as it is.
 *
 * A `ClusterProfile` with `delivery: DeliveryTool.FLUX` does the same for everything below it. Without one, give it to the app:
 * `new App({ resolvers: [new FluxForm()] })`.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
 */
export class FluxForm implements IResolver {
  public resolve(context: ResolutionContext): void {
    const object = manifestBeforeFields(context);
    const said = object?.metadata?.labels?.[SUBSTITUTE] ?? object?.metadata?.annotations?.[SUBSTITUTE];
    if (object && said === undefined && [object, patchesOf(context.obj)].some(hasVariable)) {
      context.replaceValue(withAnnotation(object, SUBSTITUTE, 'disabled'));
    }
  }
}

/** cdk8s applies patches after everything is resolved, and has no other way to ask for them. */
function patchesOf(object: ApiObject): unknown {
  return (object as unknown as { readonly patches?: readonly unknown[] }).patches;
}

/** Whether some text in it, or one of its names, holds a variable, also if it is rendered late. */
function hasVariable(value: unknown): boolean {
  if (typeof value === 'string') {
    return value.includes(OPENING);
  }
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  if (value instanceof Lazy) {
    return hasVariable(value.produce());
  }
  const { resolve } = value as { resolve?: unknown };
  if (typeof resolve === 'function') {
    return hasVariable((resolve as () => unknown).call(value));
  }
  return Object.entries(value).some(([name, member]) => name.includes(OPENING) || hasVariable(member));
}
