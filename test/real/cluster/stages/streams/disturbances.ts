import assert from 'node:assert/strict';
import { eventually } from '../../machine/wait';
import { kubectlOk } from '../../parts/kubectl';
import type { Scene } from './scene';

/** What happens to a gateway while clients hold streams; done when it has happened, and the scene is settled afterwards. */
export type Disturbance = (scene: Scene) => Promise<void>;

export const restart: Disturbance = async ({ namespace, deployment }) => {
  await kubectlOk('-n', namespace, 'rollout', 'restart', `deployment/${deployment.metadata.name}`);
};

export const deletePod: Disturbance = async (scene) => {
  const [pod] = await scene.gatewayPods();
  await scene.cluster.api.delete(`${scene.pods}/${pod.metadata.name}`);
};

export const scaleDown: Disturbance = async (scene) => {
  await kubectlOk('-n', scene.namespace, 'scale', `deployment/${scene.deployment.metadata.name}`, '--replicas=1');
};

/** Every pod, each as soon as its budget lets it. */
export const evictAll: Disturbance = async (scene) => {
  for (const { metadata } of await scene.gatewayPods()) {
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: metadata.name, namespace: scene.namespace } };
    await eventually(`${metadata.name} is evicted`, () =>
      scene.cluster.api.create(`${scene.pods}/${metadata.name}/eviction`, eviction),
    );
  }
};

/** The second node loses the pods of the gateway, and takes pods again afterwards. */
export const drainNode: Disturbance = async (scene) => {
  const { deployment } = scene;
  const there = (await scene.gatewayPods()).filter(({ spec }) => spec.nodeName === 'node2');
  assert.ok(there.length > 0, 'a pod is on the node that is drained');
  const labels = Object.entries(deployment['spec'].selector.matchLabels).map(([name, value]) => `${name}=${value as string}`);
  await scene.cluster.needingNodes(async () => {
    try {
      await kubectlOk('drain', 'node2', '--delete-emptydir-data', '--timeout=240s', `--pod-selector=${labels.join(',')}`);
    } finally {
      await kubectlOk('uncordon', 'node2');
    }
  });
};
