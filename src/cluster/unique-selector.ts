import type { StringMap } from '../core/labels';
import { COMPONENT_LABEL } from '../core/labels';
import type { Cluster } from './cluster';

/**
 * The selector of a second Service for pods that have one already: some clusters refuse two that are equal, so it names one label more
 * that these pods have anyway.
 *
 * @param labels labels of the pods
 * @see https://learn.microsoft.com/azure/aks/deployment-safeguards
 */
export function uniqueSelector({ facts }: Cluster, selector: StringMap, labels: StringMap): { [name: string]: string } {
  const component = labels[COMPONENT_LABEL];
  const isRefused = facts.admission?.uniqueSelectors === true && component !== undefined;
  return { ...selector, ...(isRefused ? { [COMPONENT_LABEL]: component } : {}) };
}
