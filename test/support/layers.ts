import type { Module } from './modules';

const EXTERNAL = [
  'cdk8s',
  'cdk8s-plus-28',
  'cdk8s-plus-28/lib/imports/k8s',
  'constructs',
  'crypto',
  'node:crypto',
  'node:path',
  'path',
];

/** The folders of src/ that are not features, and what each of them may know. */
const GROUND: Record<string, readonly string[]> = {
  core: [],
  contract: ['core'],
  // the frame loads a product when it is asked for
  profiles: ['core', 'contract', 'products'],
  products: ['core', 'contract', 'profiles', 'imports'],
  // who answers the requests in the end
  providers: ['core', 'contract'],
  // how an object is written for the tool that brings it into the cluster
  forms: [],
  // what is known about the cluster, before anything is made for it
  cluster: ['core', 'contract', 'forms'],
  // who talks to whom, and every pod: below the workload, so that every feature has them
  network: ['core', 'contract', 'cluster'],
  pod: ['core', 'contract', 'cluster', 'network'],
  workload: ['core', 'contract', 'profiles', 'cluster', 'network', 'pod'],
};

/** Products that are no profile: a construct of their own, which stands in the room of its product. */
const FEATURES_AMONG_PRODUCTS = ['envoy-ai-gateway'];

/** What a feature may know: everything below it, and the generated constructs. Never another feature. */
const BELOW_FEATURES = ['core', 'contract', 'forms', 'cluster', 'network', 'pod', 'workload', 'profiles', 'providers', 'imports'];

/** Imports that go up or sideways, as sentences; imports go down only. */
export function layerViolations(modules: readonly Module[]): string[] {
  return modules.flatMap(({ file, imports }) => {
    const layer = layerOf(file);
    const allowed = [layer, ...(GROUND[layer] ?? BELOW_FEATURES)];

    return imports.flatMap((target) => {
      if (!isOurs(target)) {
        return EXTERNAL.includes(target) ? [] : [`${file} imports ${target}, which is no dependency of this package`];
      }
      // The barrel is for users; a file inside that imports it imports everything.
      if (/^src(\/index)?$/.test(target)) return [`${file} imports the index`];
      if (layer === 'index' || allowed.includes(layerOf(target))) return [];
      return [`${file} imports ${target}: ${layer} may only know ${allowed.join(', ')}`];
    });
  });
}

function isOurs(target: string): boolean {
  return target.startsWith('src') || target.startsWith('imports/');
}

/** `gateway` for `src/gateway/llm-gateway.ts`, `imports` for generated code, `index` for the index. */
function layerOf(path: string): string {
  const [top = '', folder = '', room = ''] = path.split('/');
  if (FEATURES_AMONG_PRODUCTS.includes(room)) return room;
  return top === 'imports' ? 'imports' : folder.replace(/\.ts$/, '');
}
