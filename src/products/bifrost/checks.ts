import type { ConfigFiles } from '../../contract/config-source';
import { hostAndPort, isLikelyInCluster } from '../../core/hosts';
import type { Problem } from '../../core/problem';
import { documentOf, isMadeElsewhere, isOn, problemsOf, unsetVariables } from '../../profiles/config-document';
import type { PodFacts } from '../../profiles/definition';
import type { BifrostDocument } from './document';
import { CONFIG_FILE, isKept, isSqlite } from './document';
import type { BifrostOptions } from './options';

export const CONFIG_FOLDER = '/app/data';
export const STORE_FOLDER = '/app/store';

const VARIABLE = /"env\.(\w+)"/g;
const CREDENTIAL = /"(?:value|password|admin_password|encryption_key|api_key|secret_access_key)"\s*:\s*"(?!env\.|")/;
const problem = problemsOf(CONFIG_FILE);

/**
 * What keeps the process from starting or from being of use. A file that is made elsewhere is not seen.
 * @see https://docs.getbifrost.ai/deployment-guides/config-json
 */
export function checkBifrostConfig(config: ConfigFiles, options: BifrostOptions): Problem[] {
  if (isMadeElsewhere(config, CONFIG_FILE)) {
    return [];
  }
  const text = config.files[CONFIG_FILE];
  if (text === undefined) {
    return [problem('LLMGW-883', CONFIG_FILE, 'missing', `add it: GatewayConfig.file('${CONFIG_FILE}', { providers, ... })`)];
  }
  const document = documentOf<BifrostDocument>(config, CONFIG_FILE);
  return [
    ...(CREDENTIAL.test(text)
      ? [problem('LLMGW-885', CONFIG_FILE, 'a credential would stand readable in a ConfigMap', 'write "env.NAME"')]
      : []),
    ...(document
      ? [...checkStores(document), ...checkProviders(document), ...checkAuth(document, options), ...checkPrivate(document)]
      : []),
  ];
}

function checkProviders({ providers = {}, config_store: store }: BifrostDocument): Problem[] {
  if (Object.keys(providers).length > 0 || isKept(store)) {
    return [];
  }
  const remedy = 'state at least one provider with a key, or a config store in which the console keeps them';
  return [problem('LLMGW-883', 'providers', 'no providers: every call is answered with an error', remedy)];
}

function checkStores({ config_store: configStore, logs_store: logsStore }: BifrostDocument): Problem[] {
  const stores = { config_store: configStore, logs_store: logsStore };
  return Object.entries(stores).flatMap(([name, store]) => {
    const path = store?.config?.path;
    if (store !== undefined && (!isSqlite(store) || String(path).startsWith(`${STORE_FOLDER}/`))) {
      return [];
    }
    const reason = store
      ? `the file "${String(path)}" is not in ${STORE_FOLDER}, where the volume is, and everything else is read-only`
      : `left out, it is a SQLite file beside ${CONFIG_FILE}, in a folder that is read-only`;
    const remedy = `write { "enabled": false }, PostgreSQL, or a path in ${STORE_FOLDER} and a GatewayVolume for it`;
    return [problem('LLMGW-884', name, reason, remedy)];
  });
}

function checkAuth(
  { client, governance, config_store: store }: BifrostDocument,
  { adminAuth = false }: BifrostOptions,
): Problem[] {
  const place = 'governance.auth_config';
  const stated = isOn(governance?.auth_config?.is_enabled);
  const found: Problem[] = [];
  if (stated && !isKept(store)) {
    const reason = 'without a config store nobody is asked for a password, and the console is off';
    found.push(problem('LLMGW-887', place, reason, 'leave it out, or state a config store'));
  } else if (stated !== adminAuth) {
    found.push(
      stated
        ? problem('LLMGW-887', place, 'Prometheus would be answered 401', "state 'adminAuth: true' in the profile")
        : problem('LLMGW-887', place, 'anybody may read the metrics, the profile says otherwise', 'write "is_enabled": true'),
    );
  }
  if (!isOn(client?.enforce_auth_on_inference) && !stated) {
    const reason = 'whoever reaches the gateway spends your money: no key is asked for';
    const remedy = 'write true and give virtual keys under governance.virtual_keys, or accept this warning';
    found.push({ ...problem('LLMGW-888', 'client.enforce_auth_on_inference', reason, remedy), warning: true });
  }
  return found;
}

/** It refuses to call private addresses of its own accord. */
function checkPrivate({ providers = {} }: BifrostDocument): Problem[] {
  return Object.entries(providers).flatMap(([name, provider]) => {
    const { base_url: url, allow_private_network: allowed } = provider?.network_config ?? {};
    if (typeof url !== 'string' || isOn(allowed) || !isLikelyInCluster(hostAndPort(url).host)) {
      return [];
    }
    const reason = `"${url}" is in the cluster, and private addresses are refused`;
    const remedy = 'write "allow_private_network": true beside it, or accept this warning';
    return [{ ...problem('LLMGW-889', `providers.${name}.network_config.base_url`, reason, remedy), warning: true }];
  });
}

/** A variable that nobody sets is no key, and no address of a store. */
export function checkBifrostPod(pod: PodFacts): Problem[] {
  return unsetVariables(pod, CONFIG_FILE, VARIABLE).map((name) => {
    const remedy = `add the provider, store or credential that sets ${name}, or state it in 'env'`;
    return problem('LLMGW-886', `env.${name}`, `${name} is set by nobody`, remedy);
  });
}
