import type { ConfigFiles } from '../../contract/config-source';
import type { Problem } from '../../core/problem';

/**
 * A Keeptrusts document names a `pack` and a `policies.chain`; the product refuses everything else at start and the pod
 * crashes in a loop.
 * @see https://docs.keeptrusts.com/article/the-complete-policy-config-yaml-reference
 */
export function checkPolicyDocument(config: ConfigFiles, name: string): Problem[] {
  if (config.configMapName !== undefined || config.secretName !== undefined || config.secretFiles?.[name] !== undefined) {
    return [];
  }
  const text = config.files[name];
  if (text === undefined) {
    return [refusal(`'${name}' is missing`, `add it: GatewayConfig.file('${name}', { pack: ..., policies: { chain: [...] } })`)];
  }
  const document: unknown = config.documents?.[name];
  const [hasPack, hasChain] =
    document === undefined ? [/^pack:/m.test(text), /^policies:[^]*\bchain:/m.test(text)] : keysOf(document);
  return [
    ...(hasPack ? [] : [refusal('"pack" is missing', 'name the policy pack')]),
    ...(hasChain ? [] : [refusal('"policies.chain" is missing', 'list the policies in the order in which they run')]),
  ];
}

function keysOf(document: unknown): [boolean, boolean] {
  const { pack, policies } = (document ?? {}) as { pack?: unknown; policies?: { chain?: unknown } };
  return [pack !== undefined, Array.isArray(policies?.chain)];
}

function refusal(reason: string, remedy: string): Problem {
  return { code: 'LLMGW-801', prop: 'config', reason, remedy };
}
