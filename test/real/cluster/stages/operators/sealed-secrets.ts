import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { GatewayProfile, GatewaySecrets, LlmGateway, SealingScope, SecretSource } from '../../../../../src';
import { all } from '../../../../support/find';
import type { Manifest } from '../../../../support/manifest';
import { synth } from '../../../../support/synth';
import { counted } from '../../counted';
import { binary } from '../../machine/binaries';
import { inRun } from '../../machine/places';
import { run } from '../../machine/run';
import { pinned } from '../../machine/sources';
import { eventually } from '../../machine/wait';
import type { Cluster } from '../../parts/cluster';
import { runController } from '../../parts/controllers';
import { product, SHORT } from '../streams/gateways';
import { Scene } from '../streams/scene';

const NAMESPACE = 'sealed';
const CONTROLLER = { name: 'sealed-secrets', namespace: 'sealed-secrets' };
/** Each way to seal, and the variable of the pod that has what was sealed so. */
const VARIABLES: Readonly<Record<SealingScope, string>> = {
  [SealingScope.STRICT]: 'STRICT_KEY',
  [SealingScope.NAMESPACE_WIDE]: 'NAMESPACE_WIDE_KEY',
  [SealingScope.CLUSTER_WIDE]: 'CLUSTER_WIDE_KEY',
};
const SCOPES = Object.values(SealingScope);

/** A gateway with a credential of each scope, sealed by the tool of the project as a team does it, and committed. */
function sealed(version: number, sealedFor = keysOf): Manifest[] {
  const { facts } = product({ finishesAnswers: true, sleepInImage: true });
  const profile = GatewayProfile.custom({ ...facts, credentials: SCOPES.map((name) => ({ name, env: VARIABLES[name] })) });
  return synth((chart) => {
    const credentials = SCOPES.map(
      (scope) =>
        new GatewaySecrets(chart, keysOf(scope), {
          name: keysOf(scope),
          source: SecretSource.sealedSecret({
            scope,
            encryptedData: { [scope]: seal(scope, sealedFor(scope), valueOf(scope, version)) },
          }),
        }),
    );
    new LlmGateway(chart, 'gateway', { name: 'gateway', profile, ...SHORT, replicas: 1, credentials });
  }, NAMESPACE);
}

const keysOf = (scope: SealingScope): string => `${scope}-keys`;
const valueOf = (scope: SealingScope, version: number): string => `${scope} of the tests, ${version}`;
const CERTIFICATE = inRun('sealing.crt');

function seal(scope: SealingScope, name: string, value: string): string {
  const file = inRun('to-be-sealed');
  writeFileSync(file, value);
  const where = ['--scope', scope, '--namespace', NAMESPACE, '--name', name];
  return run(binary('kubeseal'), '--raw', '--cert', CERTIFICATE, '--from-file', file, ...where).trim();
}

/** What was sealed reaches the pods, for each scope, and another seal restarts them; under another name a strict one is refused. */
export async function unsealed(cluster: Cluster): Promise<void> {
  await runController(cluster, { ...CONTROLLER, program: 'sealed-secrets', ready: { path: '/healthz', port: 8080 } });
  writeFileSync(CERTIFICATE, await certificate(cluster));
  const scene = await Scene.set(cluster, NAMESPACE, sealed(1), {});
  await everyCredentialIs(scene, 1);

  // the controller may be later than the pods, which would keep what they started with: it is asked first here
  const next = sealed(2);
  await scene.apply(all(next, 'SealedSecret'));
  for (const scope of SCOPES) await eventually(`what is ${scope} is unsealed`, () => isSynced(cluster, keysOf(scope), 'True'));
  await scene.apply(next);
  await scene.settled();
  await everyCredentialIs(scene, 2);

  await scene.apply(sealed(3, () => 'another-name'));
  for (const scope of SCOPES) {
    const expected = scope === SealingScope.STRICT ? 'False' : 'True';
    await eventually(`the controller says ${expected} to what is ${scope} and was sealed for another name`, () =>
      isSynced(cluster, keysOf(scope), expected),
    );
  }
  await scene.strike();
  counted.controllers.push({
    names: `Sealed Secrets ${pinned('sealed-secrets', 'github.com/bitnami-labs/sealed-secrets')}`,
    did: 'unsealed what was sealed in each scope, and another seal restarted the pods',
  });
}

/** With which everybody may seal. */
async function certificate(cluster: Cluster): Promise<string> {
  const { name, namespace } = CONTROLLER;
  const [pod] = await cluster.api.list(`/api/v1/namespaces/${namespace}/pods?labelSelector=app%3D${name}`);
  return (await fetch(`http://${pod.status.podIP}:8080/v1/cert.pem`)).text();
}

/** The process of the pod has the values, as one sees on its node. */
async function everyCredentialIs(scene: Scene, version: number): Promise<void> {
  const { env } = await scene.someProcess();
  for (const scope of SCOPES) {
    assert.equal(env[VARIABLES[scope]], valueOf(scope, version), `what is ${scope} has version ${version}`);
  }
}

async function isSynced(cluster: Cluster, name: string, expected: string): Promise<boolean> {
  const path = `/apis/bitnami.com/v1alpha1/namespaces/${NAMESPACE}/sealedsecrets/${name}`;
  const { metadata, status } = await cluster.api.get(path);
  const condition = status?.conditions?.find(({ type }: any) => type === 'Synced');
  return status?.observedGeneration === metadata.generation && condition?.status === expected;
}
