import { compare } from '../cli/diff/compare';
import type { KubernetesObject } from '../cli/manifests/object';
import { View } from '../cli/model/view';
import { examples } from './real/cluster/examples';
import { LAST_RELEASE, lastRelease } from './real/cluster/released/released';

// Whoever has the last release in the cluster applies this one over it.

/** What an upgrade may take away, and why; the changelog says so. */
const REMOVED: Readonly<Record<string, string>> = {
  'llm-gateway-blue-green ConfigMap/llm-gateway-config-ad4f2e20': 'immutable: a changed file has a name of its own',
  'llm-gateway-blue-green ServiceAccount/llm-gateway-v2': 'both slots run as the account with the identity',
  'helm-ai-kernel-crd CustomResourceDefinition/helmpolicybundles.policy.helm.ai': 'stands in a file of its own now',
};

const now = examples();
const view = (objects: unknown): View => new View(objects as KubernetesObject[]);

describe.each([...lastRelease().keys()])(`%s, from ${LAST_RELEASE}`, (name) => {
  const changes = compare(view(lastRelease().get(name)), view(now.get(name) ?? []));

  test('changes no field that the API server holds for immutable', () => {
    expect(changes.filter(({ effect }) => effect === 'recreated')).toEqual([]);
  });

  test('takes away only what is known to go', () => {
    const gone = changes.filter(({ effect }) => effect === 'removed').map(({ object }) => `${name} ${object}`);

    expect(gone.filter((object) => !(object in REMOVED))).toEqual([]);
  });
});

test('what is known to go does go', () => {
  const gone = [...lastRelease()].flatMap(([name, objects]) =>
    compare(view(objects), view(now.get(name) ?? []))
      .filter(({ effect }) => effect === 'removed')
      .map(({ object }) => `${name} ${object}`),
  );

  expect(Object.keys(REMOVED).filter((object) => !gone.includes(object))).toEqual([]);
});
