import type { k8s } from 'cdk8s-plus-28';

const ARCHITECTURE = 'kubernetes.io/arch';

/** The rules of the team with others besides: terms are alternatives, so each of them gets the others as well. */
export function requiringNodes(
  own: k8s.NodeAffinity | undefined,
  matchExpressions: readonly k8s.NodeSelectorRequirement[],
): k8s.NodeAffinity {
  const terms = own?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [{}];
  return {
    ...own,
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: terms.map((term) => ({
        ...term,
        matchExpressions: [...(term.matchExpressions ?? []), ...matchExpressions],
      })),
    },
  };
}

/** What keeps pods on nodes of some architectures: a label for one, a rule for several. Who names the label knows better. */
export interface ArchitectureRules {
  readonly nodeSelector?: { [name: string]: string };
  readonly nodeAffinity?: k8s.NodeAffinity;
}

/**
 * @param architectures those for which there are images, none for all
 * @param own what the team says about nodes
 */
export function onArchitectures(architectures: readonly string[], own: ArchitectureRules): ArchitectureRules {
  const { nodeSelector, nodeAffinity } = own;
  const terms = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const isSaid =
    nodeSelector?.[ARCHITECTURE] !== undefined ||
    terms.some(({ matchExpressions = [] }) => matchExpressions.some(({ key }) => key === ARCHITECTURE));
  const [first] = architectures;
  if (first === undefined || isSaid) {
    return own;
  }
  return architectures.length === 1
    ? { nodeAffinity, nodeSelector: { [ARCHITECTURE]: first, ...nodeSelector } }
    : {
        nodeSelector,
        nodeAffinity: requiringNodes(nodeAffinity, [{ key: ARCHITECTURE, operator: 'In', values: [...architectures] }]),
      };
}
