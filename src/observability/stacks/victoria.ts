import type { Json, Translation } from './translation';

const GROUP = 'operator.victoriametrics.com/v1beta1';

/**
 * The scrape objects of VictoriaMetrics: the same fields, but for the steps that rewrite labels. They need neither the definitions of the
 * Prometheus operator nor the converter.
 * @see https://docs.victoriametrics.com/operator/resources/vmservicescrape/
 */
export const victoriaMonitor: Translation = ({ kind, spec }) => {
  const list = kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints';
  return {
    apiVersion: GROUP,
    kind: kind === 'PodMonitor' ? 'VMPodScrape' : 'VMServiceScrape',
    spec: { ...spec, [list]: (spec[list] as Json[]).map(endpoint) },
  };
};

/** @see https://docs.victoriametrics.com/operator/resources/vmrule/ */
export const victoriaRules: Translation = ({ spec }) => ({ apiVersion: GROUP, kind: 'VMRule', spec });

/** `static` is the name since v0.68 of the operator. @see https://docs.victoriametrics.com/operator/resources/vmprobe/ */
export const victoriaProbe: Translation = ({ spec }) => {
  const { prober, targets, ...rest } = spec as { prober: Json; targets: { staticConfig: { static: string[] } } };
  const { static: urls } = targets.staticConfig;
  return { apiVersion: GROUP, kind: 'VMProbe', spec: { ...rest, vmProberSpec: prober, targets: { static: { targets: urls } } } };
};

function endpoint({ relabelings, metricRelabelings, ...same }: Json): Json {
  return { ...same, relabelConfigs: relabelings, metricRelabelConfigs: metricRelabelings };
}
