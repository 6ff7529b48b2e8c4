import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Duration } from 'cdk8s';
import { CredentialDelivery, GatewayProfile, GatewaySecrets, LlmGateway, SecretSource, SecretStoreRef } from '../../../../../src';
import { all } from '../../../../support/find';
import type { Manifest } from '../../../../support/manifest';
import { synth } from '../../../../support/synth';
import { counted } from '../../counted';
import { pinned } from '../../machine/sources';
import { eventually } from '../../machine/wait';
import type { Cluster } from '../../parts/cluster';
import { runController } from '../../parts/controllers';
import { kubectlOk } from '../../parts/kubectl';
import { product, SHORT } from '../streams/gateways';
import { Scene } from '../streams/scene';

const NAMESPACE = 'external';
const CONTROLLER = { name: 'external-secrets', namespace: 'external-secrets' };
const UNUSED = ['cluster-external-secret', 'cluster-push-secret', 'push-secret'];
const SECRET = 'gateway-keys';
const FILE = '/keys/file-key';
/** What docs/secrets.md says for a password with characters that an address takes for its own. */
const ADDRESS = 'postgres://{{ .user }}:{{ .password | urlquery | replace "+" "%20" }}@db.data:5432/gateway';

/** What a store of the team says: the newest values, beside those of the version that was pinned before. */
const store = (version: number, keys = [1, 2]): Manifest => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'SecretStore',
  metadata: { name: 'team' },
  spec: {
    provider: {
      fake: {
        data: [
          { key: 'ai/variable', value: valueOf('variable', version) },
          { key: 'ai/file', value: JSON.stringify({ key: valueOf('file', version), other: 'not asked for' }) },
          { key: 'ai/user', value: 'gateway' },
          { key: 'ai/password', value: 'p@ss word/1+1' },
          ...keys.map((key) => ({ key: 'ai/pinned', value: valueOf('pinned', key), version: `v${key}` })),
        ],
      },
    },
  },
});
const valueOf = (name: string, version: number): string => `${name} of the tests, ${version}`;

/** A gateway with a credential of each form, and the pinned version of one. */
function gateway(pinned: number): Manifest[] {
  const { facts } = product({ finishesAnswers: true, sleepInImage: true });
  const env = { variable: 'VARIABLE_KEY', address: 'DATABASE_URL', pinned: 'PINNED_KEY' };
  const credentials = [...Object.entries(env).map(([name, env]) => ({ name, env })), { name: 'file', file: FILE, watched: true }];
  return synth((chart) => {
    const keys = new GatewaySecrets(chart, 'keys', {
      name: SECRET,
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.namespaced('team'),
        remoteKeys: {
          variable: { key: 'ai/variable' },
          file: { key: 'ai/file', property: 'key' },
          user: { key: 'ai/user' },
          password: { key: 'ai/password' },
          pinned: { key: 'ai/pinned', version: `v${pinned}` },
        },
        templates: { address: ADDRESS },
        refreshInterval: Duration.hours(1),
      }),
    });
    new LlmGateway(chart, 'gateway', {
      name: 'gateway',
      profile: GatewayProfile.custom({ ...facts, credentials }),
      ...SHORT,
      replicas: 1,
      credentials: [keys],
      credentialDelivery: { file: CredentialDelivery.file() },
    });
  }, NAMESPACE);
}

/** What a store has reaches the pods, and a rotation reaches them as docs/secrets.md and docs/operations.md say. */
export async function synced(cluster: Cluster): Promise<void> {
  const args = UNUSED.map((reconciler) => `--enable-${reconciler}-reconciler=false`);
  await runController(cluster, { ...CONTROLLER, program: 'external-secrets', args, ready: { path: '/metrics', port: 8080 } });
  const scene = await Scene.set(cluster, NAMESPACE, [store(1), ...gateway(1)], {});
  const before = await whatThePodHas(scene);
  const address = 'postgres://gateway:p%40ss%20word%2F1%2B1@db.data:5432/gateway';
  const first = { variable: valueOf('variable', 1), file: valueOf('file', 1), pinned: valueOf('pinned', 1), address };
  assert.deepEqual(before.keys, first);

  // a key is rotated, and nobody waits for the interval
  await scene.apply([store(2)]);
  await kubectlOk('-n', NAMESPACE, 'annotate', 'externalsecret', SECRET, 'force-sync=1', '--overwrite');
  const rotated = await eventually('the file of the pod is rotated', async () => {
    const now = await whatThePodHas(scene);
    return now.keys.file === valueOf('file', 2) && now;
  });
  // a variable never changes in a process, and nothing restarts it
  assert.deepEqual(rotated, { pod: before.pod, keys: { ...first, file: valueOf('file', 2) } });

  // another version of a remote key restarts the pods; the operator may be later than they are, so it is asked first here
  const next = gateway(2);
  await scene.apply(all(next, 'ExternalSecret'));
  await eventually('the other version is fetched', async () => (await pinnedIn(cluster)) === valueOf('pinned', 2));
  await scene.apply(next);
  await scene.settled();
  const restarted = await whatThePodHas(scene);
  assert.notEqual(restarted.pod, before.pod);
  assert.deepEqual(restarted.keys, {
    variable: valueOf('variable', 2),
    file: valueOf('file', 2),
    pinned: valueOf('pinned', 2),
    address,
  });

  // what vanishes from the store takes nothing down
  await scene.apply([store(2, [])]);
  await kubectlOk('-n', NAMESPACE, 'annotate', 'externalsecret', SECRET, 'force-sync=2', '--overwrite');
  await eventually('the operator says that a key is gone', async () => {
    const { status } = await cluster.api.get(`/apis/external-secrets.io/v1/namespaces/${NAMESPACE}/externalsecrets/${SECRET}`);
    return status.conditions.some((c: any) => c.type === 'Ready' && c.status === 'False');
  });
  assert.equal(await pinnedIn(cluster), valueOf('pinned', 2));
  await scene.strike();
  counted.controllers.push({
    names: `External Secrets ${pinned('external-secrets', 'github.com/external-secrets/external-secrets')}`,
    did: 'what a store has reached the pods, a rotation as documented; a key that vanished from the store took nothing down',
  });
}

/** What the Secret has of the credential whose version is pinned. */
async function pinnedIn(cluster: Cluster): Promise<string> {
  const { data } = await cluster.api.get(`/api/v1/namespaces/${NAMESPACE}/secrets/${SECRET}`);
  return Buffer.from(data.pinned, 'base64').toString();
}

/** The pod, and what its process has, as one sees on its node. */
async function whatThePodHas(scene: Scene): Promise<{ pod: string; keys: Record<string, string | undefined> }> {
  const { pod, folder, env } = await scene.someProcess();
  return {
    pod,
    keys: {
      variable: env['VARIABLE_KEY'],
      file: readFileSync(folder + FILE, 'utf8'),
      pinned: env['PINNED_KEY'],
      address: env['DATABASE_URL'],
    },
  };
}
