import { accepts, prove } from '../proof';
import { podOf } from '../sample';
import { volumes } from './volumes';

prove(volumes, [
  [
    'a mount without a volume',
    (find) => podOf(find).containers[0].volumeMounts.push({ name: 'tmp', mountPath: '/tmp' }),
    'Deployment/gw: gateway mounts tmp, volumes are: config (volume-missing)',
  ],
  [
    'a volume without a mount',
    (find) => podOf(find).volumes.push({ name: 'tmp', emptyDir: {} }),
    'Deployment/gw: no container mounts volume tmp (volume-unused)',
  ],
  [
    'two volumes of one name',
    (find) => podOf(find).volumes.push({ name: 'config', emptyDir: {} }),
    'two volumes are called config',
  ],
  [
    'two mounts on one path',
    (find) => podOf(find).containers[0].volumeMounts.push({ name: 'config', mountPath: '/etc/gateway' }),
    'gateway mounts /etc/gateway twice (mount-duplicate)',
  ],
]);

accepts(volumes, [
  [
    'a volume that only an init container mounts',
    (find) => {
      podOf(find).volumes.push({ name: 'seed', emptyDir: {} });
      podOf(find).initContainers = [{ name: 'init', volumeMounts: [{ name: 'seed', mountPath: '/seed' }] }];
    },
  ],
  [
    'a mount of a claim template',
    (find) => {
      find('Deployment').spec.volumeClaimTemplates = [{ metadata: { name: 'data' } }];
      podOf(find).containers[0].volumeMounts.push({ name: 'data', mountPath: '/data' });
    },
  ],
]);
