import { EnvValue } from 'cdk8s-plus-28';
import type { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { NetworkPeer, VolumeSource } from '../../src';
import type { LlmGateway, WorkloadAddition } from '../../src';
import { expectFinding } from '../support/errors';
import { container, only, podTemplateOf } from '../support/find';
import { acme, FACTS, gateway } from '../support/gateway';
import { problems } from '../support/problems';
import { synth } from '../support/synth';

/** A gateway to which the team adds something, and then a construct of its own something else. */
const joined =
  (first: WorkloadAddition, second: WorkloadAddition = {}, facts = {}) =>
  (chart: Chart): LlmGateway => {
    const target = gateway({ profile: acme(facts) })(chart);
    target.add(first, new Construct(chart, 'team'));
    target.add(second, new Construct(chart, 'other'));
    return target;
  };
const deployment = (...additions: WorkloadAddition[]) => only(synth(joined(additions[0]!, additions[1])), 'Deployment');

const sidecar = {
  ...{ name: 'beside', image: 'acme/beside:1.0.0', resources: FACTS.resources, healthCommand: ['true'] },
};
const emptyDir = (mountPath: string, name = 'a') => ({ name, mountPath, source: VolumeSource.emptyDir() });
const ports = [{ port: 9 }];

describe('what is wrong in an addition is said at its place', () => {
  test.each<[string, WorkloadAddition, string[]]>([
    ['a port of a rule', { egress: [{ peers: [NetworkPeer.cluster()], ports: [{ port: 0 }] }] }, ['LLMGW-512 egress[0].ports']],
    [
      'a port of a caller',
      { ingress: [{ peers: [NetworkPeer.cluster()], ports: [{ port: 0 }] }] },
      ['LLMGW-512 ingress[0].ports'],
    ],
    ['a caller that is a name', { ingress: [{ peers: [NetworkPeer.host('a.example')], ports }] }, ['LLMGW-516 ingress[0].peers']],
    ['an argument', { args: ['a', 'b\u0000'] }, ['LLMGW-903 args[1]']],
    ['a variable', { env: { A: EnvValue.fromValue('a\u0000') } }, ['LLMGW-903 env.A']],
    ['the name of a variable', { env: { 'A B': EnvValue.fromValue('a') } }, ['LLMGW-114 env.A B']],
    [
      'a container that runs before',
      { initContainers: [{ ...sidecar, image: 'a', healthCommand: undefined }] },
      ['LLMGW-106 initContainers.beside.image'],
    ],
    ['a Secret of a registry', { imagePullSecrets: ['a', 'B'] }, ['LLMGW-101 imagePullSecrets[1]']],
    ['a label of the pods', { podLabels: { a: 'b c' } }, ['LLMGW-103 podLabels.a']],
    ['an annotation of the pods', { podAnnotations: { 'a b': 'c' } }, ['LLMGW-103 podAnnotations.a b']],
    ['an annotation of the Deployment', { workloadAnnotations: { 'a b': 'c' } }, ['LLMGW-103 workloadAnnotations.a b']],
  ])('%s', (_what, addition, expected) => {
    expect(problems(joined(addition))).toEqual(expected);
  });
});

describe('what is there already keeps its place, and says who put it there', () => {
  test.each<[string, WorkloadAddition, WorkloadAddition, string, string]>([
    ['a variable', { env: { A: EnvValue.fromValue('1') } }, { env: { A: EnvValue.fromValue('2') } }, 'LLMGW-114', 'env.A'],
    ['a place', { volumes: [emptyDir('/a')] }, { volumes: [emptyDir('/a', 'b')] }, 'LLMGW-115', 'volumes.b.mountPath'],
    [
      'a volume',
      { volumes: [emptyDir('/a')] },
      { volumes: [emptyDir('/c', 'c'), { ...emptyDir('/b'), source: VolumeSource.configMap('x') }] },
      ...(['LLMGW-115', 'volumes.a'] as const),
    ],
    ['a sidecar', { sidecars: [sidecar] }, { sidecars: [sidecar] }, 'LLMGW-124', 'sidecars.beside'],
    [
      'the name of a port',
      { sidecars: [{ ...sidecar, ports: [{ name: 'p', port: 9000 }] }] },
      { sidecars: [{ ...sidecar, name: 'b', ports: [{ name: 'p', port: 9001 }] }] },
      ...(['LLMGW-108', 'sidecars.b.ports.p'] as const),
    ],
    [
      'the number of a port',
      { sidecars: [{ ...sidecar, ports: [{ name: 'p', port: 9000 }] }] },
      { sidecars: [{ ...sidecar, name: 'b', ports: [{ name: 'q', port: 9000 }] }] },
      ...(['LLMGW-108', 'sidecars.b.ports.q'] as const),
    ],
  ])('fails for %s', (_what, first, second, code, prop) => {
    expectFinding(joined(first, second), code, `'${prop}'`, 'already set by test/team');
  });

  test('fails for the listener of the profile, of which nobody else is the owner', () => {
    const taken = { sidecars: [{ ...sidecar, ports: [{ name: 'http', port: 9000 }] }] };

    expectFinding(joined(taken), 'LLMGW-108', "'sidecars.beside.ports.http'", 'already set by the profile');
  });

  test.each<[string, (labels: Record<string, string>) => WorkloadAddition]>([
    ['podLabels', (podLabels) => ({ podLabels })],
    ['podAnnotations', (podAnnotations) => ({ podAnnotations })],
    ['workloadAnnotations', (workloadAnnotations) => ({ workloadAnnotations })],
  ])('fails for %s with another value', (prop, of) => {
    const build = joined(of({ same: 'a', other: 'a' }), of({ same: 'a', other: 'b' }));

    expect(problems(build)).toEqual([`LLMGW-103 ${prop}.other`]);
    expectFinding(build, 'LLMGW-103', `'${prop}.other' = "b"`, 'already set to "a"');
  });
});

describe('what goes together', () => {
  test('is one volume at two places', () => {
    const source = VolumeSource.configMap('settings');
    const manifest = deployment({ volumes: [{ ...emptyDir('/a'), source }] }, { volumes: [{ ...emptyDir('/b'), source }] });

    expect(container(manifest, 'gateway').volumeMounts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'a', mountPath: '/a' }),
        expect.objectContaining({ name: 'a', mountPath: '/b' }),
      ]),
    );
  });

  test('are sidecars without a port', () => {
    expect(problems(joined({ sidecars: [sidecar] }, { sidecars: [{ ...sidecar, name: 'b' }] }))).toEqual([
      'LLMGW-129 sidecars (warning)',
    ]);
  });

  test('are the Secrets on whose change the pods are restarted', () => {
    const reload = 'secret.reloader.stakater.com/reload';
    const { metadata } = deployment(
      { workloadAnnotations: { [reload]: 'b,c', 'example.com/a': '1' } },
      { workloadAnnotations: { [reload]: 'a,b', 'example.com/b': '2' } },
    );

    expect(metadata.annotations).toEqual({ [reload]: 'a,b,c', 'example.com/a': '1', 'example.com/b': '2' });
  });

  test('are Secrets that restart the pods, and an addition that names none', () => {
    const reload = 'secret.reloader.stakater.com/reload';
    const { metadata } = deployment(
      { workloadAnnotations: { [reload]: 'a' } },
      { workloadAnnotations: { 'example.com/b': '2' } },
    );

    expect(metadata.annotations).toEqual({ [reload]: 'a', 'example.com/b': '2' });
  });

  test('are the reasons to restart of several owners, each of which counts', () => {
    const checksum = (...texts: string[]) => {
      const additions = texts.map((text) => ({ restartOn: { ca: text } }));
      return podTemplateOf(deployment(...additions)).metadata.annotations['checksum/ca'];
    };

    expect(new Set([checksum('1'), checksum('1', '1'), checksum('1', '2'), checksum('2', '1')]).size).toBe(4);
  });
});
