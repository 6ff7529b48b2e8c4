import { checkManifests } from '../../../src/core/rules/check';

const metadata = { name: 'x', namespace: 'ai-platform' };
const pod = { hostNetwork: true, containers: [] };
const places = (manifest: object, rule: string): string[] =>
  checkManifests([{ metadata, ...manifest }])
    .filter((finding) => finding.rule === rule)
    .map(({ path }) => path);

test.each([
  ['Pod', pod, 'spec.hostNetwork'],
  ['CronJob', { jobTemplate: { spec: { template: { spec: pod } } } }, 'spec.jobTemplate.spec.template.spec.hostNetwork'],
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'Rollout'].map((kind): [string, object, string] => [
    ...([kind, { template: { spec: pod } }, 'spec.template.spec.hostNetwork'] as const),
  ]),
])('the pod of a %s is found where it stands', (kind, spec, expected) => {
  expect(places({ kind, spec }, 'host-namespace')).toEqual([expected]);
});

test('containers of every sort are found where they stand', () => {
  const one = [{ name: 'a', image: '' }];
  const spec = { initContainers: one, containers: one, ephemeralContainers: one };

  expect(places({ kind: 'Pod', spec }, 'image')).toEqual([
    'spec.initContainers[0].image',
    'spec.containers[0].image',
    'spec.ephemeralContainers[0].image',
  ]);
});
