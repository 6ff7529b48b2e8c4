import { accepts, prove } from '../proof';
import { podOf } from '../sample';
import { identity } from './identity';

prove(identity, [
  [
    'one object twice',
    (find, set) => set.push(structuredClone(find('Service'))),
    'Service/gw: another object has the same kind, namespace and name (duplicate-object)',
  ],
  [
    'one object in two versions of its API',
    (find, set) => set.push({ ...structuredClone(find('HorizontalPodAutoscaler')), apiVersion: 'autoscaling/v1' }),
    '(duplicate-object)',
  ],
  [
    'a service account that is not there',
    (find) => (podOf(find).serviceAccountName = 'other'),
    'Deployment/gw: its service account other is not in the file (service-account)',
  ],
  [
    'the default service account',
    (find) => delete podOf(find).serviceAccountName,
    'its service account default is not in the file',
  ],
]);

accepts(identity, [
  [
    'one name in two namespaces',
    (find, set) => set.push({ ...structuredClone(find('Service')), metadata: { name: 'gw', namespace: 'elsewhere' } }),
  ],
  [
    'one name and kind in two API groups',
    (_, set) => {
      const metadata = { name: 'gw', namespace: 'ai-platform' };
      set.push({ apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata });
      set.push({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata });
    },
  ],
]);
