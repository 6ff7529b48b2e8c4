import { accepts, prove } from '../proof';
import { scorecard } from '.';

const remove = (kind: string) => (_: unknown, set: { kind: string }[]) =>
  set.splice(
    set.findIndex((manifest) => manifest.kind === kind),
    1,
  );

prove(scorecard, [
  [
    'a rollout that takes replicas away',
    (find) => (find('Deployment').spec.strategy.rollingUpdate.maxUnavailable = 1),
    '(strategy)',
  ],
  ['a rollout by default', (find) => delete find('Deployment').spec.strategy, '(strategy)'],
  [
    'a budget that protects what crashes',
    (find) => delete find('PodDisruptionBudget').spec.unhealthyPodEvictionPolicy,
    '(budget-policy)',
  ],
  [
    'a workload without a budget',
    remove('PodDisruptionBudget'),
    'Deployment/gw: no PodDisruptionBudget selects its pods (no-budget)',
  ],
]);

accepts(scorecard, [
  ['Recreate, for a volume that only one pod can have', (find) => (find('Deployment').spec.strategy = { type: 'Recreate' })],
  [
    'a single replica without a budget',
    (find, set) => {
      remove('PodDisruptionBudget')(find, set);
      remove('HorizontalPodAutoscaler')(find, set);
      find('Deployment').spec.replicas = 1;
    },
  ],
]);
