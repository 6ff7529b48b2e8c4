import type { ConfigFiles } from '../../contract/config-source';
import type { Problem } from '../../core/problem';
import { documentOf, isMadeElsewhere, isOn, problemsOf, unsetVariables } from '../../profiles/config-document';
import type { PodFacts } from '../../profiles/definition';
import type { TensorZeroOptions } from './options';

export const CONFIG_FILE = 'tensorzero.toml';

const VARIABLE = /"env::(\w+)"/g;
const LOCATION =
  /^\s*[\w.]*(?:api_key|credential|access_key|secret_access_key|session_token)_location\s*=\s*"(?!(?:env|path|path_from_env|dynamic|file)::|none"|sdk")/m;
const problem = problemsOf(CONFIG_FILE);

/** What is looked at in the file. */
interface Document {
  readonly gateway?: {
    readonly auth?: { readonly enabled?: unknown };
    readonly base_path?: unknown;
    readonly bind_address?: unknown;
  };
}

/**
 * What keeps the process from starting, and what the profile must agree with. A file that is made elsewhere is not seen.
 * @see https://www.tensorzero.com/docs/gateway/configuration-reference
 */
export function checkTensorZeroConfig(config: ConfigFiles, options: TensorZeroOptions): Problem[] {
  if (isMadeElsewhere(config, CONFIG_FILE)) {
    return [];
  }
  const text = config.files[CONFIG_FILE];
  if (text === undefined) {
    return [
      problem('LLMGW-951', CONFIG_FILE, 'missing', `add it: GatewayConfig.file('${CONFIG_FILE}', { gateway, models, ... })`),
    ];
  }
  const document = documentOf<Document>(config, CONFIG_FILE);
  const reason = 'no place of a credential: the process ends at start, and the text stands readable in a ConfigMap';
  return [
    ...(LOCATION.test(text) ? [problem('LLMGW-955', 'api_key_location', reason, 'write "env::NAME"')] : []),
    ...(document ? [...checkAuth(document, options), ...checkPlace(document)] : []),
  ];
}

function checkAuth({ gateway }: Document, { authentication = false }: TensorZeroOptions): Problem[] {
  const place = 'gateway.auth.enabled';
  const stated = isOn(gateway?.auth?.enabled);
  if (stated && !authentication) {
    const remedy = "state 'authentication: true' in the profile, and bring a key as 'metrics-key'";
    return [problem('LLMGW-952', place, 'Prometheus would be answered 401', remedy)];
  }
  if (!stated && authentication) {
    return [problem('LLMGW-952', place, 'nobody is asked for a key, the profile says otherwise', 'write "enabled = true"')];
  }
  return stated
    ? []
    : [
        {
          ...problem(
            'LLMGW-956',
            place,
            'whoever reaches the gateway spends your money: no key is asked for',
            "state 'authentication: true' in the profile and the file, or accept this warning",
          ),
          warning: true,
        },
      ];
}

function checkPlace({ gateway = {} }: Document): Problem[] {
  const { base_path: path, bind_address: address } = gateway;
  return [
    ...(path === undefined || path === '/' || path === ''
      ? []
      : [
          problem(
            'LLMGW-957',
            'gateway.base_path',
            `probes and Prometheus ask "/status", not "${String(path)}/status"`,
            'leave it out',
          ),
        ]),
    ...(address === undefined || /^(0\.0\.0\.0|\[::\]):3000$/.test(String(address))
      ? []
      : [
          problem(
            'LLMGW-957',
            'gateway.bind_address',
            `"${String(address)}": the Service leads to port 3000 of the pod`,
            'leave it out',
          ),
        ]),
  ];
}

/** It looks for the key of every model when it starts, and for PostgreSQL where keys of clients are asked for. */
export function checkTensorZeroPod(pod: PodFacts, { authentication }: TensorZeroOptions): Problem[] {
  const unset = unsetVariables(pod, CONFIG_FILE, VARIABLE).map((name) => {
    const remedy = `add the provider or credential that sets ${name}, or state it in 'env'`;
    return problem('LLMGW-954', `env::${name}`, `${name} is set by nobody, and the process ends at start`, remedy);
  });
  const noDatabase = authentication && !pod.env.has('TENSORZERO_POSTGRES_URL');
  return [
    ...unset,
    ...(noDatabase
      ? [
          problem(
            'LLMGW-953',
            'gateway.auth.enabled',
            'keys of clients are in PostgreSQL, which the gateway does not have',
            'add it to "stores", with a GatewayMigration',
          ),
        ]
      : []),
  ];
}
