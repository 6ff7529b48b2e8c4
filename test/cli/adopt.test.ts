import { adopt } from '../../cli/adopt/adopt';
import type { Adoption } from '../../cli/adopt/adopt';
import { recognizer } from '../../cli/adopt/products';
import { typescript } from '../../cli/adopt/program';
import { synthesize } from '../../cli/adopt/synthesize';
import { compare } from '../../cli/diff/compare';
import type { KubernetesObject } from '../../cli/manifests/object';
import { View } from '../../cli/model/view';
import { typeErrors } from '../support/programs';
import { sample } from './sample';

// the package's name leads to its source, as in every other test
const load = (name: string): unknown => require(name);

function adopted(change?: (objects: Record<string, any>) => void): {
  adoption: Adoption;
  old: View;
  new_: View;
  program: string;
} {
  const old = new View(sample(change) as KubernetesObject[]);
  const adoption = adopt(old, recognizer(load));
  const { objects, findings } = synthesize(adoption, load);
  expect(findings).toEqual([]);
  return { adoption, old, new_: new View(objects), program: typescript(adoption.program) };
}

const container = ({ deployment }: Record<string, any>): any => deployment.spec.template.spec.containers[0];

/** Nothing that clients, people and other objects hold on to may go. */
const HELD = ['recreated', 'removed', 'secrets'];

function lost({ old, new_ }: { old: View; new_: View }): string[] {
  return compare(old, new_)
    .filter(({ effect, text }) => HELD.includes(effect) && !text.startsWith('+'))
    .map(({ effect, object, text }) => `${effect} ${object} ${text}`);
}

test('the program is as a team would write it', () => {
  expect(adopted().program).toMatchSnapshot();
});

test('the program compiles in strict mode', () => {
  expect(typeErrors([{ at: 'adopted', code: adopted().program }])).toEqual([]);
});

test('no object, selector, variable or Secret is lost', () => {
  expect(lost(adopted())).toEqual([]);
});

test.each<[string, (objects: Record<string, any>) => void, RegExp]>([
  ['a plain variable', (o) => container(o).env.push({ name: 'LEVEL', value: "it's" }), /LEVEL: EnvValue.fromValue\('it\\'s'\)/],
  [
    'a field of the pod',
    (o) => container(o).env.push({ name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }),
    /EnvFieldPaths.POD_IP/,
  ],
  [
    'a key of a ConfigMap',
    (o) => container(o).env.push({ name: 'MODE', valueFrom: { configMapKeyRef: { name: 'gateway', key: 'config.yaml' } } }),
    /EnvValue.fromConfigMap\(/,
  ],
  ['all variables of a Secret', (o) => (container(o).envFrom = [{ secretRef: { name: 'more' } }]), /JsonPatch.add\(/],
  ['a Service on another port', (o) => (o['service'].spec.ports[0].port = 8000), /servicePort: 8000/],
  ['a Service of another type', (o) => (o['service'].spec.type = 'NodePort'), /'\/spec\/type', 'NodePort'/],
  [
    'a pull secret',
    (o) => (o['deployment'].spec.template.spec.imagePullSecrets = [{ name: 'registry' }]),
    /imagePullSecrets: \['registry'\]/,
  ],
  [
    'nodes',
    (o) => (o['deployment'].spec.template.spec.nodeSelector = { disk: 'ssd' }),
    /scheduling: \{ nodeSelector: \{ disk: 'ssd' \} \}/,
  ],
  [
    'an account of another name',
    (o) => (o['deployment'].spec.template.spec.serviceAccountName = 'shared'),
    /existingName: 'shared'/,
  ],
  [
    'a volume from a Secret',
    (o) => {
      container(o).volumeMounts.push({ name: 'tls', mountPath: '/tls' });
      o['deployment'].spec.template.spec.volumes.push({ name: 'tls', secret: { secretName: 'tls' } });
    },
    /VolumeSource.secret\('tls'\)/,
  ],
  ['replicas without an autoscaler', (o) => delete o['autoscaler'], /replicas: 1,/],
])('%s is carried over', (_, change, expected) => {
  const result = adopted(change);

  expect(result.program).toMatch(expected);
  expect(lost(result)).toEqual([]);
});

test('a door that no preset can say stays as it is', () => {
  const { adoption, program } = adopted(({ ingress }) => (ingress.spec.ingressClassName = 'other'));

  expect(adoption.rest.map(({ kind }) => kind)).toContain('Ingress');
  expect(program).not.toContain('GatewayExposure');
});

test('the product of a known image gets its profile', () => {
  const { program } = adopted((o) => {
    container(o).image = 'keeptrusts/gateway:1.8.2';
    o['service'].spec.ports[0].targetPort = 41002;
    container(o).volumeMounts[0].mountPath = '/etc/keeptrusts/';
    container(o).env = [{ name: 'KEEPTRUSTS_GATEWAY_TOKEN', valueFrom: { secretKeyRef: { name: 'keys', key: 'token' } } }];
  });

  expect(program).toContain("GatewayProfile.keeptrusts({ version: '1.8.2' })");
});

test('what became better is told', () => {
  const { adoption } = adopted((o) => delete container(o).securityContext);

  expect(adoption.report.better).toContainEqual(expect.stringMatching(/^user 10001: no numeric user was stated/));
});

test('what no prop can carry is told', () => {
  const { adoption } = adopted((o) => {
    o['deployment'].spec.template.spec.initContainers = [{ name: 'prepare', image: 'busybox:1.37.0' }];
  });

  expect(adoption.report.lost).toContainEqual(expect.stringMatching(/^init container prepare/));
});
