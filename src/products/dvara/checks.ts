import type { ConfigFiles } from '../../contract/config-source';
import type { Problem } from '../../core/problem';
import { quantityValue } from '../../core/quantity';
import type { PodFacts } from '../../profiles/definition';
import { checkKnownVersion, isAtLeast } from '../../profiles/version';

const DETAILS_VARIABLE = 'MANAGEMENT_ENDPOINT_HEALTH_SHOW_DETAILS';
const NAMESPACE = 'KUBERNETES_NAMESPACE';
const SERVICE = 'CACHE_SERVICE_NAME';

/** Variables that look right and that no DVARA process reads, and what to use instead. */
const NOT_READ: ReadonlyMap<string, string> = new Map([
  ['JAVA_OPTS', "state 'javaOptions' of the profile, which becomes JAVA_TOOL_OPTIONS"],
  ['DVARA_LLM_GATEWAY_REGION_ID', 'use GatewayRegion, which sets DVARA_REGION_ID'],
  ['DVARA_LLM_GATEWAY_REGION_NAME', 'use GatewayRegion, which sets DVARA_REGION_NAME'],
]);

/** The facts were read at the chart of the 1.x line with three images; later releases joined them. */
export function checkDvaraVersion(version: string): Problem[] {
  const problems = checkKnownVersion(version, [{ from: [1, 6], below: [99, 0] }], 'the documents of 1.6 and the source of 1.8');
  if (problems.length > 0 || !isAtLeast(version, 1, 7)) {
    return problems;
  }
  const reason = isAtLeast(version, 1, 8, 2)
    ? 'since 1.7.0 the images have other names, and since 1.8.2 a gateway that is told a database refuses to start'
    : 'since 1.7.0 the images have other names and the MCP proxy runs inside the gateway process';
  const remedy = 'use 1.6.x, or state "image" and check the facts against that release';
  return [{ code: 'LLMGW-820', prop: 'profile.version', value: version, reason, remedy, warning: true }];
}

/** What keeps a DVARA process from starting, or is set and never read. */
export function checkDvaraPod({ env, resources }: PodFacts): Problem[] {
  return [
    ...(env.get(DETAILS_VARIABLE)?.value?.toLowerCase() === 'always' ? [showDetails(`env.${DETAILS_VARIABLE}`)] : []),
    ...checkCluster(env.has(NAMESPACE), env.has(SERVICE)),
    ...[...NOT_READ]
      .filter(([name]) => env.has(name))
      .map(([name, remedy]) => ({
        code: 'LLMGW-823' as const,
        prop: `env.${name}`,
        reason: 'no DVARA process reads it',
        remedy,
      })),
    ...checkHeap(env.get('JAVA_TOOL_OPTIONS')?.value ?? '', resources.limits.memory),
  ];
}

/** `gateway.yaml` may be given as text or as an object, nested or with dots in its keys. */
export function checkDvaraConfig(config: ConfigFiles): Problem[] {
  const found = Object.entries(config.files).some(
    ([name, text]) => at(config.documents?.[name], 'management.endpoint.health.show-details') === 'always' || inText(text),
  );
  return [...(found ? [showDetails('config')] : []), ...checkPrefix(config.documents?.['gateway.yaml'])];
}

const OF_SPRING = ['spring', 'server', 'management', 'logging', 'dvara'];

/** Keys at the top that the open gateway reads under its own prefix only. */
function checkPrefix(document: unknown): Problem[] {
  const keys = document !== null && typeof document === 'object' ? Object.keys(document) : [];
  return keys
    .filter((key) => !OF_SPRING.includes(key.split('.')[0]!) && at(document, `dvara.llm-gateway.${key}`) === undefined)
    .map((key) => ({
      code: 'LLMGW-847' as const,
      prop: `config.gateway.yaml: ${key}`,
      reason: `the open gateway reads it as dvara.llm-gateway.${key}; only the documents of 1.6 write it at the top`,
      remedy: 'state it in both places, or accept this warning for the image that you run',
      warning: true,
    }));
}

function inText(text: string): boolean {
  return /\bshow-details["']?\s*[:=]\s*["']?always\b/.test(text);
}

function at(document: unknown, path: string): unknown {
  let value = document;
  for (const key of path.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }
  return value;
}

function showDetails(prop: string): Problem {
  return {
    code: 'LLMGW-821',
    prop,
    value: 'always',
    reason: 'the gateway refuses to start with management.endpoint.health.show-details=always',
    remedy: 'leave it out; the default is when-authorized',
  };
}

function checkCluster(namespace: boolean, service: boolean): Problem[] {
  if (namespace === service) {
    return [];
  }
  const [given, missing] = namespace ? [NAMESPACE, SERVICE] : [SERVICE, NAMESPACE];
  return [
    {
      code: 'LLMGW-822',
      prop: `env.${given}`,
      reason: `set without ${missing}: the pods cannot form a cluster, and with ${NAMESPACE} alone they do not start`,
      remedy: 'leave both out and declare the cluster membership, which sets both',
    },
  ];
}

function checkHeap(javaOptions: string, limit: string | undefined): Problem[] {
  const heap = /(?:^|\s)-Xmx(\d+)([kmgtKMGT]?)(?=\s|$)/.exec(javaOptions);
  const available = limit === undefined ? undefined : quantityValue(limit);
  if (!heap || available === undefined) {
    return [];
  }
  const bytes = Number(heap[1]) * 1024 ** ' kmgt'.indexOf(heap[2]!.toLowerCase() || ' ');
  if (bytes < available) {
    return [];
  }
  const reason = `the heap may grow to the memory limit of ${limit}, nothing is left for the rest of the process: it is OOM killed`;
  const remedy = 'leave a quarter of the limit to the rest, or leave -Xmx out';
  return [{ code: 'LLMGW-824', prop: 'profile.javaOptions', value: heap[0].trim(), reason, remedy }];
}
