import type { WorkloadAddition } from '../../contract/addition';
import type { ConfigFiles } from '../../contract/config-source';
import { egressTo } from '../../contract/egress';
import type { Problem } from '../../core/problem';
import { documentOf, isMadeElsewhere, isOn } from '../../profiles/config-document';
import type { PodFacts } from '../../profiles/definition';
import type { LiteLlmOptions } from './options';

export const CONFIG_FILE = 'config.yaml';

const VARIABLE = /os\.environ\/(\w+)/g;
const SECRET_KEYS =
  /^\s*-?\s*(?:api_key|master_key|salt_key|password|client_secret|aws_secret_access_key|database_url):\s*["']?(?!os\.environ\/|["']?\s*$)\S/m;

interface Document {
  readonly model_list?: readonly { readonly litellm_params?: { readonly api_base?: unknown } }[];
  readonly litellm_settings?: {
    readonly callbacks?: unknown;
    readonly success_callback?: unknown;
    readonly require_auth_for_metrics_endpoint?: unknown;
  };
  readonly general_settings?: { readonly store_model_in_db?: unknown };
}

/**
 * What keeps the proxy from being useful although it starts: it accepts almost any file.
 * @see https://docs.litellm.ai/docs/proxy/config_settings
 */
export function checkLiteLlmConfig(config: ConfigFiles, options: LiteLlmOptions): Problem[] {
  if (isMadeElsewhere(config, CONFIG_FILE)) {
    return [];
  }
  const text = config.files[CONFIG_FILE];
  if (text === undefined) {
    return [problem('LLMGW-870', CONFIG_FILE, 'missing', `add it: GatewayConfig.file('${CONFIG_FILE}', { model_list, ... })`)];
  }
  const document = documentOf<Document>(config, CONFIG_FILE);
  return [
    ...(SECRET_KEYS.test(text)
      ? [problem('LLMGW-873', CONFIG_FILE, 'a credential would stand readable in a ConfigMap', 'write "os.environ/NAME"')]
      : []),
    ...(document ? [...checkModels(document), ...checkMetrics(document, options)] : []),
  ];
}

function checkModels({ model_list: models = [], general_settings: general }: Document): Problem[] {
  if (models.length > 0 || isOn(general?.store_model_in_db)) {
    return [];
  }
  const remedy = 'state at least one model, or "store_model_in_db: true" under general_settings if the console adds them';
  return [problem('LLMGW-870', 'model_list', 'no models: the proxy gets ready and answers every call with an error', remedy)];
}

function checkMetrics({ litellm_settings: settings = {} }: Document, { anonymousMetrics = false }: LiteLlmOptions): Problem[] {
  const callbacks = [settings.callbacks, settings.success_callback].flat();
  const open = settings.require_auth_for_metrics_endpoint === false;
  return [
    ...(callbacks.includes('prometheus')
      ? []
      : [
          {
            ...problem(
              'LLMGW-871',
              'litellm_settings.callbacks',
              'metrics are not switched on: alerts, dashboards and scaling signals would see nothing',
              'write \'callbacks: ["prometheus"]\', or accept this warning',
            ),
            warning: true,
          },
        ]),
    ...(open === anonymousMetrics
      ? []
      : [
          problem(
            'LLMGW-872',
            'litellm_settings.require_auth_for_metrics_endpoint',
            open ? 'anybody may read the metrics, the profile says otherwise' : 'Prometheus would be answered 401',
            open
              ? "state 'anonymousMetrics: true' in the profile, or leave the setting out"
              : 'write "false" in the file, as the profile says',
          ),
        ]),
  ];
}

/** Variables that the file names and nobody sets; more workers than one; keys in the database without a key of their own. */
export function checkLiteLlmPod({ env, config }: PodFacts): Problem[] {
  const names = new Set([...(config?.files[CONFIG_FILE] ?? '').matchAll(VARIABLE)].map(([, name]) => name!));
  return [
    ...[...names]
      .filter((name) => !env.has(name))
      .map((name) => {
        const remedy = `add the provider, store or credential that sets ${name}, or state it in 'env'`;
        return problem('LLMGW-874', `os.environ/${name}`, `${name} is set by nobody`, remedy);
      }),
    ...checkWorkers(env),
    ...checkSalt(env),
  ];
}

function checkWorkers(env: PodFacts['env']): Problem[] {
  const workers = env.get('NUM_WORKERS')?.value;
  if (workers === undefined || workers === '1') {
    return [];
  }
  const reason = `a supervisor ends workers that are silent for 5 s, none of two got ready in 280 s; and metrics are those of one worker`;
  const remedy =
    "leave it at 1 and use more replicas; or state TIMEOUT_WORKER_HEALTHCHECK and PROMETHEUS_MULTIPROC_DIR in 'env' as well";
  const known = env.has('TIMEOUT_WORKER_HEALTHCHECK') && env.has('PROMETHEUS_MULTIPROC_DIR');
  return known ? [] : [{ code: 'LLMGW-875', prop: 'env.NUM_WORKERS', value: workers, reason, remedy }];
}

function checkSalt(env: PodFacts['env']): Problem[] {
  if (env.has('LITELLM_SALT_KEY') || !(env.has('DATABASE_URL') || env.has('DATABASE_HOST'))) {
    return [];
  }
  const reason = 'keys of models are encrypted in the database with the master key, which can then never change';
  return [
    {
      code: 'LLMGW-876',
      prop: 'credentials',
      reason,
      remedy: 'add the credential "salt-key", or accept this warning',
      warning: true,
    },
  ];
}

/** The hosts that the models name. */
export function readLiteLlmConfig(config: ConfigFiles): WorkloadAddition {
  const models = documentOf<Document>(config, CONFIG_FILE)?.model_list ?? [];
  const hosts = new Set(models.map(({ litellm_params: params }) => params?.api_base).filter((base) => typeof base === 'string'));
  return { egress: [...hosts].filter((base) => !base.startsWith('os.environ/')).flatMap((base) => egressTo(base)) };
}

function problem(code: Problem['code'], place: string, reason: string, remedy: string): Problem {
  const prop = place === CONFIG_FILE ? `config.${CONFIG_FILE}` : `config.${CONFIG_FILE}: ${place}`;
  return { code, prop, reason, remedy };
}
