import { EnvValue } from 'cdk8s-plus-28';
import type { AdditionalContainer } from '../contract/addition';
import { OtlpProtocol } from '../contract/product-facts';
import type { ContainerResourceQuantities } from '../contract/resources';
import { VolumeSource } from '../contract/volume';
import { HELPER_IMAGES } from '../core/helper-images';
import type { Problem } from '../core/problem';
import { writeYaml } from '../core/yaml/writer';
import { checkUrl } from './urls';
import type { CollectorSidecarOptions } from './tracing';

const RESOURCES: ContainerResourceQuantities = {
  requests: { cpu: '50m', memory: '64Mi' },
  limits: { cpu: '200m', memory: '128Mi' },
};
const FOLDER = '/etc/otel';
const HEALTH_PORT = 13133;

/** Name of the configuration file in its ConfigMap. */
export const CONFIG_FILE = 'collector-config.yaml';

/** The container of a collector that reads its configuration from a ConfigMap. */
export function collectorContainer(
  options: CollectorSidecarOptions,
  configMapName: string,
  workload: string,
): AdditionalContainer {
  const headers = Object.values(options.headers ?? {}).map((ref, i) => [
    headerVariable(i),
    { valueFrom: { secretKeyRef: { name: ref.secretName, key: ref.key, optional: ref.optional } } } as EnvValue,
  ]);
  const field = (fieldPath: string): EnvValue => ({ valueFrom: { fieldRef: { fieldPath } } }) as EnvValue;
  return {
    name: 'otel-collector',
    image: options.image ?? HELPER_IMAGES.collector,
    args: [`--config=${FOLDER}/${CONFIG_FILE}`],
    env: {
      WORKLOAD: EnvValue.fromValue(workload),
      POD_NAME: field('metadata.name'),
      POD_NAMESPACE: field('metadata.namespace'),
      ...Object.fromEntries(headers),
    },
    ports: [
      { name: 'otlp-grpc', port: 4317 },
      { name: 'otlp-http', port: 4318 },
      { name: 'otel-health', port: HEALTH_PORT },
    ],
    healthPath: '/',
    healthPort: 'otel-health',
    volumes: [{ name: 'otel-config', source: VolumeSource.configMap(configMapName), mountPath: FOLDER }],
    resources: options.resources ?? RESOURCES,
    // the user of the image
    user: 10001,
  };
}

/** The configuration of the collector: OTLP in on localhost, what it is added, OTLP out. */
export function collectorConfig(options: CollectorSidecarOptions): string {
  if (options.config !== undefined) {
    return options.config;
  }
  const sampling = options.samplingPercentage;
  const exporter = options.protocol === OtlpProtocol.HTTP ? 'otlphttp' : 'otlp';
  const common = ['memory_limiter', 'resource'];
  const pipeline = (...more: string[]): object => ({
    receivers: ['otlp'],
    processors: [...common, ...more, 'batch'],
    exporters: [exporter],
  });
  return writeYaml({
    extensions: { health_check: { endpoint: `0.0.0.0:${HEALTH_PORT}` } },
    // nobody but the gateway has a reason to send anything here
    receivers: { otlp: { protocols: { grpc: { endpoint: 'localhost:4317' }, http: { endpoint: 'localhost:4318' } } } },
    processors: {
      memory_limiter: { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 20 },
      resource: {
        attributes: [
          { key: 'service.name', value: '${env:WORKLOAD}', action: 'upsert' },
          { key: 'k8s.namespace.name', value: '${env:POD_NAMESPACE}', action: 'upsert' },
          { key: 'k8s.pod.name', value: '${env:POD_NAME}', action: 'upsert' },
        ],
      },
      ...(sampling === undefined ? {} : { probabilistic_sampler: { sampling_percentage: sampling } }),
      batch: {},
    },
    exporters: { [exporter]: exporterConfig(options) },
    service: {
      extensions: ['health_check'],
      telemetry: { metrics: { level: 'none' } },
      pipelines: {
        traces: pipeline(...(sampling === undefined ? [] : ['probabilistic_sampler'])),
        metrics: pipeline(),
        logs: pipeline(),
      },
    },
  });
}

/** Either an endpoint or a configuration, and nothing that the configuration would overrule in silence. */
export function checkSidecar(options: CollectorSidecarOptions): Problem[] {
  const code = 'LLMGW-613' as const;
  const { config, endpoint, samplingPercentage } = options;
  if (config === undefined && endpoint === undefined) {
    const remedy = "state 'endpoint', or a whole 'config'";
    return [{ code, prop: 'tracing.endpoint', reason: 'the collector would have nowhere to send anything', remedy }];
  }
  if (config !== undefined) {
    return (['endpoint', 'protocol', 'headers', 'samplingPercentage'] as const)
      .filter((name) => options[name] !== undefined)
      .map((name) => ({
        code,
        prop: `tracing.${name}`,
        reason: "'config' is the whole configuration, so this would be ignored",
        remedy: 'keep one of the two',
      }));
  }
  const sampled = samplingPercentage === undefined || (samplingPercentage > 0 && samplingPercentage <= 100);
  return [
    ...checkUrl('tracing.endpoint', endpoint!),
    ...(sampled
      ? []
      : [
          {
            code,
            prop: 'tracing.samplingPercentage',
            value: samplingPercentage,
            reason: 'not a percentage above 0, up to 100',
            remedy: 'write 10 for every tenth trace',
          },
        ]),
  ];
}

function exporterConfig({ endpoint, headers, protocol }: CollectorSidecarOptions): object {
  const url = endpoint ?? '';
  const grpc = protocol !== OtlpProtocol.HTTP;
  const named = Object.keys(headers ?? {}).map((name, i) => [name, `\${env:${headerVariable(i)}}`]);
  return {
    // the gRPC exporter wants host and port, and learns from a switch whether to speak TLS
    endpoint: grpc ? url.replace(/^https?:\/\//, '') : url,
    ...(grpc ? { tls: { insecure: url.startsWith('http://') } } : {}),
    ...(named.length > 0 ? { headers: Object.fromEntries(named) } : {}),
  };
}

function headerVariable(index: number): string {
  return `OTLP_HEADER_${index}`;
}
