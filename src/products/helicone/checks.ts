import type { WorkloadAddition } from '../../contract/addition';
import type { ConfigFiles } from '../../contract/config-source';
import { egressTo } from '../../contract/egress';
import type { Problem } from '../../core/problem';
import { documentOf, isMadeElsewhere, problemsOf } from '../../profiles/config-document';
import type { PodFacts } from '../../profiles/definition';

export const CONFIG_FILE = 'config.yaml';

const ROUTER = /^[A-Za-z0-9_-]{1,12}$/;
const problem = problemsOf(CONFIG_FILE);

/**
 * What is looked at in the file.
 * @see https://docs.helicone.ai/ai-gateway/config
 */
interface Document {
  readonly helicone?: { readonly features?: unknown; readonly 'base-url'?: unknown; readonly 'websocket-url'?: unknown };
  readonly routers?: { readonly [name: string]: { readonly 'rate-limit'?: unknown } | undefined };
  readonly global?: { readonly 'rate-limit'?: unknown };
  readonly 'unified-api'?: { readonly 'rate-limit'?: unknown };
  readonly providers?: { readonly [name: string]: { readonly 'base-url'?: unknown } | undefined };
  readonly 'deployment-target'?: unknown;
}

/** What keeps the process from starting, and what it does not ask. A file that is made elsewhere is not seen. */
export function checkHeliconeConfig(config: ConfigFiles): Problem[] {
  if (isMadeElsewhere(config, CONFIG_FILE)) {
    return [];
  }
  if (config.files[CONFIG_FILE] === undefined) {
    return [problem('LLMGW-958', CONFIG_FILE, 'missing', `add it: GatewayConfig.file('${CONFIG_FILE}', { routers, ... })`)];
  }
  const document = documentOf<Document>(config, CONFIG_FILE);
  return document ? [...checkRouters(document), ...checkFeatures(document)] : [];
}

function checkRouters({ routers = {}, 'deployment-target': target }: Document): Problem[] {
  return [
    ...Object.keys(routers)
      .filter((name) => !ROUTER.test(name))
      .map((name) =>
        problem(
          'LLMGW-958',
          `routers.${name}`,
          'not 1 to 12 letters, digits, "_" and "-": the process ends at start',
          'choose a shorter name',
        ),
      ),
    ...(target === undefined || target === 'sidecar'
      ? []
      : [
          problem('LLMGW-958', 'deployment-target', 'the profile knows it outside of the cloud of Helicone only', 'leave it out'),
        ]),
  ];
}

function checkFeatures({ helicone }: Document): Problem[] {
  if ((helicone?.features ?? 'none') !== 'none') {
    return [];
  }
  const reason = 'whoever reaches the gateway spends your money: nobody is asked for a key';
  const remedy = 'write "auth" or "all" with a control plane, or put authentication into the front door and accept this warning';
  return [{ ...problem('LLMGW-959', 'helicone.features', reason, remedy), warning: true }];
}

/** Without its key the control plane refuses the gateway; without Redis each pod has limits of its own. */
export function checkHeliconePod({ env, config }: PodFacts): Problem[] {
  const document = (config && documentOf<Document>(config, CONFIG_FILE)) ?? {};
  const { helicone, routers = {}, global, 'unified-api': unified } = document;
  const features = helicone?.features ?? 'none';
  const limited = [global, unified, ...Object.values(routers)].some((part) => part?.['rate-limit'] !== undefined);
  return [
    ...(features === 'none' || env.has('HELICONE_CONTROL_PLANE_API_KEY')
      ? []
      : [
          problem(
            'LLMGW-960',
            'helicone.features',
            `"${String(features)}" needs the control plane, which asks for a key`,
            'add a source that has the credential "control-plane-key"',
          ),
        ]),
    ...(!limited || env.has('AI_GATEWAY__RATE_LIMIT_STORE__TYPE')
      ? []
      : [
          {
            ...problem(
              'LLMGW-961',
              'rate-limit',
              'each pod counts for itself: clients get the limit once per pod',
              'add Redis to "stores", or accept this warning',
            ),
            warning: true,
          },
        ]),
  ];
}

/** The hosts that the file names, and the control plane where it has a part in this. */
export function readHeliconeConfig(config: ConfigFiles): WorkloadAddition {
  const { helicone, providers = {} } = documentOf<Document>(config, CONFIG_FILE) ?? {};
  const own = (helicone?.features ?? 'none') !== 'none';
  const plane = own ? [helicone?.['base-url'] ?? 'https://api.helicone.ai', helicone?.['websocket-url']] : [];
  return {
    egress: [
      ...[...new Set(plane)].flatMap((url) => egressTo(url)),
      ...Object.values(providers).flatMap((provider) => egressTo(provider?.['base-url'])),
    ],
  };
}
