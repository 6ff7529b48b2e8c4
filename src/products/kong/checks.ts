import type { ConfigFiles } from '../../contract/config-source';
import type { Problem } from '../../core/problem';
import { documentOf, isMadeElsewhere, isOn, problemsOf, unsetVariables } from '../../profiles/config-document';
import type { PodFacts } from '../../profiles/definition';
import { CONFIG_FILE, pluginsOf } from './document';
import type { KongDocument, KongPlugin } from './document';
import type { KongOptions } from './options';

const VARIABLE = /\{vault:\/\/env\/([\w-]+)\}/g;
const CREDENTIAL =
  /^\s*-?\s*(?:header_value|param_value|aws_secret_access_key|client_secret|password|gcp_service_account_json):\s*(?!["']?\{vault:\/\/|["']?\s*$)\S/m;
/** Those that make alerts, dashboards and scaling signals. */
const SWITCHES = ['status_code_metrics', 'latency_metrics', 'ai_metrics'];
const COMMERCIAL =
  /^(ai-(proxy-advanced|rate-limiting-advanced|semantic-.*|azure-content-safety|aws-guardrails|rag-injector|sanitizer|llm-as-judge|mcp-.*)|.*-advanced|openid-connect|mtls-auth|opa|key-auth-enc)$/;
const WHO = /^(key-auth|jwt|basic-auth|hmac-auth|oauth2|ldap-auth|acl|openid-connect|mtls-auth|key-auth-enc|ip-restriction)/;
const problem = problemsOf(CONFIG_FILE);

/**
 * What keeps the process from getting ready, and what it takes without a word. A file that is made elsewhere is not seen.
 * @see https://docs.konghq.com/gateway/latest/production/deployment-topologies/db-less-and-declarative-config/
 */
export function checkKongConfig(config: ConfigFiles, options: KongOptions): Problem[] {
  if (isMadeElsewhere(config, CONFIG_FILE)) {
    return [];
  }
  const text = config.files[CONFIG_FILE];
  if (text === undefined) {
    return [problem('LLMGW-890', CONFIG_FILE, 'missing', `add it: GatewayConfig.file('${CONFIG_FILE}', { services, ... })`)];
  }
  const document = documentOf<KongDocument>(config, CONFIG_FILE);
  return [
    ...(CREDENTIAL.test(text)
      ? [problem('LLMGW-892', CONFIG_FILE, 'a credential would stand readable in a ConfigMap', 'write "{vault://env/NAME}"')]
      : []),
    ...(document ? [...checkEntities(document), ...checkPlugins(pluginsOf(document), options)] : []),
  ];
}

function checkEntities({ _format_version: version, services = [], routes = [] }: KongDocument): Problem[] {
  if (version === undefined) {
    return [problem('LLMGW-890', '_format_version', 'missing: the process ends at start', 'write \'_format_version: "3.0"\'')];
  }
  const some = routes.length > 0 || services.some((service) => (service.routes ?? []).length > 0);
  const reason = 'no routes: /status/ready answers 503 for a file that declares nothing, and nobody would be served';
  return some ? [] : [problem('LLMGW-890', 'services', reason, 'state at least one service with a route')];
}

function checkPlugins(plugins: readonly KongPlugin[], { image }: KongOptions): Problem[] {
  const named = (pattern: RegExp): KongPlugin[] => plugins.filter(({ name }) => pattern.test(String(name)));
  return [
    ...(image === undefined ? named(COMMERCIAL) : []).map(({ name }) => {
      const reason = `the open image has no plugin "${String(name)}" and ends at start`;
      return problem('LLMGW-894', 'plugins', reason, "state the 'image' of the commercial edition, or use an open plugin");
    }),
    ...checkMetrics(named(/^prometheus$/)),
    ...named(/^ai-proxy/)
      .filter(({ config }) => config?.['max_request_body_size'] === undefined)
      .map(() =>
        warning(
          'LLMGW-895',
          'ai-proxy: max_request_body_size',
          'prompts of more than 8 KiB are refused',
          'state it in bytes, or accept this warning',
        ),
      ),
    ...(named(/^ai-proxy/).length > 0 && named(WHO).length === 0
      ? [
          warning(
            'LLMGW-896',
            'plugins',
            'whoever reaches the gateway spends your money: no plugin asks who calls',
            'add jwt or key-auth, or put authentication into the front door and accept this warning',
          ),
        ]
      : []),
  ];
}

function checkMetrics(plugins: readonly KongPlugin[]): Problem[] {
  const off = SWITCHES.filter((name) => !plugins.some(({ config }) => isOn(config?.[name])));
  const reason = `${off.join(', ')} ${off.length === 1 ? 'is' : 'are'} not on: alerts, dashboards and scaling signals would see nothing`;
  return off.length === 0
    ? []
    : [warning('LLMGW-891', 'plugins: prometheus', reason, 'write them as true, or accept this warning')];
}

/** The vault of variables reads names in capitals, with "_" for "-". */
export function checkKongPod(pod: PodFacts): Problem[] {
  const env = new Map(
    [...pod.env].flatMap(([name, value]) =>
      [name, name.toLowerCase(), name.toLowerCase().replace(/_/g, '-')].map((n) => [n, value] as const),
    ),
  );
  return unsetVariables({ ...pod, env }, CONFIG_FILE, VARIABLE).map((name) => {
    const variable = name.toUpperCase().replace(/-/g, '_');
    const remedy = `add the provider or credential that sets ${variable}, or state it in 'env'`;
    return problem('LLMGW-893', `{vault://env/${name}}`, `${variable} is set by nobody`, remedy);
  });
}

function warning(code: Problem['code'], place: string, reason: string, remedy: string): Problem {
  return { ...problem(code, place, reason, remedy), warning: true };
}
