import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { Exposure, Findings, Tls } from '../../src';
import { all } from '../support/find';
import { synth } from '../support/synth';
import { exposed, gateway } from './gateways';

const DOORS = [
  () => Exposure.nginx(),
  () => Exposure.nginxInc(),
  () => Exposure.contour(),
  () => Exposure.haproxy(),
  () => Exposure.kong(),
  () => Exposure.appGateway(),
  () => Exposure.openshiftRoute(),
  () => Exposure.gce(),
];

/** Every duration that a door is given, in seconds: annotations whose name says so, and fields of its objects. */
function durations(manifests: ReturnType<typeof synth>): number[] {
  const kinds = ['Ingress', 'Route', 'Service', 'BackendConfig'].flatMap((kind) => all(manifests, kind));
  return kinds.flatMap(({ metadata, spec }) => {
    const annotations = Object.entries(metadata.annotations ?? {}).filter(([name]) => /timeout/.test(name));
    const own = annotations.map(([name, value]) => Number.parseInt(value, 10) / (name.startsWith('konghq.com/') ? 1000 : 1));
    return [...own, spec.timeoutSec, spec.connectionDraining?.drainingTimeoutSec].filter((value) => value !== undefined);
  });
}

test('whatever the longest stream is, no door is shorter', () => {
  const seconds = fc.integer({ min: 1, max: 3500 });

  fc.assert(
    fc.property(fc.constantFrom(...DOORS), seconds, (via, stream) => {
      const manifests = synth((chart) => {
        for (const code of ['LLMGW-125', 'LLMGW-507', 'LLMGW-511']) Findings.of(chart).accept(code, 'any budget');
        const target = gateway(chart, { maxStreamDuration: Duration.seconds(stream) });
        exposed(chart, via(), { target, tls: Tls.controller() });
      });
      const found = durations(manifests);

      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((value) => !(value > stream))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
