import { list } from '../finding';
import { allContainers } from '../references/workloads';
import { oneOf } from './rule';
import type { PodRule } from './rule';

const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

const volumeTypes: PodRule = (pod) =>
  list(pod.volumes).flatMap(({ name, ...source }) =>
    Object.keys(source).flatMap((type) => oneOf(`the type of volume ${name}`, type, VOLUMES)),
  );

const privilegeEscalation: PodRule = (pod) =>
  allContainers(pod)
    .filter(({ securityContext }) => securityContext?.allowPrivilegeEscalation !== false)
    .map(({ name }) => `allowPrivilegeEscalation of ${name} is not false`);

/** What a container says goes before what the pod says; unset at both is what the standard refuses. */
const nonRoot: PodRule = (pod) => [
  ...allContainers(pod)
    .filter(({ securityContext }) => (securityContext?.runAsNonRoot ?? pod.securityContext?.runAsNonRoot) !== true)
    .map(({ name }) => `runAsNonRoot of ${name} is not true`),
  ...[pod, ...allContainers(pod)]
    .filter(({ securityContext }) => securityContext?.runAsUser === 0)
    .map((owner) => `runAsUser of ${owner === pod ? 'the pod' : owner.name} is 0`),
];

const seccomp: PodRule = (pod) => {
  const ofPod = pod.securityContext?.seccompProfile?.type;

  return [
    ...oneOf('seccompProfile of the pod', ofPod, ['RuntimeDefault', 'Localhost']),
    ...allContainers(pod)
      .filter(({ securityContext }) => !['RuntimeDefault', 'Localhost'].includes(securityContext?.seccompProfile?.type ?? ofPod))
      .map(({ name }) => `seccompProfile of ${name} is neither RuntimeDefault nor Localhost`),
  ];
};

const capabilities: PodRule = (pod) =>
  allContainers(pod).flatMap(({ name, securityContext }) => {
    const { drop, add } = securityContext?.capabilities ?? {};
    return [
      ...(list(drop).includes('ALL') ? [] : [`${name} does not drop ALL capabilities`]),
      ...list(add).flatMap((capability) => oneOf(`an added capability of ${name}`, capability, ['NET_BIND_SERVICE'])),
    ];
  });

export const restricted: readonly PodRule[] = [volumeTypes, privilegeEscalation, nonRoot, seccomp, capabilities];
