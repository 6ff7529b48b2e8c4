import type { IConstruct } from 'constructs';
import type { Place } from './credential-search';
import type { Problem } from './problem';

/** By this a construct has its CredentialScan. */
export const SCAN = Symbol.for('cdk8s-llm-gateway.credential-scan');

interface Scanned extends IConstruct {
  readonly [SCAN]?: { _accepts(place: string): boolean };
}

/** What looks like a credential in an object, without what is accepted on it or above it. */
export function credentialProblems(object: IConstruct, places: readonly Place[]): Problem[] {
  if (places.length === 0) {
    return [];
  }
  const scopes = object.node.scopes as Scanned[];
  return places.filter(({ path }) => !scopes.some((scope) => scope[SCAN]?._accepts(path))).map(toProblem);
}

function toProblem({ path, kind, url }: Place): Problem {
  const accept = `if it is none, accept it with CredentialScan.of(...).accept('${path}', '<reason>')`;
  const remedy = url
    ? `keep the URL, or the password, in a Secret and refer to it by \${VARIABLE}; ${accept}`
    : `keep it in a Secret and bring it with GatewaySecrets; ${accept}`;
  return { code: url ? 'LLMGW-212' : 'LLMGW-211', prop: path, reason: `looks like ${kind}`, remedy };
}
