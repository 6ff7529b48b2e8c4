import { accepts, prove } from '../proof';
import { podOf } from '../sample';
import { autoscalers } from './autoscalers';

const scaledObject = (name: string) => ({
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'gw-keda', namespace: 'ai-platform' },
  spec: { scaleTargetRef: { name } },
});

prove(autoscalers, [
  [
    'a target that is not there',
    (find) => (find('HorizontalPodAutoscaler').spec.scaleTargetRef.name = 'gateway'),
    'HorizontalPodAutoscaler/gw: its target Deployment/gateway is not in the file (autoscaler-target)',
  ],
  [
    'a target of another kind',
    (find) => (find('HorizontalPodAutoscaler').spec.scaleTargetRef.kind = 'StatefulSet'),
    '(autoscaler-target)',
  ],
  [
    'a ScaledObject without its target',
    (_, set) => set.push(scaledObject('nobody')),
    'its target Deployment/nobody is not in the file',
  ],
  ['replicas beside an autoscaler', (find) => (find('Deployment').spec.replicas = 3), 'Deployment/gw sets replicas'],
  [
    'a second autoscaler',
    (_, set) => set.push(scaledObject('gw')),
    'is scaled by HorizontalPodAutoscaler/gw already (autoscaler-second)',
  ],
  [
    'a measured container that is not there',
    (find) => (find('HorizontalPodAutoscaler').spec.metrics[0].containerResource.container = 'gatway'),
    'it measures container gatway, containers are: gateway (autoscaler-container)',
  ],
  [
    'a percentage of a request that is not made',
    (find) => delete podOf(find).containers[0].resources.requests.cpu,
    'it measures a percentage of cpu, which gateway does not request (autoscaler-request)',
  ],
]);

accepts(autoscalers, [
  [
    'a ScaledObject as the only autoscaler',
    (_, set) => {
      set.splice(
        set.findIndex(({ kind }) => kind === 'HorizontalPodAutoscaler'),
        1,
      );
      set.push(scaledObject('gw'));
    },
  ],
  [
    'an absolute value without a request',
    (find) => {
      delete podOf(find).containers[0].resources.requests.cpu;
      find('HorizontalPodAutoscaler').spec.metrics[0].containerResource.target = { type: 'AverageValue', averageValue: '1' };
    },
  ],
]);
