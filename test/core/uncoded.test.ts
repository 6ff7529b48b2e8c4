import { Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import {
  CloudNativePostgres,
  Exposure,
  GatewayConfig,
  GatewayExposure,
  GatewaySecrets,
  GatewayVolume,
  SecretSource,
  Tls,
  VolumeSource,
} from '../../src';
import { expectFinding, findings } from '../support/errors';
import { acme, gateway } from '../support/gateway';
import { synth, toYaml } from '../support/synth';

// An error without a code hides every finding beside it.

const ODD = Size.kibibytes(1536);
const configured = acme({ config: { mountPath: '/etc/acme' } });

test.each<[string, (chart: Chart) => unknown, string]>([
  ['a claim', (chart) => new GatewayVolume(chart, 'volume', { mountPath: '/data', size: ODD }), 'storage: 1536Ki'],
  [
    'an empty directory',
    (chart) => {
      const source = VolumeSource.emptyDir({ sizeLimit: ODD });
      gateway()(chart).add({ volumes: [{ name: 'scratch', source, mountPath: '/scratch' }] });
    },
    'sizeLimit: 1536Ki',
  ],
  [
    'the largest body',
    (chart) =>
      new GatewayExposure(chart, 'door', {
        target: gateway()(chart),
        via: Exposure.nginx(),
        hostname: 'llm.example.com',
        tls: Tls.certManager('issuer'),
        maxBodySize: ODD,
      }),
    'proxy-body-size: 1536k',
  ],
])('a size that is no whole number of mebibytes: %s', (_, build, text) => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);

  expect(toYaml(synth((chart) => void build(chart)))).toContain(text);

  jest.restoreAllMocks();
});

test('fails for a database of some kibibytes', () => {
  expectFinding((chart) => void new CloudNativePostgres(chart, 'db', { size: ODD }), 'LLMGW-413', "'size'");
});

test.each(['SecretSource.existing', 'SecretSource.plaintext'])(
  'fails for a form that is no regular expression, with %s',
  (kind) => {
    const source = kind.endsWith('existing') ? SecretSource.existing('keys', ['token']) : SecretSource.plaintext({ token: 'x' });

    expectFinding(
      (chart) => {
        const keys = new GatewaySecrets(chart, 'keys', { source });
        gateway({ profile: acme({ credentials: [{ name: 'token', env: 'TOKEN', format: '[' }] }), credentials: [keys] })(chart);
      },
      'LLMGW-218',
      "'profile.credentials.token.format'",
    );
  },
);

test('fails for a file that is called like a word of JavaScript', () => {
  const config = GatewayConfig.file('constructor', 'a: b');

  expectFinding((chart) => void gateway({ profile: configured, config })(chart), 'LLMGW-405', "'config.constructor'");
});

test('fails for a key that stands twice in JSON, and not for tabs', () => {
  const lines = (text: string): string[] =>
    findings((chart) => void gateway({ profile: configured, config: GatewayConfig.file('a.json', text) })(chart));

  expect(lines('{"a": 1, "b": {"a": 1},\n\t"c": 2}')).toEqual([]);
  expect(lines('{"a": 1,\n "a": 2}')).toEqual([expect.stringMatching(/LLMGW-406.*line 2.*twice/)]);
});
