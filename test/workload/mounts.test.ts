import { Size } from 'cdk8s';
import { VolumeSource } from '../../src';
import type { LlmGatewayProps, WritablePath } from '../../src';
import { container, only, podSpecOf } from '../support/find';
import { acme, gateway } from '../support/gateway';
import { problems } from '../support/problems';
import { synth } from '../support/synth';

const sizeLimit = Size.mebibytes(64);
const writable = (paths: readonly string[], props: Partial<LlmGatewayProps> = {}, name?: string) => {
  const writablePaths: WritablePath[] = paths.map((path) => ({ path, sizeLimit, name }));
  return only(
    synth(gateway({ profile: acme({ writablePaths, drain: { ignoresSigterm: true, sleepInImage: true } }), ...props })),
    'Deployment',
  );
};
const mounts = (manifest: ReturnType<typeof writable>): string[] =>
  container(manifest).volumeMounts.map((m: { name: string; mountPath: string }) => `${m.name} ${m.mountPath}`);

test.each([
  ['/tmp', 'tmp'],
  ['/var/lib/acme', 'var-lib-acme'],
  ['/var/lib/Acme_Data//cache/', 'var-lib-acme-data-cache'],
  ['/home/a-b/.cache', 'home-a-b-cache'],
])('the volume of the folder %s is called %s', (path, name) => {
  expect(mounts(writable([path]))).toEqual([`${name} ${path}`]);
});

test('a volume has the name that the profile gives', () => {
  expect(mounts(writable(['/data'], {}, 'state'))).toEqual(['state /data']);
});

test('a folder that has a volume of the team gets no other one', () => {
  const volumes = [{ name: 'mine', source: VolumeSource.emptyDir({ sizeLimit }), mountPath: '/data' }];

  expect(mounts(writable(['/tmp', '/data'], { volumes }))).toEqual(['mine /data', 'tmp /tmp']);
});

test('a folder has room for what the profile says', () => {
  expect(podSpecOf(writable(['/tmp'])).volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }]);
});

describe('a volume', () => {
  const mount = (name: string, mountPath: string, source: VolumeSource) => ({ name, mountPath, source });
  const beside = { name: 'beside', image: 'acme/beside:1.0.0', resources: { requests: {}, limits: {} }, healthCommand: ['true'] };
  const told = (props: Partial<LlmGatewayProps>): string[] =>
    problems(gateway(props)).filter((line) => !line.includes('LLMGW-129'));

  test('without an end is warned of once, wherever it is mounted', () => {
    const source = VolumeSource.emptyDir();
    const sidecars = [{ ...beside, volumes: [mount('a', '/b', source)] }];

    expect(told({ volumes: [mount('a', '/a', source)], sidecars })).toEqual(['LLMGW-143 volumes.a (warning)']);
  });

  test.each([
    ['with an end', VolumeSource.emptyDir({ sizeLimit })],
    ['of a claim', VolumeSource.claim('data', { shared: true })],
  ])('%s is fine', (_what, source) => {
    expect(told({ volumes: [mount('a', '/a', source)] })).toEqual([]);
  });

  test('of a folder in which there is none fails', () => {
    expect(told({ volumes: [mount('a', '/a', VolumeSource.ofGateway('/nothing'))] })).toEqual(['LLMGW-115 volumes.a']);
  });

  test('beside the gateway fails where it holds something else', () => {
    const sidecars = [{ ...beside, volumes: [mount('a', '/b', VolumeSource.secret('x'))] }];

    expect(told({ volumes: [mount('a', '/a', VolumeSource.secret('y'))], sidecars })).toEqual(['LLMGW-115 volumes.a']);
  });
});
