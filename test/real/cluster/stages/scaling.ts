import type { TestContext } from 'node:test';
import type { Cluster, Started } from '../parts/cluster';
import { told } from '../told';
import { followsCpu, followsCustomMetric } from './scaling/autoscaling';
import { blueGreenSwitches, budgetLetsOneGo, oneWriterAtATime, spreadsOverNodes } from './scaling/disruption';

const TESTS: Readonly<Record<string, (cluster: Cluster) => Promise<void>>> = {
  'an autoscaler follows the CPU by metrics-server, up and down, and no stream is cut': followsCpu,
  'an autoscaler follows a metric of the gateway by an adapter, and no stream is cut': followsCustomMetric,
  'a budget lets one pod go, answers 429 to the next, and lets that go later': budgetLetsOneGo,
  'pods are spread over nodes and zones, after a rollout as well': spreadsOverNodes,
  'two writers never run at the same time': oneWriterAtATime,
  'a blue-green pair switches there and back without a refused connection': blueGreenSwitches,
};

/** Numbers of pods, and who may take one away. */
export async function stage(t: TestContext, started: Started): Promise<void> {
  const cluster = await started();
  await Promise.all(Object.entries(TESTS).map(([name, prove]) => told(t, name, () => prove(cluster))));
}
