/** A part of the library, and the tests that hold it to what it promises. */
export interface Part {
  readonly name: string;
  readonly what: string;
  /** Whole folders: what decides something. Facts of products and texts are data, which no test can prove. */
  readonly mutate: readonly string[];
  /** The tests of the part, and no golden files of whole examples: with those a part takes hours. */
  readonly tests: readonly string[];
}

const inFolder = (folder: string, names: string): string[] => names.split(' ').map((name) => `${folder}/${name}.test.ts`);

export const PARTS: readonly Part[] = [
  {
    name: 'rules',
    what: 'rules over finished objects',
    mutate: ['src/core/rules/**/*.ts'],
    tests: [
      ...inFolder(
        'test/core/rules',
        'metadata network containers pod-security workloads practice selectors exceptions places check rules hostile',
      ),
      ...inFolder('test/checks/scorecard', 'containers metadata network pods probes rollout'),
    ],
  },
  {
    name: 'yaml',
    what: 'the writer of YAML',
    mutate: ['src/core/yaml/**/*.ts'],
    tests: [...inFolder('test/core/yaml', 'plain writer refusals reader'), 'test/app/yaml-writer.test.ts'],
  },
  {
    name: 'network',
    what: 'network policies',
    mutate: ['src/network/**/*.ts'],
    tests: [
      ...inFolder(
        'test/network',
        'plain cilium rules egress-proxy names dns enforcement mesh ip-blocks service-ports private isolation',
      ),
      'test/cluster/mesh.test.ts',
    ],
  },
  {
    name: 'guard',
    what: 'the check of what a program hands in',
    // tables that `npm run describe` writes
    mutate: ['src/core/api/**/*.ts', '!src/core/api/structs.ts', '!src/core/api/types.ts'],
    tests: inFolder('test/api', 'calls copies guard tables wrong-types'),
  },
  {
    name: 'autoscaling',
    what: 'autoscaling',
    mutate: ['src/autoscaling/**/*.ts'],
    tests: [
      ...inFolder(
        'test/autoscaling',
        'adapter choices deployments hpa keda keda-queries ladder limits measured missing others pinned refusals vertical documented properties',
      ),
      'test/cluster/consumers.test.ts',
    ],
  },
  {
    name: 'workload',
    what: 'drain, grace period, probes and the rest of a workload',
    mutate: ['src/workload/**/*.ts', '!src/workload/{config,credential}*.ts'],
    tests: [
      ...inFolder(
        'test/workload',
        'stream-budget probes drain names object-labels service-port workload-identity workload refusals derived-names.property',
      ),
      ...inFolder(
        'test/workload',
        'additions definition disruption-budget drain-request identity-forms identity-servers mounts no-policy places-of-problems',
      ),
      ...inFolder(
        'test/workload',
        'published-service replica-limits scaled-by state-required stream-limits still-searched target-facts',
      ),
      ...inFolder('test/mcp', 'mcp-proxy upstream'),
      ...inFolder('test/network', 'egress-proxy isolation private service-ports'),
      'test/gateway/llm-gateway.test.ts',
    ],
  },
  {
    name: 'config',
    what: 'configuration and credentials of a workload',
    mutate: ['src/workload/{config,credential}*.ts'],
    tests: [
      ...inFolder('test/config', 'gateway-config credentials delivery limits mount references text'),
      ...inFolder('test/secrets', 'gateway-secrets sources'),
      ...inFolder('test/workload', 'workload refusals'),
      ...inFolder('test/products', 'llm-gateway'),
    ],
  },
  {
    name: 'pod',
    what: 'pods',
    mutate: ['src/pod/**/*.ts'],
    tests: [
      // none that makes pods while it is loaded: whatever then runs is run anew for each mutant, with all tests
      ...inFolder('test/pod', 'beside isolated nodes room template variables'),
      ...inFolder('test/workload', 'probes refusals workload'),
      ...inFolder('test/cluster', 'mesh siblings'),
      'test/state/own-pods.test.ts',
    ],
  },
  {
    name: 'state',
    what: 'stores',
    mutate: ['src/state/**/*.ts'],
    tests: inFolder(
      'test/state',
      'claims cloud-native-postgres gateway-volume limits own-limits own-pods reached redis-store server state-store told',
    ),
  },
];
