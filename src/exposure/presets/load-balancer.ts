import type { EdgeBudget } from '../edge-budget';
import type { EdgeSetting } from '../edge-setting';
import { EdgeTime } from '../edge-time';
import type { LoadBalancerOptions } from '../options';
import { LoadBalancerCloud } from '../options';
import { atLeast, DRAIN, owned, preset, REACH, SILENCE } from './common';

const PREFIX = 'service.beta.kubernetes.io';
const AWS = `${PREFIX}/aws-load-balancer`;
const AZURE = `${PREFIX}/azure-load-balancer`;
const LONGEST_DRAIN = 3600;
// minutes
const [SHORTEST_IDLE, LONGEST_IDLE] = [4, 100];

/**
 * Annotations of a Service of type LoadBalancer: what only annotations can say, and what they must not say otherwise.
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters
 * @see https://learn.microsoft.com/azure/aks/load-balancer-standard
 */
export function loadBalancerSettings(options: LoadBalancerOptions, budget: EdgeBudget): EdgeSetting[] {
  return [...sourceRanges(options), ...ofCloud(options, budget)];
}

/** Who may call is a field of the Service; these annotations say the same, or make it void. */
function sourceRanges({ sourceRanges: ranges }: LoadBalancerOptions): EdgeSetting[] {
  if (ranges === undefined) {
    return [];
  }
  const why = 'who may call';
  return [
    {
      ...owned(`${PREFIX}/load-balancer-source-ranges`, ranges.join(','), why, 'via.sourceRanges'),
      unwritten: true,
      aliases: [
        { annotation: `${AWS}-security-groups` },
        { annotation: `${AWS}-disable-nlb-sg`, value: 'false' },
        { annotation: `${PREFIX}/azure-allowed-ip-ranges`, value: ranges.join(',') },
        { annotation: `${PREFIX}/azure-allowed-service-tags` },
      ],
    },
  ];
}

function ofCloud(options: LoadBalancerOptions, budget: EdgeBudget): EdgeSetting[] {
  const internal = options.internal === true;
  switch (options.cloud) {
    case LoadBalancerCloud.AWS:
      return [
        preset(`${AWS}-type`, 'external', 'the AWS Load Balancer Controller makes it'),
        owned(`${AWS}-nlb-target-type`, 'ip', 'straight to the pods', 'via.cloud'),
        {
          ...owned(`${AWS}-scheme`, internal ? 'internal' : 'internet-facing', REACH, 'via.internal'),
          aliases: [{ annotation: `${AWS}-internal`, value: String(internal) }],
        },
        atLeast(
          `${AWS}-target-group-attributes`,
          EdgeTime.SECONDS,
          Math.min(budget.drain, LONGEST_DRAIN),
          DRAIN,
          'deregistration_delay.timeout_seconds',
        ),
      ];
    case LoadBalancerCloud.GCP: {
      const type = internal ? 'Internal' : 'External';
      return [
        {
          ...owned('networking.gke.io/load-balancer-type', type, REACH, 'via.internal'),
          unwritten: !internal,
          aliases: [{ annotation: 'cloud.google.com/load-balancer-type', value: type }],
        },
      ];
    }
    case LoadBalancerCloud.AZURE: {
      const idle = Math.min(Math.max(Math.ceil(budget.timeout / 60), SHORTEST_IDLE), LONGEST_IDLE);
      return [
        { ...owned(`${AZURE}-internal`, String(internal), REACH, 'via.internal'), unwritten: !internal },
        atLeast(`${AZURE}-tcp-idle-timeout`, EdgeTime.MINUTES, idle, SILENCE),
      ];
    }
    case undefined:
      return [];
  }
}
