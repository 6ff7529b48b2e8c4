import { GatewayTracing, KubernetesVersion, OtlpProtocol, Tracing } from '../../src';
import type { CollectorSidecarOptions, IGatewayWorkload } from '../../src';
import type { Chart } from 'cdk8s';
import { parse } from 'yaml';
import { on } from '../support/cluster';
import { expectFinding } from '../support/errors';
import { container, only, podSpecOf, podTemplateOf } from '../support/find';
import { gateway, keeptrusts } from '../support/gateway';
import { synth } from '../support/synth';

const TEMPO = 'http://tempo.observability.svc:4317';

const every: Required<Omit<CollectorSidecarOptions, 'config'>> = {
  endpoint: 'https://otlp.example.com/otlp',
  protocol: OtlpProtocol.HTTP,
  headers: { authorization: { secretName: 'tracing', key: 'authorization' } },
  samplingPercentage: 10,
  image: 'registry.example.com/otel-collector:1.2.3',
  resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
};

function traced(tracing: Tracing, build: (chart: Chart) => IGatewayWorkload = keeptrusts()) {
  return (chart: Chart) => new GatewayTracing(chart, 'tracing', { target: build(chart), tracing });
}

const endpointIn = (build: (chart: Chart) => unknown) =>
  container(only(synth(build as never), 'Deployment'), 'gateway').env.find((e: any) => e.name === 'OTEL_EXPORTER_OTLP_ENDPOINT')
    .value;

const configIn = (options: CollectorSidecarOptions) =>
  parse(only(synth(traced(Tracing.sidecar(options))), 'ConfigMap', 'keeptrusts-gateway-otel').data['collector-config.yaml']);

describe('a collector beside the gateway', () => {
  test.each<[string, CollectorSidecarOptions]>([
    ['the smallest set of options', { endpoint: TEMPO }],
    ['every option', every],
  ])('is a sound set of objects with %s', (_, options) => {
    const manifests = synth(traced(Tracing.sidecar(options)));

    expect(manifests).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test('is where the gateway sends its traces', () => {
    expect(endpointIn(traced(Tracing.sidecar({ endpoint: TEMPO })))).toBe('http://localhost:4317');
  });

  test('is as Keeptrusts documents it, with a version, a configuration and probes', () => {
    const collector = container(only(synth(traced(Tracing.sidecar({ endpoint: TEMPO }))), 'Deployment'), 'otel-collector');

    expect(collector.image).toMatch(/^otel\/opentelemetry-collector-contrib:[0-9]/);
    expect(collector.args).toEqual(['--config=/etc/otel/collector-config.yaml']);
    expect(collector.ports).toContainEqual({ name: 'otlp-grpc', containerPort: 4317, protocol: 'TCP' });
    expect(collector.volumeMounts).toEqual([{ name: 'otel-config', mountPath: '/etc/otel', readOnly: true }]);
    expect(collector.resources).toMatchObject({
      requests: { cpu: '50m', memory: '64Mi' },
      limits: { cpu: '200m', memory: '128Mi' },
    });
    expect(collector.livenessProbe.httpGet).toEqual({ path: '/', port: 'otel-health' });
  });

  test('is a native sidecar where the cluster has them', () => {
    const build = on({ kubernetesVersion: KubernetesVersion.V1_29 }, traced(Tracing.sidecar({ endpoint: TEMPO })));
    const pod = podSpecOf(only(synth(build), 'Deployment'));

    expect(pod.containers.map((c: any) => c.name)).toEqual(['gateway']);
    expect(pod.initContainers).toContainEqual(expect.objectContaining({ name: 'otel-collector', restartPolicy: 'Always' }));
  });

  test('has every part of its configuration declared and used', () => {
    for (const options of [{ endpoint: TEMPO }, every]) {
      const { service, ...parts } = configIn(options);
      for (const pipeline of Object.values<any>(service.pipelines)) {
        for (const kind of ['receivers', 'processors', 'exporters']) {
          expect(Object.keys(parts[kind])).toEqual(expect.arrayContaining(pipeline[kind]));
        }
        expect(pipeline.processors[0]).toBe('memory_limiter');
        expect(pipeline.processors.at(-1)).toBe('batch');
      }
      expect(Object.keys(parts.extensions)).toEqual(service.extensions);
    }
  });

  test('tells the gRPC exporter by a switch whether to speak TLS', () => {
    expect(configIn({ endpoint: TEMPO }).exporters).toEqual({
      otlp: { endpoint: 'tempo.observability.svc:4317', tls: { insecure: true } },
    });
    expect(configIn({ endpoint: 'https://otlp.example.com:443' }).exporters.otlp.tls).toEqual({ insecure: false });
  });

  test('takes headers from Secrets only', () => {
    const manifests = synth(traced(Tracing.sidecar(every)));

    expect(configIn(every).exporters.otlphttp.headers).toEqual({ authorization: '${env:OTLP_HEADER_0}' });
    expect(container(only(manifests, 'Deployment'), 'otel-collector').env).toContainEqual({
      name: 'OTLP_HEADER_0',
      valueFrom: { secretKeyRef: { name: 'tracing', key: 'authorization' } },
    });
  });

  test('restarts the pods when its configuration changes', () => {
    const checksum = (endpoint: string) =>
      podTemplateOf(only(synth(traced(Tracing.sidecar({ endpoint }))), 'Deployment')).metadata.annotations[
        'checksum/otel-config'
      ];

    expect(checksum(TEMPO)).not.toBe(checksum('http://other:4317'));
  });

  test('takes a whole configuration as it is', () => {
    expect(configIn({ config: 'receivers: {}' })).toEqual({ receivers: {} });
  });

  test.each<[string, CollectorSidecarOptions, string, string]>([
    ['nowhere to send traces', {}, 'LLMGW-613', 'nowhere to send'],
    ['options beside a whole configuration', { config: 'a: 1', endpoint: TEMPO }, 'LLMGW-613', "'config' is the whole"],
    ['a percentage above 100', { endpoint: TEMPO, samplingPercentage: 101 }, 'LLMGW-613', '101'],
    ['an endpoint without a scheme', { endpoint: 'tempo:4317' }, 'LLMGW-612', 'http://collector.observability:4317'],
  ])('fails with %s', (_, options, code, part) => {
    expectFinding(traced(Tracing.sidecar(options)), code, part);
  });
});

describe('traces without a sidecar of ours', () => {
  const egress = (tracing: Tracing) => only(synth(traced(tracing)), 'NetworkPolicy').spec.egress;

  test('go to any OTLP endpoint, which the network policy lets through', () => {
    expect(endpointIn(traced(Tracing.endpoint(TEMPO)))).toBe(TEMPO);
    expect(egress(Tracing.endpoint(TEMPO))).toContainEqual({
      to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'observability' } } }],
      ports: [{ port: 4317, protocol: 'TCP' }],
    });
  });

  test('go to a collector of the operator by its Service', () => {
    expect(endpointIn(traced(Tracing.collector('main', 'observability')))).toBe('http://main-collector.observability:4317');
    expect(JSON.stringify(egress(Tracing.collector('main', 'observability')))).toContain(
      '"app.kubernetes.io/name":"main-collector"',
    );
    expect(synth(traced(Tracing.collector('main')))).toBeSound();
  });

  test('go to a sidecar of the operator, which an annotation asks for', () => {
    const annotations = (tracing: Tracing) => podTemplateOf(only(synth(traced(tracing)), 'Deployment')).metadata.annotations;

    expect(annotations(Tracing.operatorSidecar())).toMatchObject({ 'sidecar.opentelemetry.io/inject': 'true' });
    expect(annotations(Tracing.operatorSidecar('side'))).toMatchObject({ 'sidecar.opentelemetry.io/inject': 'side' });
  });

  test('of a product without a variable for them are announced by a warning', () => {
    const warn = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    synth(traced(Tracing.endpoint(TEMPO), gateway()));
    const printed = warn.mock.calls.join('');
    warn.mockRestore();

    expect(printed).toContain('[LLMGW-611]');
    expect(printed).toContain(`write ${TEMPO} into the configuration file`);
  });

  test.each(['tempo:4317', 'http://', 'http://user:secret@tempo:4317', 'http://tempo:99999'])('fails with %s', (url) => {
    const line = expectFinding(traced(Tracing.endpoint(url)), 'LLMGW-612');

    expect(line).not.toContain('secret');
  });
});
