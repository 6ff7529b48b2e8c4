import type { ProductFacts } from '../../src';
import { ConsoleProfile, GatewayProfile, LatticelmSettings, McpProfile } from '../../src';
import { Certainty, isSure, provenanceOf } from '../../src/contract/provenance';
import { expectFinding, findings } from '../support/errors';
import { acme, gateway } from '../support/gateway';

const PRODUCTS: ReadonlyArray<[string, ProductFacts]> = [
  ['Keeptrusts', GatewayProfile.keeptrusts({ version: '1.8.2' }).facts],
  ['llm-gateway with a file', GatewayProfile.llmGateway({ image: 'ghcr.io/acme/llm-gateway:v1.2.3' }).facts],
  [
    'llm-gateway with variables',
    GatewayProfile.llmGateway({ image: 'ghcr.io/acme/llm-gateway:v1.2.3', settings: LatticelmSettings.ENV }).facts,
  ],
  ['light-gateway 2.2', GatewayProfile.lightGateway({ version: '2.2.1' }).facts],
  ['light-gateway 2.3', GatewayProfile.lightGateway({ version: '2.3.0' }).facts],
  ['DVARA', GatewayProfile.dvara({ version: '1.6.0' }).facts],
  ['MCP proxy of DVARA', McpProfile.dvara({ version: '1.6.0', upstreamVariable: 'UPSTREAM' }).facts],
  ['console of DVARA', ConsoleProfile.dvara({ version: '1.6.0' }).facts],
  ['HELM AI Kernel 0.5', GatewayProfile.helmAiKernel({ version: '0.5.6' }).facts],
  ['HELM AI Kernel 0.8', GatewayProfile.helmAiKernel({ version: '0.8.4' }).facts],
];

// names and choices of the library, which nobody can confirm
const NO_FACTS = ['product', 'version', 'containerName', 'component', 'names', 'provenance'];

test.each(PRODUCTS)('every fact about %s says how it is known', (_, facts) => {
  const stated = Object.entries(facts).filter(([name, value]) => value !== undefined && !NO_FACTS.includes(name));
  const unknown = stated.map(([name]) => name).filter((name) => provenanceOf(facts, name).certainty === Certainty.STATED);

  expect(unknown).toEqual([]);
});

test.each(PRODUCTS)('no entry for %s is about a fact that it has not', (_, facts) => {
  const { provenance = {} } = facts;
  const groups = new Set(
    PRODUCTS.filter(([, other]) => other.provenance === provenance).flatMap(([, other]) => Object.keys(other)),
  );

  expect(Object.keys(provenance).filter((name) => !groups.has(name.split('.')[0]!))).toEqual([]);
});

test('what is run has a version', () => {
  const entries = PRODUCTS.flatMap(([, facts]) => Object.values(facts.provenance ?? {}));

  expect(entries.filter(({ certainty, version }) => certainty === Certainty.RUN && version === undefined)).toEqual([]);
});

describe('what is assumed', () => {
  const provenance = { config: { certainty: Certainty.ASSUMED }, credentials: { certainty: Certainty.ASSUMED } };
  const facts = {
    config: { mountPath: '/etc/acme', required: true },
    credentials: [{ name: 'token', env: 'TOKEN', required: true }],
  };

  test('is not sure', () => expect(isSure(provenance.config)).toBe(false));

  test('refuses nothing', () => expect(findings(gateway({ profile: acme({ ...facts, provenance }) }))).toEqual([]));

  test('fails where it is confirmed', () => {
    expectFinding(gateway({ profile: acme(facts) }), 'LLMGW-401');
    expectFinding(gateway({ profile: acme(facts) }), 'LLMGW-201');
  });
});
