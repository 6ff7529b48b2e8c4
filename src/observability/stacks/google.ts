import type { Json, Translation } from './translation';

const GROUP = 'monitoring.googleapis.com/v1';

/**
 * A PodMonitoring: collectors on each node ask the pods themselves, and it needs no Service. Its name is the job, and namespace,
 * pod and container are labels by themselves.
 * @see https://cloud.google.com/stackdriver/docs/managed-prometheus/setup-managed
 */
export const googleMonitor: Translation = ({ spec }) => {
  const { selector, podMetricsEndpoints, endpoints, sampleLimit } = spec;
  const all = (podMetricsEndpoints ?? endpoints) as Json[];
  return {
    apiVersion: GROUP,
    kind: 'PodMonitoring',
    spec: {
      selector,
      endpoints: all.map(endpoint),
      ...(sampleLimit === undefined ? {} : { limits: { samples: sampleLimit } }),
    },
  };
};

/** Rules of the namespace, evaluated over the metrics of the namespace. */
export const googleRules: Translation = ({ spec }) => ({ apiVersion: GROUP, kind: 'Rules', spec });

function endpoint(given: Json): Json {
  const { port, path, scheme, interval, scrapeTimeout, metricRelabelings, tlsConfig } = given;
  const { ca, ...tls } = (tlsConfig ?? {}) as { ca?: { secret: Json } };
  return {
    ...{ port, path, scheme, interval, timeout: scrapeTimeout, metricRelabeling: metricRelabelings },
    authorization: authorization(given['authorization'] as Json | undefined),
    basicAuth: basicAuth(given['basicAuth'] as Json | undefined),
    tls: tlsConfig === undefined ? undefined : { ...tls, ca },
  };
}

function authorization(given: Json | undefined): Json | undefined {
  return given && { type: given['type'], credentials: { secret: given['credentials'] } };
}

/** The name of the user stands in the object itself: LLMGW-617. */
function basicAuth(given: Json | undefined): Json | undefined {
  return given && { password: { secret: given['password'] } };
}
