import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import {
  GatewayAutoscaling,
  GatewayVerticalAutoscaling,
  PrometheusAdapterRules,
  ProductRuntime,
  ScalingBehavior,
  ScalingEngine,
  ScalingPolicy,
  ScalingSignal,
  VerticalUpdateMode,
} from '../../../src';
import type { GatewayAutoscalingOptions, IScalingTarget } from '../../../src';
import type { Examples } from './example';
import { acme, gateway } from './prelude';

/** An autoscaler, with some props changed. */
function scaled(
  chart: Chart,
  props: Partial<GatewayAutoscalingOptions>,
  target: IScalingTarget = gateway(chart),
  id = 'autoscaling',
) {
  return new GatewayAutoscaling(chart, id, { target, maxReplicas: 10, ...props });
}

export const AUTOSCALING: Examples = {
  'LLMGW-301': (chart) => {
    const target = gateway(chart);
    scaled(chart, {}, target);
    scaled(chart, { engine: ScalingEngine.keda() }, target, 'second');
  },
  'LLMGW-302': (chart) => scaled(chart, {}, gateway(chart, { replicas: 3 })),
  'LLMGW-303': (chart) => scaled(chart, { minReplicas: 11 }),
  'LLMGW-304': (chart) => {
    const profile = acme({ resources: { requests: { memory: '256Mi' }, limits: { memory: '256Mi' } } });
    scaled(chart, { signals: [ScalingSignal.cpuUtilization(70)] }, gateway(chart, { profile }));
  },
  'LLMGW-305': (chart) => scaled(chart, { signals: [ScalingSignal.cpuUtilization(70, { container: 'gatway' })] }),
  'LLMGW-306': (chart) => {
    const target = gateway(chart, { profile: acme({ runtime: ProductRuntime.JVM }) });
    scaled(chart, { signals: [ScalingSignal.memoryUtilization(80)] }, target);
  },
  'LLMGW-307': (chart) => scaled(chart, { signals: [ScalingSignal.cpuUtilization(150)] }),
  'LLMGW-308': (chart) => scaled(chart, { signals: [ScalingSignal.inFlightRequests(40)] }),
  'LLMGW-309': (chart) => {
    const scaleDown = { policies: [ScalingPolicy.pods(1, Duration.hours(1))] };
    scaled(chart, { behavior: ScalingBehavior.custom({ scaleDown }) });
  },
  'LLMGW-310': (chart) => scaled(chart, { signals: [ScalingSignal.cpuUtilization(70), ScalingSignal.cpuUtilization(80)] }),
  'LLMGW-311': (chart) => {
    const office = ScalingSignal.schedule({ timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', replicas: 5 });
    scaled(chart, { signals: [ScalingSignal.cpuUtilization(70), office] });
  },
  'LLMGW-312': (chart) => {
    const props = { maxStreamDuration: Duration.minutes(5), terminationGracePeriod: Duration.seconds(60) };
    scaled(chart, {}, gateway(chart, props));
  },
  'LLMGW-313': (chart) => {
    const target = gateway(chart);
    new GatewayVerticalAutoscaling(chart, 'vertical', { target, updateMode: VerticalUpdateMode.RECREATE });
    scaled(chart, { signals: [ScalingSignal.cpuUtilization(70)] }, target);
  },
  'LLMGW-314': (chart) => {
    const engine = ScalingEngine.keda({ prometheusUrl: 'prometheus:9090' });
    scaled(chart, { engine, signals: [ScalingSignal.prometheusQuery({ name: 'busy', query: 'sum(busy)', perPod: 10 })] });
  },
  'LLMGW-315': (chart) => {
    const autoscaling = scaled(chart, { signals: [ScalingSignal.cpuUtilization(70)] });
    new PrometheusAdapterRules(chart, 'rules', { autoscalers: [autoscaling] });
  },
  'LLMGW-316': (chart) => scaled(chart, { signals: [] }),
};
