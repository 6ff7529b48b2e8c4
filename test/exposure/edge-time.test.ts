import type { Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { Exposure, Tls } from '../../src';
import { EdgeTime, secondsOf } from '../../src/exposure/edge-time';
import { expectFinding, findings } from '../support/errors';
import { exposed, gateway } from './gateways';

// A time is what the controller reads, not what people read: a text that it does not understand is dropped by it in silence.

test.each<[EdgeTime, string, number | undefined]>([
  [EdgeTime.SECONDS, '310', 310],
  [EdgeTime.SECONDS, '310s', undefined],
  [EdgeTime.SECONDS, '5.5', undefined],
  [EdgeTime.MILLISECONDS, '310000', 310],
  [EdgeTime.MILLISECONDS, '310s', undefined],
  [EdgeTime.MINUTES, '6', 360],
  [EdgeTime.HAPROXY, '600', 0.6],
  [EdgeTime.HAPROXY, '600s', 600],
  [EdgeTime.HAPROXY, '10m', 600],
  [EdgeTime.HAPROXY, '1h30m', undefined],
  [EdgeTime.HAPROXY, '600 s', undefined],
  [EdgeTime.NGINX, '600', 600],
  [EdgeTime.NGINX, '1h 30m', 5400],
  [EdgeTime.NGINX, '1M', 2_592_000],
  [EdgeTime.NGINX, '600sec', undefined],
  [EdgeTime.GO, '5m10s', 310],
  [EdgeTime.GO, '1.5h', 5400],
  [EdgeTime.GO, 'infinity', Infinity],
  [EdgeTime.GO, 'infinite', Infinity],
  [EdgeTime.GO, '310', undefined],
  [EdgeTime.GO, '1d', undefined],
  [EdgeTime.SECONDS, '0', undefined],
  [EdgeTime.GO, '0s', undefined],
])('%s reads %j as %j', (time, text, seconds) => {
  expect(secondsOf(text, time)).toEqual(seconds);
});

interface Timeout {
  readonly via: () => Exposure;
  readonly annotation: string;
  /** Texts that this controller reads as this many seconds or more. */
  readonly write: (seconds: number) => string[];
  /** Texts that look long and are not. */
  readonly wrong: readonly string[];
}

const TIMEOUTS: readonly Timeout[] = [
  {
    via: () => Exposure.haproxy(),
    annotation: 'haproxy.org/timeout-server',
    write: (s) => [`${s}s`, `${s * 1000}`, `${s * 1000}ms`],
    wrong: ['600', '600000us', '1h30m', 'forever'],
  },
  {
    via: () => Exposure.haproxy(),
    annotation: 'haproxy.com/timeout-server',
    write: (s) => [`${s}s`],
    wrong: ['600'],
  },
  {
    via: () => Exposure.haproxy(),
    annotation: 'ingress.kubernetes.io/timeout-server',
    write: (s) => [`${s}s`],
    wrong: ['900'],
  },
  {
    via: () => Exposure.openshiftRoute(),
    annotation: 'haproxy.router.openshift.io/timeout',
    write: (s) => [`${s}s`, `${s * 1000}`],
    wrong: ['600', '10min'],
  },
  {
    via: () => Exposure.openshiftRoute(),
    annotation: 'haproxy.router.openshift.io/timeout-tunnel',
    write: (s) => [`${s}s`],
    wrong: ['3600'],
  },
  {
    via: () => Exposure.nginx(),
    annotation: 'nginx.ingress.kubernetes.io/proxy-read-timeout',
    write: (s) => [`${s}`],
    wrong: ['600s', '10m', '1h', '600.0'],
  },
  {
    via: () => Exposure.nginxInc(),
    annotation: 'nginx.org/proxy-send-timeout',
    write: (s) => [`${s}`, `${s}s`, `${s * 1000}ms`],
    wrong: ['600ms', '10min'],
  },
  {
    via: () => Exposure.contour(),
    annotation: 'projectcontour.io/response-timeout',
    write: (s) => [`${s}s`, 'infinity'],
    wrong: ['600', '1d', '9000ms'],
  },
  {
    via: () => Exposure.appGateway(),
    annotation: 'appgw.ingress.kubernetes.io/request-timeout',
    write: (s) => [`${s}`],
    wrong: ['600s', '10m'],
  },
];

const door = (timeout: Timeout, value: string) => (chart: Chart) =>
  exposed(chart, timeout.via(), { tls: Tls.controller(), annotations: { [timeout.annotation]: value } });

describe.each(TIMEOUTS)('$annotation', (timeout) => {
  test.each(timeout.wrong)('fails for %j, which this controller reads as less, or not at all', (value) => {
    expectFinding(door(timeout, value), 'LLMGW-505', `annotations.${timeout.annotation}`, 'maxStreamDuration');
  });

  test('takes what is read as the budget or more, and nothing less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (seconds) => {
        for (const value of timeout.write(seconds)) {
          const refused = findings(door(timeout, value)).some((line) => line.includes('LLMGW-505'));
          expect([value, refused]).toEqual([value, seconds < 310 && value !== 'infinity']);
        }
      }),
      { numRuns: 10 },
    );
  });
});

test.each([
  ['konghq.com/read-timeout', '600'],
  ['konghq.com/write-timeout', '600s'],
])('fails for %s of %s on the Service of a gateway, which Kong reads as milliseconds', (name, value) => {
  const build = (chart: Chart) => {
    const target = gateway(chart, { annotations: { [name]: value } });
    exposed(chart, Exposure.kong(), { target, tls: Tls.controller() });
  };

  expectFinding(build, 'LLMGW-505', name);
});
