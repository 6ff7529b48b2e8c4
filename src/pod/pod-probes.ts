import { k8s } from 'cdk8s-plus-28';
import type { AdditionalContainer } from '../contract/addition';
import { PodPurpose } from './pod-plan';
import type { PodContainer, PodPlan } from './pod-plan';

type Probes = NonNullable<PodContainer['probes']>;

const DAY = 86_400;
/** What a cluster wants to see of a container that ends long before anybody would ask it. */
const never = (command: string): k8s.Probe => ({ exec: { command: [command] }, initialDelaySeconds: DAY, periodSeconds: DAY });
// tools warn of two that ask the same
const NEVER: Probes = { readinessProbe: never('echo'), livenessProbe: never('true') };

/**
 * Probes of a container as its cluster wants them: a pod that ends needs none, and is refused without where every container must have
 * some.
 * @see https://learn.microsoft.com/azure/aks/deployment-safeguards
 */
export function probesOf({ settings, purpose, initContainers = [] }: PodPlan, container: PodContainer): Probes | undefined {
  const isNeeded = purpose !== PodPurpose.SERVE && settings.cluster.facts.admission?.requiresProbes === true;
  return isNeeded && !initContainers.includes(container) ? NEVER : container.probes;
}

/**
 * Of a container beside the gateway; one that runs to its end must not have any. Readiness asks little, or waits long: a sidecar that
 * is unwell is restarted, it does not take the gateway out of the Service.
 */
export function sidecarProbes(container: AdditionalContainer): Probes | undefined {
  const { healthPath, healthCommand, readyCommand, healthPort, ports } = container;
  if (healthCommand !== undefined) {
    const exec = { command: healthCommand };
    const ready = { command: readyCommand ?? healthCommand };
    return {
      startupProbe: { exec: ready, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 12 },
      readinessProbe: { exec: ready, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 30 },
      livenessProbe: { exec, periodSeconds: 15, timeoutSeconds: 5 },
    };
  }
  const name = healthPort ?? ports?.[0]?.name;
  if (healthPath === undefined || name === undefined) {
    return undefined;
  }
  const port = k8s.IntOrString.fromString(name);
  const httpGet = { path: healthPath, port };
  return {
    startupProbe: { httpGet, periodSeconds: 2, failureThreshold: 30 },
    readinessProbe: { tcpSocket: { port }, periodSeconds: 10, timeoutSeconds: 3 },
    livenessProbe: { httpGet, periodSeconds: 15, timeoutSeconds: 5 },
  };
}
