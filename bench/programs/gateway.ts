import type { Chart } from 'cdk8s';
import { Duration, Size } from 'cdk8s';
import type { ICredentialSource } from 'cdk8s-llm-gateway';
import {
  Alerts,
  Dashboards,
  Exposure,
  GatewayAutoscaling,
  GatewayConfig,
  GatewayExposure,
  GatewayObservability,
  GatewayProfile,
  LlmGateway,
  ModelProvider,
  Tls,
} from 'cdk8s-llm-gateway';
import { hostOf, POLICY, PORT, PRODUCT, USER, VERSION } from './options';

const credentials: ICredentialSource = {
  credentialNames: ['token', 'openai', 'anthropic'],
  credential: (key) => ({ secretName: 'credentials', key }),
};

/** The gateway that is measured; in a chart with others its constructs have its name before theirs. */
export function addGateway(chart: Chart, name: string, prefix = ''): void {
  const target = new LlmGateway(chart, `${prefix}gateway`, {
    name,
    profile: GatewayProfile.custom({
      product: PRODUCT,
      version: VERSION,
      image: `${PRODUCT}/gateway:${VERSION}`,
      args: ['--listen', `0.0.0.0:${PORT}`],
      listeners: [{ name: 'http', port: PORT }],
      health: {
        startup: { path: '/live', period: Duration.seconds(5), failureThreshold: 12 },
        readiness: { path: '/ready' },
        liveness: { path: '/live', period: Duration.seconds(15) },
      },
      user: USER,
      writablePaths: [{ path: '/tmp', sizeLimit: Size.mebibytes(64) }],
      resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
      config: { mountPath: '/etc/gateway', required: true },
      credentials: [{ name: 'token', env: 'GATEWAY_TOKEN', required: true }],
      drain: { sleepInImage: true, finishesAnswers: true },
      metrics: { endpoint: { listener: 'http', path: '/metrics' } },
    }),
    credentials: [credentials],
    providers: [ModelProvider.openAi(), ModelProvider.anthropic()],
    config: GatewayConfig.file('policy.yaml', POLICY),
  });
  new GatewayAutoscaling(chart, `${prefix}autoscaling`, { target, minReplicas: 3, maxReplicas: 20 });
  new GatewayExposure(chart, `${prefix}exposure`, {
    target,
    via: Exposure.haproxy(),
    hostname: hostOf(name),
    tls: Tls.secret('gateway-tls'),
  });
  new GatewayObservability(chart, `${prefix}observability`, {
    target,
    alerts: Alerts.none(),
    dashboards: Dashboards.none(),
  });
}
