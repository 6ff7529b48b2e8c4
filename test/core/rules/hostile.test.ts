import { checkManifests } from '../../../src/core/rules/check';
import type { Manifest } from '../../../src/core/rules/rule';
import { soundSet } from '../../checks/sample';

const metadata = { name: 'x', namespace: 'ai-platform' };

/** Kinds that rules read, and the sound set does not have. */
const OTHERS: readonly Manifest[] = [
  {
    kind: 'CronJob',
    metadata,
    spec: { jobTemplate: { spec: { template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c' }] } } } } },
  },
  {
    kind: 'ScaledObject',
    metadata,
    spec: { scaleTargetRef: { name: 'operated' }, minReplicaCount: 1, maxReplicaCount: 2 },
  },
  { kind: 'EnvoyProxy', metadata, spec: { provider: { kubernetes: { envoyDeployment: { name: 'operated' } } } } },
  { kind: 'NetworkPolicy', metadata, spec: { podSelector: { matchLabels: { 'cnpg.io/cluster': 'x' } } } },
  { kind: 'Cluster', metadata },
  { kind: 'Role', metadata, rules: [{ verbs: ['get'], resources: ['pods'] }] },
  { kind: 'Pod', metadata, spec: { containers: [{ name: 'c', livenessProbe: { tcpSocket: { port: 1 } } }] } },
];

/** The way to each member of a value, at every depth. */
function waysIn(value: unknown, way: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [[...way, key], ...waysIn(member, [...way, key])]);
}

const objects = (): Manifest[] => [...soundSet(), ...structuredClone(OTHERS)];

function replaced(way: readonly string[], value: unknown): Manifest[] {
  const all = objects();
  const parent = way.slice(0, -1).reduce<any>((inside, key) => inside[key], all);
  parent[way.at(-1)!] = value;
  return all;
}

/** A member of an object, not the object. */
const ways = waysIn(objects()).filter(({ length }) => length > 1);

test.each([
  ['missing', undefined],
  ['null', null],
  ['a text', 'x'],
  ['a number', 1],
  ['an empty list', []],
  ['a list of nothing', [null]],
  ['an empty object', {}],
])('survives whatever member is %s', (_what, value) => {
  const faults = ways.flatMap((way) => {
    try {
      checkManifests(replaced(way, value));
      return [];
    } catch (error) {
      return [`${way.join('.')}: ${String(error)}`];
    }
  });
  expect(faults).toEqual([]);
});
