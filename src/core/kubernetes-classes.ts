import type * as kplus from 'cdk8s-plus-28';

/**
 * The generated classes of cdk8s-plus without the 28 files around them, which nothing here needs. `scripts/package/lazy.cjs` puts
 * this file in the place of `cdk8s-plus-28` in the compiled code; for whoever loads both, the classes are the same.
 */
export const k8s: typeof kplus.k8s = load();

function load(): typeof kplus.k8s {
  try {
    return require('cdk8s-plus-28/lib/imports/k8s') as typeof kplus.k8s;
  } catch {
    // the path is not part of what cdk8s-plus promises
    return (require('cdk8s-plus-28') as typeof kplus).k8s;
  }
}
