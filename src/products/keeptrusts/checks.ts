import type { ConfigFiles } from '../../contract/config-source';
import type { Problem } from '../../core/problem';
import { isMadeElsewhere } from '../../profiles/config-document';

/** Policies that may stand alone, as a document of their own. */
const SINGLE = ['prompt-injection', 'agent-firewall', 'citation-verifier', 'quality-scorer'];

/**
 * A Keeptrusts document has a `pack` with a name and a `policies.chain`, or it is one of four policies by itself; the product
 * refuses everything else at start and the pod crashes in a loop.
 * @see https://docs.keeptrusts.com/article/the-complete-policy-config-yaml-reference
 * @see https://docs.keeptrusts.com/docs/policies/config-single-policy-docs
 */
export function checkPolicyDocument(config: ConfigFiles, name: string): Problem[] {
  if (isMadeElsewhere(config, name)) {
    return [];
  }
  const text = config.files[name];
  if (text === undefined) {
    return [refusal(`'${name}' is missing`, `add it: GatewayConfig.file('${name}', { pack, policies: { chain: [...] } })`)];
  }
  const document: unknown = config.documents?.[name];
  const { single, pack, chain } = document === undefined ? shapeOfText(text) : shapeOf(document);
  if (single) {
    return [];
  }
  return [
    ...(pack === 'missing' ? [refusal('"pack" is missing', PACK)] : []),
    ...(pack === 'wrong' ? [refusal('"pack" is no object with a name', PACK)] : []),
    ...(chain ? [] : [refusal('"policies.chain" is missing', 'list the policies in the order in which they run')]),
  ];
}

const PACK = "write it like { name: 'base', version: '1.0.0', enabled: true }";

interface Shape {
  readonly single: boolean;
  readonly pack: 'right' | 'wrong' | 'missing';
  readonly chain: boolean;
}

function shapeOf(document: unknown): Shape {
  const { pack, policy, policies } = (document ?? {}) as {
    pack?: { name?: unknown } | null;
    policy?: { name?: unknown };
    policies?: { chain?: unknown };
  };
  const named = typeof pack === 'object' && typeof pack?.name === 'string';
  return {
    single: pack === undefined && SINGLE.includes(String(policy?.name)),
    pack: pack === undefined ? 'missing' : named ? 'right' : 'wrong',
    chain: Array.isArray(policies?.chain),
  };
}

/** Text is searched, not read: what cannot be told counts as right. */
function shapeOfText(text: string): Shape {
  const [, pack] = /^pack:[ \t]*(.*)$/m.exec(text) ?? [];
  return {
    single:
      pack === undefined &&
      new RegExp(`^policy:\\s*(?:\\n[ \\t]+.*)*?\\n?[ \\t]+name:[ \\t]*["']?(?:${SINGLE.join('|')})`, 'm').test(text),
    pack: pack === undefined ? 'missing' : /^["'\w]/.test(pack) ? 'wrong' : 'right',
    chain: /^policies:[^]*\bchain:/m.test(text),
  };
}

function refusal(reason: string, remedy: string): Problem {
  return { code: 'LLMGW-801', prop: 'config', reason, remedy };
}
