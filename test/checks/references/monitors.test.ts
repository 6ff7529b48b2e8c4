import { accepts, prove } from '../proof';
import { monitors } from './monitors';

const labels = { 'app.kubernetes.io/instance': 'gw' };

function monitor(kind: 'ServiceMonitor' | 'PodMonitor', fields: object = {}, port = 'http') {
  return (_: unknown, set: unknown[]) =>
    set.push({
      apiVersion: 'monitoring.coreos.com/v1',
      kind,
      metadata: { name: 'gw', namespace: 'ai-platform' },
      spec: { selector: { matchLabels: labels }, endpoints: [{ port }], podMetricsEndpoints: [{ port }], ...fields },
    });
}

prove(monitors, [
  [
    'a monitor of no Service',
    monitor('ServiceMonitor', { selector: { matchLabels: { a: 'b' } } }),
    'selects no Service instead of one',
  ],
  [
    'a monitor of two Services',
    (find, set) => {
      monitor('ServiceMonitor')(find, set);
      set.push({ ...structuredClone(find('Service')), metadata: { ...find('Service').metadata, name: 'headless' } });
    },
    'it selects Service/gw, Service/headless instead of one Service (monitor-selector)',
  ],
  [
    'a port that the Service has not',
    monitor('ServiceMonitor', {}, 'metrics'),
    'it scrapes port metrics, ports of Service/gw are: http',
  ],
  [
    'a monitor that looks at another namespace',
    monitor('ServiceMonitor', { namespaceSelector: { matchNames: ['x'] } }),
    '(monitor-selector)',
  ],
  ['a pod monitor of nobody', monitor('PodMonitor', { selector: { matchLabels: { a: 'b' } } }), 'the pods of 0 workloads'],
  ['a pod port that is not there', monitor('PodMonitor', {}, 'metrics'), 'it scrapes port metrics, declared are: http (8080)'],
]);

accepts(monitors, [
  [
    'one port of several',
    (find, set) => {
      find('Service').spec.ports.push({ name: 'metrics', port: 9090 });
      monitor('ServiceMonitor')(find, set);
    },
  ],
  ['a monitor by the port of the pods', monitor('ServiceMonitor', { endpoints: [{ targetPort: 'http' }] })],
  ['a monitor of one Service', monitor('ServiceMonitor')],
  ['a monitor of any namespace', monitor('ServiceMonitor', { namespaceSelector: { any: true } })],
  ['a monitor of the pods', monitor('PodMonitor')],
]);
