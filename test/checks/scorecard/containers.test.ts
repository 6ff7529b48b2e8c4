import { accepts, prove } from '../proof';
import type { Change } from '../proof';
import { podOf } from '../sample';
import { scorecard } from '.';

const set =
  (fields: object): Change =>
  (find) =>
    Object.assign(podOf(find).containers[0], fields);

const context =
  (fields: object): Change =>
  (find) =>
    Object.assign(podOf(find).containers[0].securityContext, fields);

prove(scorecard, [
  ['an image without a tag', set({ image: 'registry:5000/gateway' }), 'image: it changes under a running pod (image-version)'],
  ['an image that moves', set({ image: 'gateway:latest' }), '(image-version)'],
  ['a digest that is cut off', set({ image: 'gateway:1@sha256:abc' }), 'is no reference of an image (image)'],
  ['no image', set({ image: undefined }), '(image)'],
  [
    'no request of cpu',
    set({ resources: { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } } }),
    'resources.requests.cpu: there is none (resources)',
  ],
  [
    'no limit of memory',
    set({ resources: { requests: { cpu: '1', memory: '1Gi' } } }),
    'containers[0].resources.limits.memory: there is none (resources)',
  ],
  ['a root that can be written', context({ readOnlyRootFilesystem: false }), '(read-only-root)'],
  [
    'a container that leaves seccomp to the pod',
    context({ seccompProfile: undefined }),
    'containers[0].securityContext.seccompProfile: there is none (security-levels)',
  ],
  [
    'one variable twice',
    set({
      env: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ],
    }),
    'A is set twice (env)',
  ],
  ['a secret in the open', set({ env: [{ name: 'API_TOKEN', value: 'x' }] }), 'API_TOKEN is named like a secret'],
  ['a restart policy of a container that is no sidecar', set({ restartPolicy: 'Always' }), '(restart-policy)'],
]);

test('finds an init container without resources', () => {
  const spec = { template: { spec: { initContainers: [{ name: 'init' }] } } };
  const manifest = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'gw' }, spec };

  expect(scorecard([manifest])).toContainEqual(
    expect.objectContaining({ id: 'resources', message: expect.stringContaining('initContainers[0]') }),
  );
});

accepts(scorecard, [
  ['an image by digest alone', set({ image: `registry:5000/gateway@sha256:${'0'.repeat(64)}` })],
  ['an image by tag alone', set({ image: 'gateway:1.2.3' })],
  ['no limit of cpu', set({ resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '1Gi' } } })],
  ['the path of a secret file', set({ env: [{ name: 'API_TOKEN_FILE', value: '/run/secrets/token' }] })],
  ['a secret by reference', set({ env: [{ name: 'API_TOKEN', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }] })],
]);
