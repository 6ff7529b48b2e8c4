import { Chart, Testing } from 'cdk8s';
import type { CredentialFacts, CredentialReference, ICredentialSource, Provenance } from '../../src';
import { Certainty, CredentialDelivery, GatewaySecrets, SecretSource } from '../../src';
import { checkSourcePlaces } from '../../src/workload/credential-checks';
import { resolveCredentials } from '../../src/workload/credentials';
import { line } from './files';

type Places = { readonly [name: string]: Partial<CredentialReference> };
type Deliveries = { readonly [name: string]: CredentialDelivery };

const source = (places: Places): ICredentialSource => ({
  credentialNames: Object.keys(places),
  credential: (name) => (name in places ? { secretName: 'team', key: name, ...places[name] } : undefined),
});
const [TOKEN, ADMIN] = [
  { name: 'token', env: 'TOKEN' },
  { name: 'admin', env: 'ADMIN' },
];
const BOTH = source({ token: {}, admin: {} });
const distinct = (...distinctFrom: string[]): CredentialFacts[] => [{ ...TOKEN, distinctFrom }, ADMIN];
const assumed = (fact: string): { provenance: { [fact: string]: Provenance } } => ({
  provenance: { [fact]: { certainty: Certainty.ASSUMED } },
});

const faults = (known: CredentialFacts[], sources: ICredentialSource[], deliveries?: Deliveries): string[] =>
  resolveCredentials(known, sources, deliveries).problems.map(line);

test.each<[string, CredentialFacts[], ICredentialSource[], Deliveries?]>([
  ['two that must differ under two keys', distinct('admin'), [BOTH]],
  [
    'two that must differ in two Secrets',
    distinct('admin'),
    [source({ token: { key: 'k' }, admin: { key: 'k', secretName: 'x' } })],
  ],
  ['two that may be one', [TOKEN, ADMIN], [source({ token: { key: 'k' }, admin: { key: 'k' } })]],
  ['one of two that must differ', distinct('admin'), [source({ token: {} })]],
  ['the other of two that must differ', distinct('admin'), [source({ admin: {} })]],
  ['neither of two that must differ', distinct('admin'), []],
  ['nothing for what the product starts without', [TOKEN], []],
  ['a delivery of one that no source has', [TOKEN, ADMIN], [], { token: CredentialDelivery.env() }],
  ['a delivery of one of two that the profile knows', [TOKEN, ADMIN], [BOTH], { token: CredentialDelivery.env() }],
  ['a delivery of what one of two sources has', [], [BOTH, source({ own: {} })], { own: CredentialDelivery.env('OWN') }],
  [
    'a file whose credential has a name of JavaScript',
    [{ name: 'constructor', file: '/run/c' }],
    [source({ constructor: {} } as never)],
  ],
])('takes %s', (_what, known, sources, deliveries = {}) => {
  expect(faults(known, sources, deliveries)).toEqual([]);
});

const SAME = 'the same key of the same Secret as "admin", the product wants two values';
const NOBODY = 'neither the profile nor a source has a credential of this name';
const REQUIRED = { ...TOKEN, required: true };
const missing = (has: string): string =>
  `LLMGW-201 credentials ${has}: no source has the credential "token", without which the process does not start`;

test.each<[string, CredentialFacts[], ICredentialSource[], string, Deliveries?]>([
  [
    'two that must differ in one place',
    distinct('x', 'admin'),
    [source({ token: { key: 'k' }, admin: { key: 'k' } })],
    `LLMGW-208 credentials.token: ${SAME}`,
  ],
  ['one that no source has', [REQUIRED], [source({ admin: {}, seed: {} })], missing('admin, seed')],
  ['one where there is no source', [REQUIRED], [], missing('')],
  [
    'one that goes nowhere',
    [{ name: 'token' }],
    [BOTH],
    'LLMGW-210 credentialDelivery.token: the profile knows no variable for it',
  ],
  [
    'a file without a path',
    [TOKEN],
    [BOTH],
    'LLMGW-210 credentialDelivery.token: the profile knows no file for it',
    { token: CredentialDelivery.file() },
  ],
  [
    'a delivery of what nobody has',
    [TOKEN],
    [BOTH],
    `LLMGW-210 credentialDelivery.x: ${NOBODY}`,
    { x: CredentialDelivery.env('X') },
  ],
])('fails for %s', (_what, known, sources, fault, deliveries = {}) => {
  expect(faults(known, sources, deliveries)).toEqual([fault]);
});

test.each<[string, CredentialFacts[], ICredentialSource]>([
  ['one that no source has', [REQUIRED], source({})],
  ['two in one place', distinct('admin'), source({ token: { key: 'k' }, admin: { key: 'k' } })],
])('only warns of %s where the profile assumes it', (_what, known, from) => {
  expect(resolveCredentials(known, [from], {}, assumed('credentials.token')).problems).toEqual([
    expect.objectContaining({ prop: expect.stringMatching(/^credentials/), warning: true }),
  ]);
});

test('says how to state the variable that no profile knows', () => {
  expect(resolveCredentials([{ name: 'token' }], [BOTH]).problems).toEqual([
    expect.objectContaining({ remedy: "state it with CredentialDelivery.env('NAME')" }),
  ]);
});

const DEMANDS = { name: 'token', env: 'TOKEN', key: 'k', required: true, format: '^x', distinctFrom: ['admin'] };

test.each<[string, object, object]>([
  ['all that the profile demands', {}, DEMANDS],
  ['all that it demands where another is assumed', assumed('credentials.admin'), DEMANDS],
  ['no demand that is assumed', assumed('credentials.token'), { name: 'token', env: 'TOKEN', key: 'k', required: false }],
])('a source is told %s', (_what, product, expected) => {
  const credential = jest.fn();
  resolveCredentials([DEMANDS], [{ credentialNames: [], credential }], {}, product);

  expect(credential.mock.calls).toEqual([['token', expected]]);
});

test('fails for a source of another namespace, and for no other', () => {
  const [app, secret] = [Testing.app(), SecretSource.existing('team', ['token'])];
  const sources = ['a', 'b'].map(
    (namespace) => new GatewaySecrets(new Chart(app, namespace, { namespace }), 's', { source: secret }),
  );

  expect(checkSourcePlaces([...sources, BOTH], 'a').map(line)).toEqual([
    'LLMGW-010 credentials b/s: its chart is for "b", and pods read Secrets of their own namespace',
  ]);
});
