import { Duration } from 'cdk8s';
import type { PublicProbe, SyntheticCheck } from '../../src';
import { expectFinding } from '../support/errors';
import { container, only } from '../support/find';
import { synth } from '../support/synth';
import { alertIn, measured, observed } from './fixture';

const everyProbe: Required<PublicProbe> = {
  url: 'https://llm.example.com/ready',
  prober: 'blackbox.probes:9116',
  module: 'gateway',
  interval: Duration.minutes(1),
};

const everyCheck: Required<SyntheticCheck> = {
  path: '/v1/chat/completions',
  body: '{"model":"small","max_tokens":1,"messages":[{"role":"user","content":"ping"}]}',
  credential: { secretName: 'check-client', key: 'token' },
  schedule: '*/10 * * * *',
  alertAfter: Duration.minutes(45),
  image: 'registry.example.com/curl:8.11.1',
};

const probe = (publicProbe: PublicProbe) => observed({ publicProbe });
const check = (syntheticCheck: SyntheticCheck) => observed({ syntheticCheck });

describe('a look at the public address', () => {
  test('is a Probe that asks by the exporter, and an alert about it', () => {
    const manifests = synth(probe(everyProbe));

    expect(only(manifests, 'Probe')).toMatchSnapshot();
    expect(alertIn(manifests, 'PublicAddressDown').expr).toContain('instance="https://llm.example.com/ready"');
    expect(manifests).toBeSound();
  });

  test.each<[keyof PublicProbe, Partial<PublicProbe>]>([
    ['prober', { prober: 'prometheus-blackbox-exporter.monitoring:9115' }],
    ['module', { module: 'http_2xx' }],
    ['interval', { interval: Duration.seconds(30) }],
  ])('is the same without %s as with its documented default', (_, documented) => {
    const url = 'https://llm.example.com/';

    expect(synth(probe({ url, ...documented }))).toEqual(synth(probe({ url })));
  });

  test('fails with an address without a scheme', () => {
    expectFinding(probe({ url: 'llm.example.com' }), 'LLMGW-612', "'publicProbe.url'");
  });

  test('fails with a scheme before the exporter', () => {
    expectFinding(probe({ ...everyProbe, prober: 'http://blackbox:9115' }), 'LLMGW-614', 'the scheme is not part of it');
  });
});

describe('a synthetic check', () => {
  test.each<[string, SyntheticCheck]>([
    ['no options', {}],
    ['every option', everyCheck],
  ])('is a sound CronJob with %s', (_, options) => {
    const manifests = synth(check(options));

    expect(manifests.filter(({ metadata }) => metadata.name === 'edge-check')).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test('gets through the network policy of the gateway', () => {
    const closed = observed({ syntheticCheck: {} }, measured({}, { clients: [] }));
    const { ingress } = only(synth(closed), 'NetworkPolicy', 'edge').spec;

    expect(JSON.stringify(ingress)).toContain('"app.kubernetes.io/instance":"edge-check"');
  });

  test('keeps the token out of the command line', () => {
    const { args, env } = container(only(synth(check(everyCheck)), 'CronJob'));

    expect(args).toContain('Authorization: Bearer {{TOKEN:trim}}');
    expect(env).toEqual([{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'check-client', key: 'token' } } }]);
  });

  test('asks the port of the Service, and is let through to the port of the pods', () => {
    const listeners = [
      { name: 'http', port: 8080, servicePort: 80 },
      { name: 'metrics', port: 9090 },
    ];
    const manifests = synth(observed({ syntheticCheck: {} }, measured({ listeners })));

    expect(container(only(manifests, 'CronJob')).args.at(-1)).toBe('http://edge.ai-platform:80/v1/models');
    expect(only(manifests, 'NetworkPolicy', 'edge-check').spec.egress[1].ports[0].port).toBe(8080);
  });

  test.each<[keyof SyntheticCheck, SyntheticCheck]>([
    ['path', { path: '/v1/models' }],
    ['schedule', { schedule: '*/5 * * * *' }],
    ['alertAfter', { alertAfter: Duration.minutes(20) }],
    ['image', { image: 'curlimages/curl:8.11.1' }],
  ])('is the same without %s as with its documented default', (_, documented) => {
    expect(synth(check(documented))).toEqual(synth(check({})));
  });

  test.each<[string, SyntheticCheck, string, string]>([
    ['a path that is none', { path: 'v1/models' }, 'LLMGW-614', '"/v1/models"'],
    ['a schedule that is none', { schedule: 'often' }, 'LLMGW-614', '"often"'],
    ['an alert between two checks', { alertAfter: Duration.minutes(6) }, 'LLMGW-614', 'at least 14 minutes'],
    ['an image without a version', { image: 'curlimages/curl' }, 'LLMGW-106', "'syntheticCheck.image'"],
  ])('fails with %s', (_, options, code, part) => {
    expectFinding(check(options), code, part);
  });

  test('fails where the API speaks TLS', () => {
    const listeners = [
      { name: 'https', port: 8443, tls: true },
      { name: 'metrics', port: 9090 },
    ];

    expectFinding(observed({ syntheticCheck: {} }, measured({ listeners })), 'LLMGW-614', "use 'publicProbe' instead");
  });
});
