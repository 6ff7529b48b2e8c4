import type { ConfigFiles } from '../../contract/config-source';
import type { Problem } from '../../core/problem';
import { documentOf, isMadeElsewhere, problemsOf, unsetVariables } from '../../profiles/config-document';
import type { PodFacts } from '../../profiles/definition';
import { CONFIG_FILE, DEFAULT_PORT, portsOf, READINESS_PORT, STATS_PORT } from './document';
import type { AgentgatewayDocument } from './document';
import type { AgentgatewayOptions } from './options';

const VARIABLE = /\$\{?([A-Za-z_]\w*)(?![\w}]*:-)/g;
const CREDENTIAL = /^\s*-?\s*(?:apiKey|password|clientSecret|secretAccessKey|accessKeyId):\s*(?!["']?\$|["']?\s*$)\S/m;
const PASSWORD_IN_URL = /:\/\/[^\s/"'@]*:(?!\$)[^\s/"'@]+@/;
const problem = problemsOf(CONFIG_FILE);

/**
 * What keeps the process from starting, and what it would serve where nobody looks for it. A file that is made elsewhere is not seen.
 * @see https://agentgateway.dev/docs/standalone/latest/configuration/
 */
export function checkAgentgatewayConfig(config: ConfigFiles, options: AgentgatewayOptions): Problem[] {
  if (isMadeElsewhere(config, CONFIG_FILE)) {
    return [];
  }
  const text = config.files[CONFIG_FILE];
  if (text === undefined) {
    return [problem('LLMGW-897', CONFIG_FILE, 'missing', `add it: GatewayConfig.file('${CONFIG_FILE}', { llm, ... })`)];
  }
  const document = documentOf<AgentgatewayDocument>(config, CONFIG_FILE);
  const secrets = [
    ...(CREDENTIAL.test(text) ? ['a credential'] : []),
    ...(PASSWORD_IN_URL.test(text) ? ['a password in a URL'] : []),
  ];
  return [
    ...secrets.map((what) =>
      problem(
        'LLMGW-898',
        CONFIG_FILE,
        `${what} would stand readable in a ConfigMap`,
        'write $NAME, the file is expanded at start',
      ),
    ),
    ...(document ? [...checkServed(document, options), ...checkAddresses(document)] : []),
  ];
}

function checkServed(document: AgentgatewayDocument, { port = DEFAULT_PORT }: AgentgatewayOptions): Problem[] {
  const { llm, mcp, binds = [], gateways = {} } = document;
  if (llm === undefined && mcp === undefined && binds.length === 0 && Object.keys(gateways).length === 0) {
    const remedy = 'state llm with models, mcp with targets, or gateways with routes';
    return [problem('LLMGW-897', 'llm', 'nothing to serve: the pods get ready and refuse every connection', remedy)];
  }
  const ports = portsOf(document);
  if (ports === undefined || ports.includes(port)) {
    return [];
  }
  const reason = `the file serves on ${ports.join(', ')}, the Service leads to ${port}`;
  return [problem('LLMGW-950', 'port', reason, `state 'port: ${ports[0]}' in the profile, or ${port} in the file`)];
}

/** Its examples move these to the loopback address, where neither the kubelet nor Prometheus can ask. */
function checkAddresses({ config = {} }: AgentgatewayDocument): Problem[] {
  return Object.entries({ statsAddr: STATS_PORT, readinessAddr: READINESS_PORT }).flatMap(([name, port]) => {
    const address = config[name as 'statsAddr' | 'readinessAddr'];
    if (address === undefined || [`0.0.0.0:${port}`, `[::]:${port}`].includes(String(address))) {
      return [];
    }
    const reason = `"${String(address)}": ${name === 'statsAddr' ? 'Prometheus asks' : 'probes ask'} port ${port} of the pod`;
    return [problem('LLMGW-950', `config.${name}`, reason, 'leave it out')];
  });
}

/** The file is expanded as a whole: a variable that is not set ends the process. */
export function checkAgentgatewayPod(pod: PodFacts): Problem[] {
  return unsetVariables(pod, CONFIG_FILE, VARIABLE).map((name) => {
    const reason = `${name} is set by nobody, and the process ends at start`;
    const remedy = `add the provider, store or credential that sets ${name}, or state it in 'env'`;
    return problem('LLMGW-899', `$${name}`, reason, remedy);
  });
}
