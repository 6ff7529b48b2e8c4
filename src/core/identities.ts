import type { ApiObject, Chart } from 'cdk8s';
import { clashes, nameKey } from './clashes';
import { scanForCredentials } from './credential-scan';
import { Findings } from './findings';
import type { Problem } from './problem';

const NAMES = Symbol.for('cdk8s-llm-gateway.names');

/**
 * Every object that the library makes passes here once, and is searched for credentials from then on.
 *
 * cdk8s emits two objects of the same kind and name without a word, kubectl keeps the last one. Charts may be applied to
 * different clusters, so names are unique within a chart.
 */
export function claimName(object: ApiObject): Problem[] {
  const names = namesIn(object.chart);
  scanForCredentials(object);
  const key = nameKey(object);
  const first = names.get(key);
  if (first !== undefined) {
    const reason = `${object.kind} "${object.name}" is already made by ${first.node.path}`;
    return [{ code: 'LLMGW-102', prop: 'name', value: object.name, reason, remedy: 'give one of them another name' }];
  }
  names.set(key, object);
  return [];
}

/** The names that are taken in a chart; the first one has the finished chart checked for clashes. */
function namesIn(chart: Chart): Map<string, ApiObject> {
  const holder = chart as Chart & { [NAMES]?: Map<string, ApiObject> };
  if (!holder[NAMES]) {
    const names = new Map<string, ApiObject>();
    Object.defineProperty(holder, NAMES, { value: names });
    Findings.of(chart)._check(() => clashes(chart, names));
  }
  return holder[NAMES]!;
}
