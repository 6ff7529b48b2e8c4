import type { WorkloadAddition } from '../../contract/addition';
import type { ConfigFiles } from '../../contract/config-source';
import type { Problem } from '../../core/problem';
import { documentOf, isMadeElsewhere, isOn } from '../../profiles/config-document';
import type { PodFacts } from '../../profiles/definition';
import { egressTo } from '../../contract/egress';

export const CONFIG_FILE = 'config.yaml';

const GO_DURATION = /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
const STORES = ['memory', 'redis', 'sql'];
const KEY_LITERAL = /^\s*(?:api_key|client_secret|password):\s*["']?(?!["']?\s*$|\$\{)\S/m;
const PASSWORD_IN_URL = /:\/\/[^\s/"'@]*:(?!\$\{)[^\s/"'@]+@/;
const VARIABLE = /\$\{(\w+)\}/g;

interface Model {
  readonly name?: unknown;
  readonly provider?: unknown;
}

interface Document {
  readonly providers?: Readonly<Record<string, { readonly endpoint?: unknown } | undefined>>;
  readonly models?: readonly Model[];
  readonly auth?: { readonly enabled?: unknown; readonly issuer?: unknown };
  readonly rate_limit?: { readonly enabled?: unknown; readonly redis_url?: unknown };
  readonly conversations?: {
    readonly enabled?: unknown;
    readonly store?: unknown;
    readonly dsn?: unknown;
    readonly ttl?: unknown;
  };
  readonly observability?: {
    readonly tracing?: { readonly enabled?: unknown; readonly exporter?: { readonly endpoint?: unknown } };
  };
}

/**
 * What the process checks when it reads its file, and what it should have checked. A file that was given as text is searched
 * for credentials only, a file that is made elsewhere is not seen at all.
 * @see https://github.com/ajac-zero/latticelm/blob/main/internal/config/config.go
 */
export function checkLatticelmConfig(config: ConfigFiles): Problem[] {
  if (isMadeElsewhere(config, CONFIG_FILE)) {
    return [];
  }
  const document = documentOf<Document>(config, CONFIG_FILE);
  const text = config.files[CONFIG_FILE];
  if (text === undefined) {
    return [
      problem('LLMGW-802', CONFIG_FILE, 'missing', `add it: GatewayConfig.file('${CONFIG_FILE}', { providers, models, ... })`),
    ];
  }
  return [...checkLiterals(text), ...(document ? checkDocument(document) : [])];
}

function checkDocument(document: Document): Problem[] {
  return [...checkModels(document), ...checkAuth(document), ...checkConversations(document), ...checkMarch2026(document)];
}

function checkModels({ providers = {}, models = [] }: Document): Problem[] {
  const known = Object.keys(providers);
  if (known.length === 0 || models.length === 0) {
    const reason = `"unhealthy: no providers configured", /ready answers 503 and no pod gets ready`;
    return [
      problem('LLMGW-802', known.length === 0 ? 'providers' : 'models', reason, 'state at least one provider and one model'),
    ];
  }
  return models
    .filter((model) => !known.includes(String(model.provider)))
    .map(({ name, provider }) => {
      const reason = `model "${String(name)}" references unknown provider "${String(provider)}"`;
      return problem('LLMGW-803', 'models', reason, `use one of ${known.join(', ')}, or add the provider`);
    });
}

function checkAuth({ auth }: Document): Problem[] {
  if (!isOn(auth?.enabled)) {
    return [];
  }
  if (!auth?.issuer) {
    return [problem('LLMGW-804', 'auth.issuer', 'auth enabled but issuer not configured', 'state the issuer of the tokens')];
  }
  const reason =
    'builds before commit d3b97be ask for a token on /health, /ready and /metrics as well, their pods never get ready';
  return [{ ...problem('LLMGW-808', 'auth.enabled', reason, 'use a later build and accept this warning'), warning: true }];
}

function checkConversations({ conversations = {} }: Document): Problem[] {
  const { store = 'memory', dsn, ttl } = conversations;
  return [
    ...(STORES.includes(String(store))
      ? []
      : [problem('LLMGW-806', 'conversations.store', `"${String(store)}" counts as memory`, `use one of ${STORES.join(', ')}`)]),
    ...(store === 'memory' || dsn
      ? []
      : [
          problem(
            'LLMGW-806',
            'conversations.dsn',
            `dsn required for store "${String(store)}"`,
            "write 'dsn: ${CONVERSATIONS_DSN}'",
          ),
        ]),
    ...(!ttl || GO_DURATION.test(String(ttl))
      ? []
      : [problem('LLMGW-805', 'conversations.ttl', `invalid conversation ttl "${String(ttl)}"`, 'write it like "1h" or "30m"')]),
  ];
}

/** What builds since March 2026 need and earlier ones ignore. */
function checkMarch2026({ rate_limit: limit, conversations = {} }: Document): Problem[] {
  const found: Problem[] = [];
  if (isOn(limit?.enabled) && !limit?.redis_url) {
    const reason = 'builds from 3d4250f (2026-03-08) on end at start: "rate limiting requires redis_url configuration"';
    const remedy = "write 'redis_url: ${CONVERSATIONS_DSN}' if that is Redis, or accept this warning for an earlier build";
    found.push({ ...problem('LLMGW-843', 'rate_limit.redis_url', reason, remedy), warning: true });
  }
  if (conversations.dsn && !isOn(conversations.enabled)) {
    const reason = 'builds from c778471 (2026-03-08) on do not connect the store, and do not say so';
    const remedy = "write 'enabled: true', and 'store_by_default: true' to keep every conversation; earlier builds ignore both";
    found.push({ ...problem('LLMGW-844', 'conversations.enabled', reason, remedy), warning: true });
  }
  return found;
}

function checkLiterals(text: string): Problem[] {
  const found = [...(KEY_LITERAL.test(text) ? ['a key'] : []), ...(PASSWORD_IN_URL.test(text) ? ['a password in a URL'] : [])];
  return found.map((what) =>
    problem(
      'LLMGW-807',
      CONFIG_FILE,
      `${what} would stand readable in a ConfigMap`,
      'use ${VARIABLE}, the file is expanded at start',
    ),
  );
}

/** A variable that nobody sets is replaced by nothing; the process then has no key, or no store. */
export function checkLatticelmVariables({ env, config }: PodFacts): Problem[] {
  const text = config?.files[CONFIG_FILE];
  const names = new Set([...(text ?? '').matchAll(VARIABLE)].map(([, name]) => name!));
  return [...names]
    .filter((name) => !env.has(name))
    .map((name) => {
      const remedy = `add the provider, store or credential that sets ${name}, or state it in 'env'`;
      return problem('LLMGW-809', `\${${name}}`, `${name} is set by nobody and would be replaced by nothing`, remedy);
    });
}

/** The hosts that the file names, and that conversations in memory are known to one pod. */
export function readLatticelmConfig(config: ConfigFiles, memoryPerPod: boolean): WorkloadAddition {
  const document = documentOf<Document>(config, CONFIG_FILE);
  if (!document) {
    return {};
  }
  const { providers = {}, auth, conversations, observability } = document;
  const tracing = observability?.tracing;
  const inMemory = (conversations?.store ?? 'memory') === 'memory' && !memoryPerPod;
  return {
    egress: [
      ...Object.values(providers).flatMap((provider) => egressTo(provider?.endpoint)),
      ...(isOn(auth?.enabled) ? egressTo(auth?.issuer) : []),
      ...(isOn(tracing?.enabled) ? egressTo(tracing?.exporter?.endpoint, 4317) : []),
      ...egressTo(conversations?.dsn, conversations?.store === 'redis' ? 6379 : 5432),
    ],
    replicaLimit: inMemory
      ? { max: 1, reason: 'conversations are in the memory of one pod ("No persistence, lost on pod restart")' }
      : undefined,
  };
}

function problem(code: Problem['code'], place: string, reason: string, remedy: string): Problem {
  const prop = place === CONFIG_FILE ? `config.${CONFIG_FILE}` : `config.${CONFIG_FILE}: ${place}`;
  return { code, prop, reason, remedy };
}
