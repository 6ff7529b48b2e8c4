import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Chart } from 'cdk8s';
import { ClusterProfile, RedisEngine, RedisStore } from '../../src';
import type { HelperImages } from '../../src';
import { HELPER_IMAGES } from '../../src/core/helper-images';
import { expectFinding } from '../support/errors';
import { all, podSpecOf } from '../support/find';
import { sourceModules } from '../support/modules';
import { synth } from '../support/synth';
import { containersOf, everything, podsOf } from './everything';

const OWN: HelperImages = {
  curl: `registry.corp.example/curl@sha256:${'a'.repeat(64)}`,
  busybox: 'registry.corp.example/sh:1.37.0',
  collector: 'registry.corp.example/collector:0.136.0',
  redis: 'registry.corp.example/redis:7.2.11',
  valkey: 'registry.corp.example/valkey:8.1.4',
};

const on = (helpers: HelperImages, build: (chart: Chart) => void) => (chart: Chart) => {
  // a mirror is not asked for what has a place of its own
  ClusterProfile.custom({ registry: { helpers, mirrors: { 'docker.io': 'hub.example.com' } } }).applyTo(chart);
  build(chart);
};

// its warnings are those of every pod, and looked at elsewhere
beforeAll(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterAll(() => jest.restoreAllMocks());

test.each(['curl', 'busybox', 'collector'] as const)('the own copy of %s is pulled wherever the library puts one', (name) => {
  const withOwn = podsOf(synth(on(OWN, everything)));
  const without = podsOf(synth(on({}, everything)));
  const imagesOf = (pods: typeof withOwn): string[] =>
    pods.flatMap(({ template }) => containersOf(template).map((c) => c.image as string));

  expect(imagesOf(withOwn)).toContain(OWN[name]);
  expect(imagesOf(withOwn).some((image) => image.includes(HELPER_IMAGES[name]))).toBe(false);
  expect(imagesOf(without).some((image) => image.includes(HELPER_IMAGES[name]))).toBe(true);
});

test.each(['redis', 'valkey'] as const)('the own copy of %s is pulled unless an engine names another', (name) => {
  const store = (engine: RedisEngine) => (chart: Chart) =>
    new RedisStore(chart, 'redis', { password: { secretName: 'redis', key: 'password' }, engine });
  const imageOf = (engine: RedisEngine): unknown =>
    podSpecOf(all(synth(on(OWN, store(engine))), 'StatefulSet')[0]!).containers[0].image;

  expect(imageOf(RedisEngine[name]())).toBe(OWN[name]);
  expect(imageOf(RedisEngine[name]('ghcr.io/acme/redis:7.2.12'))).toBe('ghcr.io/acme/redis:7.2.12');
});

test.each([
  ['curl:latest', 'LLMGW-106'],
  ['https://registry.corp.example/curl:1.0.0', 'LLMGW-105'],
])('fails for the copy %s', (curl, code) => {
  expectFinding(on({ curl }, everything), code, "'facts.registry.helpers.curl'");
});

test('the images of helpers stand in one file', () => {
  const names = Object.values(HELPER_IMAGES).map((image) => image.split(':')[0]!);
  const textOf = (file: string): string => fs.readFileSync(path.join(__dirname, '../..', file), 'utf8');
  const code = (file: string): string => textOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  // what an operator types on a terminal is no pod of ours
  const others = sourceModules().filter(({ file }) => !/core\/helper-images|cluster\/questions/.test(file));

  expect(others.map(({ file }) => file).filter((file) => names.some((name) => code(file).includes(`'${name}:`)))).toEqual([]);
});
