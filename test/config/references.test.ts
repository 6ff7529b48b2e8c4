import type { ConfigFiles, CredentialFacts } from '../../src';
import { GatewayConfig } from '../../src';
import type { Given } from './files';
import { faults, mounted } from './files';

const reference = (name = 'token'): Partial<ConfigFiles> => ({ files: { a: `[${GatewayConfig.credential(name)}]` } });
const given = (variableSyntax: string | undefined, ...credentials: CredentialFacts[]): Given => ({
  ...{ config: { variableSyntax }, credentials },
});
const TOKEN = { name: 'token', env: 'TOKEN' };
const NOBODY = 'neither the product nor a provider has such a credential';

test('a credential is written as the product expands it, whatever its name holds', () => {
  expect(mounted(reference(), given('<%s>', { name: 'token', env: "$&$'" })).data?.data).toEqual({ a: "[<$&$'>]" });
});

test.each<[string, Given, string]>([
  ['of a product that expands nothing', given(undefined, TOKEN), 'the product expands no variables in its files'],
  ['that is a file', given('$%s', { name: 'token', file: '/run/token' }), 'the credential reaches the product as a file'],
  ['that nobody has', given('$%s', { ...TOKEN, name: 'other' }), NOBODY],
])('fails for a credential %s', (_what, more, reason) => {
  expect(faults(reference(), more)).toEqual([`LLMGW-409 config.a token: ${reason}`]);
});

test.each<[string, Given, string]>([
  ['a product that expands nothing', given(undefined, TOKEN), 'let it read the variable itself'],
  ['a credential that is a file', given('$%s', { name: 'token' }), 'name the file in the configuration'],
  ['a name that is nearly right', given('$%s', { name: 'tokens' }), 'did you mean "tokens"?'],
  ['a name like no other', given('$%s', { name: 'seed' }, { name: 'admin' }), 'use one of seed, admin'],
  ['a gateway without credentials', given('$%s'), 'use one of none: the gateway has no credentials'],
])('says what to do for %s', (_what, more, remedy) => {
  expect(mounted(reference(), more).problems).toEqual([expect.objectContaining({ remedy })]);
});

test('a reference that is refused leaves nothing behind', () => {
  expect(mounted(reference('x'), given('$%s', TOKEN)).data?.data).toEqual({ a: '[]' });
});
