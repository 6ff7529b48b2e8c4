import { GatewayConfig } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { keeptrusts } from '../support/gateway';

const policies = { chain: ['safety-filter'] };
const given = (document: unknown) => keeptrusts({ config: GatewayConfig.file('policy-config.yaml', document) });

describe('a policy document', () => {
  test('has a pack with a name, and a chain', () => {
    expect(findings(given({ pack: { name: 'base', version: '1.0.0', enabled: true }, policies }))).toEqual([]);
  });

  test('may be text', () => {
    expect(findings(given('pack:\n  name: base\npolicies:\n  chain: [safety-filter]\n'))).toEqual([]);
  });

  test.each(['prompt-injection', 'agent-firewall', 'citation-verifier', 'quality-scorer'])('may be %s alone', (name) => {
    expect(findings(given({ policy: { name, version: '1.0.0', enabled: true } }))).toEqual([]);
    expect(findings(given(`policy:\n  version: 1.0.0\n  name: ${name}\n`))).toEqual([]);
  });
});

describe('fails for a policy document', () => {
  test.each([
    ['without a pack', { policies }, '"pack" is missing'],
    ['whose pack is a word', { pack: 'base', policies }, '"pack" is no object with a name'],
    ['whose pack has no name', { pack: { version: '1.0.0' }, policies }, '"pack" is no object with a name'],
    ['whose pack is nothing', { pack: null, policies }, '"pack" is no object with a name'],
    ['without a chain', { pack: { name: 'base' }, policies: [] }, '"policies.chain" is missing'],
    ['of text whose pack is a word', 'pack: base\npolicies:\n  chain: []\n', '"pack" is no object with a name'],
  ])('%s', (_, document, reason) => {
    expectFinding(given(document), 'LLMGW-801', reason);
  });

  test('of one policy that may not stand alone', () => {
    expect(findings(given({ policy: { name: 'safety-filter', version: '1.0.0', enabled: true } }))).toHaveLength(2);
  });
});
