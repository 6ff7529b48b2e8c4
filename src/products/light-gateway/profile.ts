import { Duration, Size } from 'cdk8s';
import { EnvFieldPaths, EnvValue } from 'cdk8s-plus-28';
import type { WorkloadAddition } from '../../contract/addition';
import type { Listener } from '../../contract/listener';
import type { ProbeFacts } from '../../contract/health';
import { VolumeSource } from '../../contract/volume';
import type { Problem } from '../../core/problem';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import type { VersionRange } from '../../profiles/version';
import { checkKnownVersion, isAtLeast } from '../../profiles/version';
import { checkLightGatewayConfig, checkLightGatewayPod, readShutdownPeriod } from './checks';
import type { LightGatewayOptions } from './options';
import { LightGatewayListener } from './options';
import { lightProvenance } from './provenance';

const LISTENERS: Readonly<Record<LightGatewayListener, Listener>> = {
  [LightGatewayListener.HTTP]: { name: 'http', port: 8080 },
  [LightGatewayListener.HTTPS]: { name: 'https', port: 8443, tls: true },
};

const LINES: readonly VersionRange[] = [{ from: [2, 2], below: [2, 4] }];

/**
 * light-gateway, the AI microgateway of light-fabric.
 * @see https://github.com/networknt/light-fabric
 */
export function lightGateway(options: LightGatewayOptions): ProductDefinition {
  const later = isAtLeast(options.version, 2, 3);
  const chosen = new Set(options.listeners ?? [later ? LightGatewayListener.HTTPS : LightGatewayListener.HTTP]);
  const probe = (facts: ProbeFacts): ProbeFacts => (options.tcpProbes ? facts : { path: '/health', ...facts });
  const facts: KnownFacts = {
    product: 'light-gateway',
    version: options.version,
    image: options.image ?? `networknt/light-gateway:${options.version}`,
    containerName: 'light-gateway',
    component: 'micro-gateway',
    env: { RUST_LOG: options.logLevel ?? 'info' },
    listeners: Object.values(LightGatewayListener)
      .filter((name) => chosen.has(name))
      .map((name) => LISTENERS[name]),
    health: {
      // the start waits for the config-server and the controller, 3 s each and try
      startup: probe({ period: Duration.seconds(5), failureThreshold: 24 }),
      // answers "ok" before the configuration is there and while the process drains: endpoints are taken out by the preStop wait.
      // While the controller cannot be reached, requests are answered 503 for the first six seconds
      readiness: probe({ initialDelay: Duration.seconds(8), period: Duration.seconds(10) }),
      liveness: probe({ period: Duration.seconds(30), timeout: Duration.seconds(5) }),
    },
    // the image names its user, which the kubelet cannot compare with 0
    user: 999,
    writablePaths: [
      { path: '/app/config-cache', sizeLimit: Size.mebibytes(256), name: 'config-cache' },
      { path: '/tmp', sizeLimit: Size.mebibytes(64) },
      ...(later ? [{ path: '/app/data', sizeLimit: Size.mebibytes(256) }] : []),
    ],
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    config: { mountPath: '/config', volumeName: 'bootstrap-config', required: true },
    credentials: [
      {
        name: 'portal-authorization',
        env: 'LIGHT_PORTAL_AUTHORIZATION',
        key: 'LIGHT_PORTAL_AUTHORIZATION',
        required: true,
        format: '^Bearer \\S+$',
        formatDescription: '"Bearer " and the token',
      },
      // lower case, as the process reads exactly this name
      { name: 'config-password', env: 'light_4j_config_password', key: 'light_4j_config_password' },
    ],
    // server.shutdownGracefulPeriod, which LightGatewayConfig sets to the longest stream; 2 s where nobody says so
    drain: { cutsAfter: Duration.seconds(2), sleepInImage: true },
    metrics: { unavailable: 'light-gateway pushes its metrics to an APM (metrics.yml in the config-server) and serves none' },
    apiPaths: ['/mcp'],
    names: { workload: 'ai-microgateway', config: 'light-gateway-bootstrap' },
    provenance: lightProvenance(options.version),
  };
  return {
    facts,
    traces: { images: ['light-gateway'], credentials: { light_portal_authorization: 'portal-authorization' } },
    problems: [
      ...checkKnownVersion(options.version, LINES, '2.2, 2.3 and light-fabric f92805a'),
      ...checkListeners(facts.listeners),
    ],
    addition: later ? acknowledgement : undefined,
    checkConfig: (config) => checkLightGatewayConfig(config, facts.listeners),
    checkPod: checkLightGatewayPod,
    readDrain: readShutdownPeriod,
  };
}

/** Since 2.3 every pod tells the portal who it is, with a token for that alone. */
function acknowledgement(): WorkloadAddition {
  const token = { serviceAccountToken: { audience: 'genai-command', expirationSeconds: 3600, path: 'token' } };
  return {
    env: { llm_gateway_instance: EnvValue.fromFieldRef(EnvFieldPaths.POD_UID) },
    volumes: [
      { name: 'llm-ack', source: VolumeSource.projected([token], 0o440), mountPath: '/var/run/secrets/lightapi/llm-ack' },
    ],
  };
}

function checkListeners(listeners: readonly Listener[]): Problem[] {
  if (listeners.length > 0) {
    return [];
  }
  const remedy = 'name LightGatewayListener.HTTP, HTTPS or both';
  return [{ code: 'LLMGW-810', prop: 'profile.listeners', reason: 'server must enable HTTP or HTTPS', remedy }];
}
