import { classOf, enumOf, interfaceOf, structOf } from '../../src/core/api/description';

// What is read of the tables that `npm run describe` writes.

const member = (name: string, type: string, more: object = {}) => ({ name, type, optional: false, rest: false, ...more });

test('a struct has its members, in their order', () => {
  expect([...structOf('ClusterMesh')!.values()]).toEqual([
    member('mesh', 'ServiceMesh'),
    member('controlPlane', 'string', { optional: true }),
  ]);
});

test('a struct has the members of those that it extends first', () => {
  const own = [...structOf('CloudModelProviderOptions')!.keys()];

  expect(own.slice(0, -1)).toEqual([...structOf('ModelProviderOptions')!.keys()]);
  expect(own.at(-1)).toBe('authenticated');
});

test('an enum has its values by their names', () => {
  expect([...enumOf('SignalSource')!].slice(0, 2)).toEqual([
    ['IN_FLIGHT_GAUGE', 'in-flight gauge'],
    ['MEAN_CONCURRENCY', 'mean concurrency'],
  ]);
});

test('an interface says what it needs, and who has it', () => {
  expect(interfaceOf('ICredentialSource')).toEqual({ needed: ['credentialNames', 'credential'], owners: 'GatewaySecrets' });
});

test('an interface may have nobody who has it', () => {
  expect(interfaceOf('IScalableDeployment')).toEqual({ needed: ['name', 'markHasAutoscaler'], owners: '' });
});

test('a construct has its parameters and its methods, and is made with new', () => {
  expect(classOf('RedisStore')).toEqual({
    initializer: [member('scope', 'Construct'), member('id', 'string'), member('props', 'RedisStoreProps')],
    statics: new Map(),
    others: new Set(),
    methods: new Map([
      ['toWorkloadAddition', [member('workload', 'IGatewayWorkload')]],
      ['patch', [member('object', 'ApiObject'), member('operations', 'JsonPatch[]', { rest: true })]],
    ]),
    makers: ['new RedisStore(...)'],
  });
});

test('a class may be made by calls and by constants, of which methods are none', () => {
  expect(classOf('KubernetesVersion')!.makers.slice(-2)).toEqual(['KubernetesVersion.V1_34', 'KubernetesVersion.of(...)']);
  expect(classOf('StateStore')).toMatchObject({
    initializer: undefined,
    makers: ['memory', 'sqlite', 'externalRedis', 'externalPostgres'].map((name) => `StateStore.${name}(...)`),
  });
});

test('a static that makes something else is told apart', () => {
  expect(classOf('ManifestRules')).toMatchObject({ initializer: [member('props', 'ManifestRulesProps', { optional: true })] });
  expect([...classOf('ManifestRules')!.others]).toEqual(['ids']);
  expect(classOf('ManifestRules')!.statics.get('ids')).toEqual([]);
});

test.each([structOf, enumOf, interfaceOf, classOf])('nothing is known of what is in no table', (read) => {
  expect([read('Nothing'), read('')]).toEqual([undefined, undefined]);
});
