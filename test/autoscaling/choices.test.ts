import { ScalingEngine, ScalingSignal, SignalSource } from '../../src';
import type { SignalChoice } from '../../src';
import { TestChart } from '../support/chart';
import { scaled } from './samples';

// What a signal became, for whoever asks: of signals that are the same for every product.

function choices(engine: ScalingEngine, ...signals: ScalingSignal[]): SignalChoice[] {
  return scaled(new TestChart(), { engine, signals }).signalChoices();
}

const keda = ScalingEngine.keda({ prometheusUrl: 'http://prometheus:9090' });

test('a query of the team is shown as it stands, under the name that the team gave it', () => {
  const query = 'sum(rate(front_total[1m]))';

  expect(choices(keda, ScalingSignal.prometheusQuery({ name: 'front', query, perPod: 5 }))).toEqual([
    { signal: 'prometheusQuery', source: SignalSource.CUSTOM, metric: 'front', query },
  ]);
});

test('a schedule asks nobody', () => {
  const schedule = ScalingSignal.schedule({ timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', replicas: 5 });

  expect(choices(keda, schedule)).toEqual([{ signal: 'schedule', source: SignalSource.SCHEDULE, metric: 'cron' }]);
});

test('a metric of a metrics API is known by its name', () => {
  const object = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'front' };
  const signals = [
    ScalingSignal.podsMetric('sessions', 100),
    ScalingSignal.objectMetric('requests', 50, { object }),
    ScalingSignal.externalMetric('backlog', 30),
  ];

  expect(choices(ScalingEngine.hpa(), ...signals)).toEqual([
    { signal: 'podsMetric', source: SignalSource.CUSTOM, metric: 'sessions' },
    { signal: 'objectMetric', source: SignalSource.CUSTOM, metric: 'requests' },
    { signal: 'externalMetric', source: SignalSource.CUSTOM, metric: 'backlog' },
  ]);
});
