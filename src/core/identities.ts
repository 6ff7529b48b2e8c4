import type { ApiObject } from 'cdk8s';
import { scanForCredentials } from './credential-scan';
import type { Problem } from './problem';
import { makeLinear } from './synthesis/linear';

const NAMES = Symbol.for('cdk8s-llm-gateway.names');

/**
 * Every object that the library makes passes here once, and is searched for credentials from then on.
 *
 * cdk8s emits two objects of the same kind and name without a word, kubectl keeps the last one. Charts may be applied to
 * different clusters, so names are unique within a chart.
 */
export function claimName(object: ApiObject): Problem[] {
  const chart = object.chart as unknown as { [NAMES]?: Map<string, ApiObject> };
  if (!chart[NAMES]) {
    Object.defineProperty(chart, NAMES, { value: new Map<string, ApiObject>() });
  }
  const names = chart[NAMES]!;
  makeLinear(object);
  scanForCredentials(object);
  const key = `${object.apiGroup}/${object.kind}/${object.metadata.namespace ?? ''}/${object.name}`;
  const first = names.get(key);
  if (first !== undefined) {
    const reason = `${object.kind} "${object.name}" is already made by ${first.node.path}`;
    return [{ code: 'LLMGW-102', prop: 'name', value: object.name, reason, remedy: 'give one of them another name' }];
  }
  names.set(key, object);
  return [];
}
