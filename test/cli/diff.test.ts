import { join } from 'node:path';
import type { Change } from '../../cli/diff/change';
import { run, temporaryFolder, writeManifests } from './run';
import { sample } from './sample';

type Edit = (objects: Record<string, any>) => void;

const folder = temporaryFolder();
const old = writeManifests(join(folder, 'old.yaml'), sample());
let files = 0;

async function changes(edit: Edit, ...options: string[]): Promise<{ code: number; changes: Change[] }> {
  const { code, out } = await run(
    'diff',
    old,
    writeManifests(join(folder, `${files++}.yaml`), sample(edit)),
    '--json',
    ...options,
  );
  return { code, changes: JSON.parse(out) };
}

async function told(edit: Edit): Promise<string[]> {
  return (await changes(edit)).changes.map(({ effect, object, text }) => `${effect} ${object} ${text}`.trim());
}

const container = (deployment: any): any => deployment.spec.template.spec.containers[0];

test('the same objects are no difference', async () => {
  expect(await run('diff', old, old)).toEqual({ code: 0, out: 'no difference', err: '' });
});

test('what the server adds by itself is no difference', async () => {
  const live: Edit = ({ deployment, service }) => {
    Object.assign(deployment.metadata, { uid: 'x', resourceVersion: '7', generation: 2, managedFields: [] });
    deployment.metadata.annotations = { 'deployment.kubernetes.io/revision': '3' };
    Object.assign(deployment.spec, { progressDeadlineSeconds: 600, revisionHistoryLimit: 10 });
    Object.assign(container(deployment), { terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' });
    deployment.status = { readyReplicas: 2 };
    Object.assign(service.spec, { clusterIP: '10.96.3.4', clusterIPs: ['10.96.3.4'], sessionAffinity: 'None' });
  };

  expect(await told(live)).toEqual([]);
});

test('an image restarts the pods', async () => {
  expect(await told(({ deployment }) => (container(deployment).image = 'registry.example.com/gateway:1.1.0'))).toEqual([
    'restarted Deployment/gateway spec.template.spec.containers[gateway].image: registry.example.com/gateway:1.0.0 -> registry.example.com/gateway:1.1.0',
  ]);
});

test('a selector makes the API server refuse', async () => {
  const found = await told(({ deployment }) => (deployment.spec.selector.matchLabels = { app: 'other' }));

  expect(found[0]).toBe('recreated Deployment/gateway spec.selector.matchLabels.app: gateway -> other');
});

test('a Service without an address cannot get one', async () => {
  expect(await told(({ service }) => (service.spec.clusterIP = 'None'))).toContainEqual(
    expect.stringMatching(/^recreated Service\/gateway/),
  );
});

test('a claim template makes the API server refuse', async () => {
  const store = (size: string) => ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'redis', namespace: 'ai' },
    spec: {
      selector: { matchLabels: { app: 'redis' } },
      template: { metadata: { labels: { app: 'redis' } }, spec: { containers: [] } },
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: size } } } }],
    },
  });
  const [small, large] = ['1Gi', '2Gi'].map((size) => writeManifests(join(folder, `claim-${size}.yaml`), [store(size)]));

  expect((await run('diff', small!, large!)).out).toContain('recreated');
});

test.each<[string, Edit]>([
  ['a shorter grace period', ({ deployment }) => (deployment.spec.template.spec.terminationGracePeriodSeconds = 60)],
  ['a shorter wait before SIGTERM', ({ deployment }) => (container(deployment).lifecycle.preStop.exec.command[1] = '5')],
  [
    'a shorter time at the door',
    ({ ingress }) => (ingress.metadata.annotations['nginx.ingress.kubernetes.io/proxy-read-timeout'] = '60'),
  ],
])('%s is told as shorter streams', async (_, edit) => {
  expect(await told(edit)).toContainEqual(expect.stringMatching(/^streams Deployment\/gateway SHORTER: /));
});

test('a longer grace period is not told as shorter', async () => {
  const found = await told(({ deployment }) => (deployment.spec.template.spec.terminationGracePeriodSeconds = 600));

  expect(found.filter((line) => line.startsWith('streams'))).toEqual([expect.not.stringContaining('SHORTER')]);
});

test('a way that opens, and one that closes', async () => {
  const found = await told(({ policy }) => (policy.spec.egress[0].to[0].ipBlock.cidr = '0.0.0.0/0'));

  expect(found.filter((line) => line.startsWith('network'))).toEqual([
    'network Deployment/gateway - to 10.1.0.0/16 (443)',
    'network Deployment/gateway + to every address (443)',
  ]);
});

test('a policy that goes opens everything', async () => {
  expect(await told((objects) => delete objects['policy'])).toContain('network Deployment/gateway + from everybody (every port)');
});

test('powers that a pod gains', async () => {
  const found = await told(({ deployment }) => {
    deployment.spec.template.spec.hostNetwork = true;
    container(deployment).securityContext.privileged = true;
  });

  expect(found).toEqual(
    expect.arrayContaining([
      'permissions Deployment/gateway + hostNetwork',
      'permissions Deployment/gateway + container gateway: privileged',
    ]),
  );
});

test('a key that pods no longer read', async () => {
  expect(await told(({ deployment }) => (container(deployment).env = []))).toContain(
    'secrets Deployment/gateway - keys[openai] as OPENAI_API_KEY',
  );
});

test('the autoscaler has another range', async () => {
  expect(await told(({ autoscaler }) => (autoscaler.spec.maxReplicas = 20))).toContain(
    'rescaled Deployment/gateway 2 to 10 pods (HorizontalPodAutoscaler: cpu 70 %) -> 2 to 20 pods (HorizontalPodAutoscaler: cpu 70 %)',
  );
});

test('the value of a Secret is not shown', async () => {
  const secret = (value: string) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'keys', namespace: 'ai' },
    data: { openai: value },
  });
  const [before, after] = ['b25l', 'dHdv'].map((value) => writeManifests(join(folder, `${value}.yaml`), [secret(value)]));

  const { out } = await run('diff', before!, after!);

  expect(out).toContain('data.openai: another value, not shown');
  expect(out).not.toMatch(/b25l|dHdv/);
});

test('a file in a ConfigMap differs line by line', async () => {
  const { out } = await run(
    'diff',
    old,
    writeManifests(
      join(folder, 'lines.yaml'),
      sample(({ config }) => (config.data['config.yaml'] = 'level: debug\nport: 8080\n')),
    ),
  );

  expect(out).toContain('data.config.yaml:\n      - level: info\n      + level: debug');
});

test('objects that come and go are told by name', async () => {
  expect((await told((objects) => delete objects['ingress']))[0]).toBe('removed Ingress/gateway');
});

test('effects that do not count leave the exit code 0', async () => {
  const edit: Edit = ({ autoscaler }) => (autoscaler.spec.maxReplicas = 20);

  expect((await changes(edit)).code).toBe(1);
  expect((await changes(edit, '--fail-on', 'recreated,restarted')).code).toBe(0);
});

test('fails for an effect that nobody knows', async () => {
  expect((await run('diff', old, old, '--fail-on', 'restart')).err).toContain('there are recreated, removed, restarted');
});

test('fails for one file alone', async () => {
  expect(await run('diff', old)).toMatchObject({ code: 2, err: expect.stringContaining('name two things to compare') });
});
