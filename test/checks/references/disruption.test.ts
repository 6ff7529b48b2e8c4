import { accepts, prove } from '../proof';
import { disruption } from './disruption';

function budget(fields: object, minReplicas = 3) {
  return (find: (kind: string) => any) => {
    const { selector } = find('PodDisruptionBudget').spec;
    find('PodDisruptionBudget').spec = { selector, ...fields };
    find('HorizontalPodAutoscaler').spec.minReplicas = minReplicas;
  };
}

prove(disruption, [
  [
    'a selector that matches no pods',
    (find) => (find('PodDisruptionBudget').spec.selector.matchLabels = { a: 'b' }),
    '(budget-selector)',
  ],
  [
    'a selector that matches two workloads',
    (find, set) => set.push({ ...structuredClone(find('Deployment')), metadata: { name: 'mcp', namespace: 'ai-platform' } }),
    'several workloads: Deployment/gw, Deployment/mcp (budget-overlap)',
  ],
  [
    'a second budget for the same pods',
    (find, set) =>
      set.push({ ...structuredClone(find('PodDisruptionBudget')), metadata: { name: 'more', namespace: 'ai-platform' } }),
    'PodDisruptionBudget/more: Deployment/gw has PodDisruptionBudget/gw already (budget-second)',
  ],
  ['a budget of none', budget({ maxUnavailable: 0 }), 'it allows no eviction at 3 replicas (budget-zero)'],
  ['a budget that keeps every replica', budget({ minAvailable: 3 }), '(budget-zero)'],
  ['a percentage that rounds up to every replica', budget({ minAvailable: '90%' }), '(budget-zero)'],
  ['a budget of nothing at all', budget({}), '(budget-zero)'],
  [
    'a budget that keeps the only replica of a fixed workload',
    (find, set) => {
      budget({ minAvailable: 1 })(find);
      set.splice(
        set.findIndex(({ kind }) => kind === 'HorizontalPodAutoscaler'),
        1,
      );
    },
    'it allows no eviction at 1 replicas',
  ],
]);

accepts(disruption, [
  ['a budget that keeps one replica fewer than the minimum', budget({ minAvailable: 2 })],
  ['a percentage that leaves one', budget({ maxUnavailable: '10%' })],
  ['one eviction of a single replica', budget({ maxUnavailable: 1 }, 1)],
]);
