import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder, writeManifests } from './run';
import { sample } from './sample';

const folder = temporaryFolder();
let files = 0;

async function explained(change?: (objects: Record<string, any>) => void): Promise<any> {
  const file = writeManifests(join(folder, `${files++}.yaml`), sample(change));
  return JSON.parse((await run('explain', file, '--json')).out);
}

const withoutSleep = ({ deployment }: Record<string, any>): void => {
  delete deployment.spec.template.spec.containers[0].lifecycle;
};

test('in words, for whoever runs it', async () => {
  const { code, out } = await run('explain', writeManifests(join(folder, 'words.yaml'), sample()));

  expect(code).toBe(0);
  expect(out).toMatchSnapshot();
});

test('a whole folder is one picture, files that hold no object are passed over', async () => {
  const { code, out } = await run('explain', folder);

  expect([code, out]).toEqual([0, expect.stringContaining('Deployment/gateway in ai')]);
});

test.each([
  ['in seconds natively', { sleep: { seconds: 20 } }, 20],
  ['by a shell', { exec: { command: ['/bin/sh', '-c', 'sleep 30'] } }, 30],
  ['by a binary of its own', { exec: { command: ['/drain-tool/sleep', '15'] } }, 15],
])('the wait before SIGTERM, %s', async (_, preStop, expected) => {
  const { workloads } = await explained(({ deployment }) => {
    deployment.spec.template.spec.containers[0].lifecycle = { preStop };
  });

  expect(workloads[0].budget.preStop).toBe(expected);
});

test('no wait is said to be none', async () => {
  expect((await explained(withoutSleep)).workloads[0].budget.preStop).toBe(0);
});

test('the door that cuts first is in the line of time', async () => {
  expect((await explained()).workloads[0].budget.doors).toEqual([{ door: 'Ingress/gateway', longest: 310 }]);
});

test('a bare number in an annotation of HAProxy is milliseconds', async () => {
  const { workloads } = await explained(({ ingress }) => {
    ingress.metadata.annotations = { 'haproxy.org/timeout-server': '600' };
  });

  expect(workloads[0].budget.doors[0].longest).toBe(0.6);
});

test('the Secret that pods read and nobody makes has its command', async () => {
  const { needs } = await explained();

  expect(needs).toContainEqual(
    expect.objectContaining({ does: 'create', command: 'kubectl -n ai create secret generic keys --from-file=openai=./openai' }),
  );
});

test('a Secret that an ExternalSecret makes is not to be created', async () => {
  const { needs } = await explained((objects) => {
    objects['external'] = {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'keys', namespace: 'ai' },
      spec: { secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' }, data: [] },
    };
  });

  expect(needs.map(({ what }: any) => what)).not.toContain('the Secret keys with openai');
  expect(needs.map(({ command }: any) => command)).toContain('kubectl get clustersecretstore vault');
});

test('without a policy everybody may call and be called', async () => {
  const { workloads } = await explained((objects) => delete objects['policy']);

  expect(workloads[0].ways).toEqual([
    { direction: 'in', peer: 'everybody', port: 'every port' },
    { direction: 'out', peer: 'everybody', port: 'every port' },
  ]);
});

test('requests count at the fewest and the most pods', async () => {
  const { workloads } = await explained();

  expect(workloads[0].cost).toEqual({ cpu: 0.5, memory: 2 ** 30 });
});

test('fails for a file that is not there, in one line', async () => {
  expect(await run('explain', join(folder, 'missing.yaml'))).toEqual({
    code: 2,
    out: '',
    err: expect.stringMatching(/^error: .*missing.yaml: no such file or folder; synthesize first/),
  });
});

test('fails for what is not YAML, with the line', async () => {
  writeFileSync(join(folder, 'broken.txt'), 'a: 1\nb: [\n');

  const { code, err } = await run('explain', join(folder, 'broken.txt'));

  expect([code, err]).toEqual([2, expect.stringMatching(/broken.txt:\d+: not YAML/)]);
});

test('fails without a file, and says where help is', async () => {
  expect((await run('explain')).err).toContain('cdk8s-llm-gateway explain --help');
});

test('a namespace of the files is created before the Secrets that must be in it', async () => {
  const space = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ai' } };
  const { out } = await run('explain', writeManifests(join(folder, 'space.yaml'), [space, ...sample()]));

  expect(out).toMatch(/kubectl create namespace ai\n[^]*kubectl -n ai create secret generic keys/);
});
