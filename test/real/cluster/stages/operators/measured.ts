import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import { Dashboards, GatewayObservability, GatewayProfile, LlmGateway, MetricsAuth, Scrape } from '../../../../../src';
import type { CredentialFacts, GatewayObservabilityProps, LlmGatewayProps } from '../../../../../src';
import { credentials } from '../../../../support/gateway';
import { product, SHORT } from '../streams/gateways';

/** What its stand-in is told beside the variables of its pod. */
export const MEASURED = { STAND_IN_METRICS: '/metrics' };

/** The credentials of the metrics, by which variable the pod gets them. */
const TOKEN: CredentialFacts = { name: 'metrics-token', env: 'METRICS_TOKEN' };
const USER: CredentialFacts = { name: 'metrics-user', env: 'METRICS_USER' };
const PASSWORD: CredentialFacts = { name: 'metrics-password', env: 'METRICS_PASSWORD' };
const ASKED: Readonly<Record<MetricsAuth, readonly CredentialFacts[]>> = {
  [MetricsAuth.NONE]: [],
  [MetricsAuth.BEARER]: [TOKEN],
  [MetricsAuth.BASIC]: [USER, PASSWORD],
};

/** A Secret for all of them. */
export const METRICS_KEYS = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'credentials' },
  stringData: { 'metrics-token': 'a token of the tests', 'metrics-user': 'tests', 'metrics-password': 'a password of the tests' },
};

/** A product that tells how many requests it answers and has answered, to whoever has the credentials. */
export function measured(auth = MetricsAuth.NONE): GatewayProfile {
  const { facts } = product({ finishesAnswers: true, sleepInImage: true });
  return GatewayProfile.custom({
    ...facts,
    image: 'acme/measured:1.2.3',
    credentials: [...ASKED[auth]],
    metrics: {
      endpoint: {
        listener: 'http',
        auth,
        ...(auth === MetricsAuth.BEARER && { credential: TOKEN.name }),
        ...(auth === MetricsAuth.BASIC && { userCredential: USER.name, credential: PASSWORD.name }),
      },
      requests: { name: 'acme_requests_total', errors: 'status="500"', labels: ['status'] },
      inFlight: { name: 'acme_requests_in_flight', labels: [] },
    },
  });
}

/** A gateway of it, in the file of a team. */
export function measuredGateway(
  chart: Chart,
  name: string,
  auth?: MetricsAuth,
  props: Partial<LlmGatewayProps> = {},
): LlmGateway {
  const sources = ASKED[auth ?? MetricsAuth.NONE].length > 0 ? [credentials(...ASKED[auth!].map(({ name }) => name))] : [];
  return new LlmGateway(chart, name, { name, profile: measured(auth), ...SHORT, replicas: 1, credentials: sources, ...props });
}

/** What watches it, for the Prometheus of this name. */
export function observe(
  target: LlmGateway,
  release: string,
  props: Partial<GatewayObservabilityProps> = {},
): GatewayObservability {
  return new GatewayObservability(target, 'observability', {
    target,
    labels: { release },
    dashboards: Dashboards.none(),
    scrape: Scrape.serviceMonitor({ interval: Duration.seconds(5) }),
    ...props,
  });
}
