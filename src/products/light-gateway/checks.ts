import { Duration } from 'cdk8s';
import type { ConfigFiles } from '../../contract/config-source';
import type { Listener } from '../../contract/listener';
import { isAddress } from '../../core/hosts';
import type { Problem } from '../../core/problem';
import type { PodFacts } from '../../profiles/definition';

const BOOTSTRAP = ['startup.yml', 'server.yml', 'portal-registry.yml', 'client.yml', 'values.yml', 'ca.pem'];
const BEARER = /\bBearer\s+(?!\$\{)[\w.~+/-]{8,}/;

/**
 * What light-gateway refuses at start, and what its guide advises against. Only values of `values.yml` and the defaults of the
 * other files are looked at; files that are made elsewhere are not seen.
 * @see https://github.com/networknt/light-fabric/tree/main/apps/light-gateway
 */
export function checkLightGatewayConfig(config: ConfigFiles, listeners: readonly Listener[]): Problem[] {
  if (config.configMapName !== undefined || config.secretName !== undefined) {
    return [];
  }
  const given = { ...config.files, ...config.documents, ...config.secretFiles };
  const missing = BOOTSTRAP.filter((name) => given[name] === undefined);
  const settings = settingsOf(config);
  return [
    ...missing.map((name) =>
      problem('LLMGW-811', name, undefined, 'missing in the bootstrap set', 'add it, or use LightGatewayConfig.bootstrap(...)'),
    ),
    ...checkListeners(settings, listeners),
    ...checkAddress(settings),
    ...checkTrust(settings),
    ...Object.entries(config.files)
      .filter(([, text]) => BEARER.test(text))
      .map(([name]) => {
        const remedy = "give it as the credential 'portal-authorization'";
        return problem('LLMGW-817', name, undefined, 'Keep bearer tokens in Kubernetes Secret, not ConfigMap.', remedy);
      }),
  ];
}

/** Neither the config-server nor the controller talks to a gateway without a token. */
export function checkLightGatewayPod({ env, config }: PodFacts): Problem[] {
  if (env.has('LIGHT_PORTAL_AUTHORIZATION') || !config || settingsOf(config)('server.startOnRegistryFailure') !== 'false') {
    return [];
  }
  const remedy = "add a source that has the credential 'portal-authorization'";
  return [{ code: 'LLMGW-816', prop: 'credentials', reason: 'MissingPortalToken: the process ends at start', remedy }];
}

/** For how long after SIGTERM open calls go on, in milliseconds. */
export function readShutdownPeriod(config: ConfigFiles): Duration | undefined {
  const value = Number(settingsOf(config)('server.shutdownGracefulPeriod') ?? Number.NaN);
  return Number.isFinite(value) && value >= 0 ? Duration.millis(value) : undefined;
}

type Settings = (key: string) => string | undefined;

function checkListeners(setting: Settings, listeners: readonly Listener[]): Problem[] {
  const problems: Problem[] = [];
  for (const [key, name] of [
    ['server.enableHttp', 'http'],
    ['server.enableHttps', 'https'],
  ] as const) {
    const listens = listeners.some((l) => l.name === name);
    const value = setting(key);
    if (value !== undefined && (value === 'true') !== listens) {
      const reason = listens
        ? 'the profile has this listener, its probes and Service port would find nothing'
        : 'the profile lacks it';
      problems.push(problem('LLMGW-812', 'values.yml', `${key}: ${value}`, reason, "let 'listeners' of the profile decide"));
    }
  }
  const needsTls = listeners.some((l) => l.tls);
  for (const key of needsTls ? ['server.tlsCertPath', 'server.tlsKeyPath'] : []) {
    if (!setting(key)) {
      const reason = 'server.tlsCertPath / server.tlsKeyPath required when HTTPS is on, the process ends at start';
      problems.push(
        problem('LLMGW-813', 'values.yml', `${key}:`, reason, "state 'tlsSecret', a Secret with tls.crt and tls.key"),
      );
    }
  }
  if (setting('server.dynamicPort') === 'true') {
    const reason = 'light-pingora does not support server.dynamicPort yet';
    problems.push(problem('LLMGW-814', 'values.yml', 'server.dynamicPort: true', reason, 'leave it out'));
  }
  return problems;
}

function checkAddress(setting: Settings): Problem[] {
  const address = setting('server.advertisedAddress');
  if (address === undefined || (address !== '' && !isAddress(address) && address !== 'status.podIP')) {
    return [];
  }
  const reason =
    address === ''
      ? 'server.advertisedAddress must not be empty when provided'
      : 'In Kubernetes, do not register the pod IP. An address of one pod ends with it';
  const remedy = 'leave it out for <service>.<namespace>, or state the DNS name of the front door';
  return [problem('LLMGW-815', 'values.yml', `server.advertisedAddress: ${address}`, reason, remedy)];
}

function checkTrust(setting: Settings): Problem[] {
  if (setting('client.verifyHostname') !== 'false') {
    return [];
  }
  const reason = 'Do not disable hostname verification in production to work around certificate SAN problems';
  const remedy = 'mend the certificate of the config-server, or accept this warning for development';
  return [{ ...problem('LLMGW-818', 'values.yml', 'client.verifyHostname: false', reason, remedy), warning: true }];
}

/** The value that the process sees for a key: that of `values.yml`, else the default behind `${key:`. */
function settingsOf(config: ConfigFiles): Settings {
  const document = config.documents?.['values.yml'];
  const values = document !== null && typeof document === 'object' ? (document as Readonly<Record<string, unknown>>) : {};
  const text = config.files['values.yml'] ?? '';
  const templates = Object.values(config.files).join('\n');
  return (key) => {
    if (Object.hasOwn(values, key)) {
      return String(values[key] ?? '');
    }
    const name = key.replace(/\./g, '\\.');
    const line = new RegExp(`^${name}:[ \\t]*["']?([^"'\\n]*?)["']?[ \\t]*$`, 'm').exec(text);
    return line?.[1] ?? new RegExp(`\\$\\{${name}:([^}]*)\\}`).exec(templates)?.[1];
  };
}

function problem(code: Problem['code'], file: string, value: string | undefined, reason: string, remedy: string): Problem {
  return { code, prop: `config.${file}`, value, reason, remedy };
}
