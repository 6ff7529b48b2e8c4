import type { Chart } from 'cdk8s';
import { CaBundle, ProductRuntime, TlsFiles, TrustBundle } from '../../src';
import type { IWorkloadNeed, TrustBundleProps } from '../../src';
import { expectFinding } from '../support/errors';
import { container, only, podSpecOf } from '../support/find';
import { acme, gateway } from '../support/gateway';
import { synth } from '../support/synth';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

const withNeed = (need: IWorkloadNeed, runtime?: ProductRuntime) => gateway({ profile: acme({ runtime }), stores: [need] });

test.each<[ProductRuntime, string[]]>([
  [ProductRuntime.NATIVE, ['SSL_CERT_FILE']],
  [ProductRuntime.NODE, ['NODE_EXTRA_CA_CERTS']],
  [ProductRuntime.PYTHON, ['REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE']],
])('a CA bundle is known to %s by %j', (runtime, variables) => {
  const manifests = synth(withNeed(CaBundle.configMap('company-ca', { key: 'bundle.pem' }), runtime));

  const deployment = only(manifests, 'Deployment');
  expect(container(deployment).env).toEqual(variables.map((name) => ({ name, value: '/etc/ssl/gateway/ca.crt' })));
  expect(podSpecOf(deployment).volumes).toContainEqual({
    name: 'ca-bundle',
    configMap: { name: 'company-ca', items: [{ key: 'bundle.pem', path: 'ca.crt' }], defaultMode: 0o444 },
  });
  expect(manifests).toBeSound();
});

test('a CA bundle comes from a Secret, to where the team says', () => {
  const bundle = CaBundle.secret('company-ca', { folder: '/certs', variables: ['ACME_CA'] });
  const manifests = synth(withNeed(bundle, ProductRuntime.JVM));

  expect(container(only(manifests, 'Deployment')).env).toEqual([{ name: 'ACME_CA', value: '/certs/ca.crt' }]);
});

test('fails for a runtime that reads no CA bundle', () => {
  expectFinding(withNeed(CaBundle.configMap('company-ca'), ProductRuntime.JVM), 'LLMGW-216', '/etc/ssl/gateway/ca.crt');
});

test('a certificate and its key become files', () => {
  const every = {
    folder: '/etc/tls',
    certificateFile: 'server.pem',
    keyFile: 'server.key',
    certificateVariable: 'TLS_CERT',
    keyVariable: 'TLS_KEY',
  };
  const manifests = synth(withNeed(TlsFiles.secret('gateway-tls', every)));

  const deployment = only(manifests, 'Deployment');
  expect(container(deployment).env).toEqual([
    { name: 'TLS_CERT', value: '/etc/tls/server.pem' },
    { name: 'TLS_KEY', value: '/etc/tls/server.key' },
  ]);
  expect(podSpecOf(deployment).volumes[0].secret.items).toEqual([
    { key: 'tls.crt', path: 'server.pem' },
    { key: 'tls.key', path: 'server.key' },
  ]);
  expect(manifests).toBeSound();
});

describe('a trust bundle', () => {
  test('at its smallest brings the public CAs to the namespace of the chart', () => {
    const manifests = synth((chart) => new TrustBundle(chart, 'trust', {}));

    expect(manifests).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test('with everything, mounted by a gateway', () => {
    const every: Required<TrustBundleProps> = {
      name: 'company-trust',
      publicCas: true,
      certificates: [PEM],
      secrets: { 'company-ca': 'ca.crt' },
      namespaceLabels: { team: 'ai' },
    };
    const manifests = synth((chart: Chart) => {
      const trust = new TrustBundle(chart, 'trust', every);
      withNeed(trust.caBundle)(chart);
    });

    expect(only(manifests, 'Bundle')).toMatchSnapshot();
    expect(podSpecOf(only(manifests, 'Deployment')).volumes[0].configMap.name).toBe('company-trust');
    expect(manifests).toBeSound();
  });

  test('fails for nothing', () => {
    expectFinding((chart) => new TrustBundle(chart, 'trust', { publicCas: false }), 'LLMGW-216', 'a bundle of nothing');
  });

  test('fails for what is no certificate', () => {
    expectFinding((chart) => new TrustBundle(chart, 'trust', { certificates: ['ca'] }), 'LLMGW-216', 'certificates[0]');
  });
});
