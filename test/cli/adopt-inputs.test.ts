import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { typescript } from '../../cli/adopt/program';
import { adoptAndTry } from '../../cli/adopt/synthesize';
import { compare } from '../../cli/diff/compare';
import { normalForm } from '../../cli/diff/normal-form';
import { readManifests } from '../../cli/manifests/read';
import { containersOf, podOf } from '../../src/core/rules/pods';
import { View } from '../../cli/model/view';
import { typeErrors } from '../support/programs';

// What vendors' guides and charts make, reduced; the files say so.
const INPUTS = join(__dirname, 'inputs');
const load = (name: string): unknown => require(name);
const names = readdirSync(INPUTS).sort();

const adopted = new Map(
  names.map((name) => {
    const old = new View(readManifests([join(INPUTS, name)]).map(normalForm));
    return [name, { old, ...adoptAndTry(old, load) }] as const;
  }),
);

/** What somebody outside holds on to: variables, ports, mounts, Secrets, hosts. */
function held(view: View): string[] {
  const pods = view.workloads.flatMap(({ object, references }) => {
    const at = `${object.kind}/${object.metadata.name}`;
    const containers = containersOf(podOf(object)!).map(({ container }) => container);
    return [
      ...containers.flatMap((c) => (c.env ?? []).map((e: any) => `${at} variable ${e.name}`)),
      ...containers.flatMap((c) => (c.ports ?? []).map((p: any) => `${at} port ${p.containerPort}`)),
      ...containers.flatMap((c) => (c.volumeMounts ?? []).map((m: any) => `${at} mount ${m.mountPath.replace(/(.)\/$/, '$1')}`)),
      ...references.map(({ kind, name, key }) => `${at} ${kind} ${name} ${key ?? ''}`),
    ];
  });
  const services = view
    .ofKind('Service')
    .flatMap(({ metadata, spec }) => spec.ports.map((p: any) => `Service/${metadata.name} ${p.port}`));
  const hosts = view.doors.flatMap(({ hosts: all }) => all.map((host) => `host ${host}`));
  return [...new Set([...pods, ...services, ...hosts])];
}

test('the five documented systems and four charts are read', () => {
  expect(names).toEqual([
    'contextforge.yaml',
    'dvara.yaml',
    'helm-ai-kernel.yaml',
    'keeptrusts.yaml',
    'kong.yaml',
    'light-gateway.yaml',
    'litellm.yaml',
    'llm-gateway.yaml',
    'portkey.yaml',
  ]);
});

test('what runs with less than its profile wants is described as any other, and told', () => {
  const { adoption } = adopted.get('dvara.yaml')!;

  expect(typescript(adoption.program)).toContain('GatewayProfile.custom(');
  expect(adoption.report.better).toContainEqual(expect.stringMatching(/^the profile of the product is not used: .*LLMGW-201/));
});

test.each([
  ['contextforge.yaml', 'McpProfile.contextForge('],
  ['helm-ai-kernel.yaml', 'GatewayProfile.custom('],
  ['keeptrusts.yaml', 'GatewayProfile.keeptrusts('],
  ['kong.yaml', 'GatewayProfile.kong('],
  ['litellm.yaml', 'GatewayProfile.liteLlm('],
  ['portkey.yaml', 'GatewayProfile.portkey('],
])('%s is described by %s', (name, factory) => {
  expect(typescript(adopted.get(name)!.adoption.program)).toContain(factory);
});

test('a profile without a port that the Service publishes is not used, and told', () => {
  const { adoption } = adopted.get('light-gateway.yaml')!;

  expect(typescript(adoption.program)).toContain("{ name: 'https', port: 8443 }");
  expect(adoption.report.better).toContainEqual(expect.stringMatching(/lightGateway is not used: it has no port 8443/));
});

test('credentials that come with all variables of a Secret are named by their variables, and told', () => {
  const { adoption } = adopted.get('contextforge.yaml')!;

  expect(typescript(adoption.program)).toContain("'jwt-secret': 'JWT_SECRET_KEY'");
  expect(adoption.report.better).toContainEqual(
    expect.stringMatching(/^Secret mcp-gateway-secret: JWT_SECRET_KEY, .* must be in it/),
  );
});

test('every program compiles in strict mode', () => {
  const programs = [...adopted].map(([at, { adoption }]) => ({ at, code: typescript(adoption.program) }));

  expect(typeErrors(programs)).toEqual([]);
});

describe.each(names)('%s', (name) => {
  const { old, adoption, objects, findings } = adopted.get(name)!;

  test('synthesizes without a refusal', () => {
    expect(findings).toEqual([]);
  });

  test('loses no variable, port, mount, Secret or host that its report does not name', () => {
    const now = held(new View(objects));
    const told = [...adoption.report.lost, ...adoption.report.better].join('\n');
    // all keys of an object are more than one of them
    const isHeld = (thing: string) => now.includes(thing) || now.includes(thing.replace(/ [^ ]*$/, ' '));
    const lost = held(old).filter((thing) => !isHeld(thing) && !told.includes(thing.split(' ')[2] ?? thing));

    expect(lost).toEqual([]);
  });

  test('can be applied over what runs', () => {
    const refused = compare(old, new View(objects)).filter(({ effect }) => effect === 'recreated' || effect === 'removed');

    expect(refused).toEqual([]);
  });
});
