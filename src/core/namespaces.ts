import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Problem } from './problem';

/** Whether two namespaces are known to differ. A chart without one goes to where it is applied, which nobody knows here. */
export function areApart(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/**
 * What cannot reach over the border of a namespace must be made in a chart of the right one: it would be applied, and do nothing.
 *
 * @param reason why not, as the end of a sentence: "pods mount volumes of their own namespace"
 */
export function checkNamespace(construct: IConstruct, namespace: string | undefined, prop: string, reason: string): Problem[] {
  const own = Chart.of(construct).namespace;
  if (!areApart(own, namespace)) {
    return [];
  }
  const remedy = `make it in a chart with namespace: '${namespace}'`;
  return [{ code: 'LLMGW-010', prop, value: construct.node.path, reason: `its chart is for "${own}", and ${reason}`, remedy }];
}
