import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { ScalingBehavior, ScalingEngine, ScalingSignal } from '../../src';
import { only } from '../support/find';
import { findings } from '../support/errors';
import { synth } from '../support/synth';
import { measured, scaled } from './samples';

// What must hold for any workload and any range.

const engine = fc.constantFrom(ScalingEngine.hpa(), ScalingEngine.keda({ prometheusUrl: 'http://prometheus:9090' }));
const behavior = fc.constantFrom(
  ScalingBehavior.streaming(),
  ScalingBehavior.keeptrusts(),
  ScalingBehavior.dvara(),
  ScalingBehavior.llmGateway(),
);
const stream = fc.integer({ min: 1, max: 7200 });

test('the behavior is always within the limits of the API, and streaming() never removes a pod before the last has drained', () => {
  fc.assert(
    fc.property(stream, behavior, engine, (seconds, chosen, by) => {
      const manifests = synth((chart) =>
        scaled(chart, {
          target: measured(chart, {}, { maxStreamDuration: Duration.seconds(seconds) }),
          behavior: chosen,
          engine: by,
        }),
      );
      const scaler = manifests.find(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject')!;
      const { scaleUp, scaleDown } = (scaler['spec'].advanced?.horizontalPodAutoscalerConfig ?? scaler['spec']).behavior;
      for (const { stabilizationWindowSeconds, policies } of [scaleUp, scaleDown]) {
        expect(stabilizationWindowSeconds).toBeLessThanOrEqual(3600);
        for (const { periodSeconds, value } of policies) {
          expect(periodSeconds).toBeGreaterThan(0);
          expect(periodSeconds).toBeLessThanOrEqual(1800);
          expect(value).toBeGreaterThan(0);
        }
      }
    }),
    { numRuns: 25 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1775 }), (seconds) => {
      const manifests = synth((chart) =>
        scaled(chart, { target: measured(chart, {}, { maxStreamDuration: Duration.seconds(seconds) }) }),
      );
      const grace = only(manifests, 'Deployment')['spec'].template.spec.terminationGracePeriodSeconds;
      const { policies } = only(manifests, 'HorizontalPodAutoscaler')['spec'].behavior.scaleDown;

      expect(policies).toEqual([{ type: 'Pods', value: 1, periodSeconds: Math.max(120, grace) }]);
    }),
    { numRuns: 15 },
  );
});

test('a range is taken exactly if it is one that the cluster takes and that leaves room to scale', () => {
  const bound = fc.oneof(fc.integer({ min: -1, max: 30 }), fc.double({ min: 0, max: 30, noNaN: true }));

  fc.assert(
    fc.property(bound, bound, (minReplicas, maxReplicas) => {
      const whole = Number.isInteger(minReplicas) && Number.isInteger(maxReplicas);
      const lines = findings((chart) => scaled(chart, { minReplicas, maxReplicas }));

      expect(lines.some((line) => line.includes('[LLMGW-303]'))).toBe(!(whole && minReplicas >= 1 && maxReplicas >= minReplicas));
    }),
    { numRuns: 40 },
  );
});

test('an autoscaler that was accepted never leaves a disruption budget that blocks every eviction', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), engine, (minReplicas, by) => {
      const manifests = synth((chart) =>
        scaled(chart, { minReplicas, engine: by, signals: [ScalingSignal.ladder(), ScalingSignal.queuedRequests(3)] }),
      );

      expect(manifests).toBeSound();
    }),
    { numRuns: 10 },
  );
});
