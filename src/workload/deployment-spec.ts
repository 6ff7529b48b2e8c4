import { k8s } from 'cdk8s-plus-28';
import { podTemplate } from '../pod/pod';
import type { WorkloadPlan } from './plan';
import { workloadPod } from './workload-pod';

/**
 * The Deployment of a workload: no pod goes before its successor is ready, unless two at a time would fight over a volume.
 *
 * @param scaled whether an autoscaler owns the number of replicas
 */
export function deploymentSpec(plan: WorkloadPlan, scaled: boolean): k8s.DeploymentSpec {
  const recreate = plan.additions.replicaLimit()?.exclusive === true;
  return {
    replicas: scaled ? undefined : plan.replicas,
    selector: { matchLabels: plan.identity.selector },
    revisionHistoryLimit: 3,
    minReadySeconds: recreate ? undefined : 10,
    progressDeadlineSeconds: plan.progressDeadline,
    strategy: recreate
      ? { type: 'Recreate' }
      : {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: k8s.IntOrString.fromNumber(1), maxUnavailable: k8s.IntOrString.fromNumber(0) },
        },
    template: podTemplate(workloadPod(plan)),
  };
}
