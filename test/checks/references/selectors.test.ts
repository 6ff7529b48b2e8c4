import { accepts, prove } from '../proof';
import { selectors } from './selectors';

prove(selectors, [
  [
    'a selector that misses its own pods',
    (find) => (find('Deployment').spec.selector.matchLabels = { app: 'other' }),
    'Deployment/gw: its selector does not match its pod labels (workload-selector)',
  ],
  ['a workload without a selector', (find) => delete find('Deployment').spec.selector, '(workload-selector)'],
  [
    'two workloads that would adopt each other',
    (find, set) => set.push({ ...structuredClone(find('Deployment')), metadata: { name: 'mcp', namespace: 'ai-platform' } }),
    'Deployment/gw: its selector matches the pods of Deployment/mcp too (workload-overlap)',
  ],
]);

accepts(selectors, [
  [
    'a job, which needs no selector',
    (find, set) => set.push({ ...structuredClone(find('Service')), kind: 'Job', spec: { template: { metadata: {}, spec: {} } } }),
  ],
]);
