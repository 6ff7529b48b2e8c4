import type { k8s } from 'cdk8s-plus-28';
import type { AdditionalContainer, VolumeMount } from '../contract/addition';
import { checkImage } from '../core/image';
import { checkName, checkPortName } from '../core/names';
import { checkPort } from '../core/ports';
import type { Problem } from '../core/problem';
import { admitted } from './admitted';
import { envVars, variablesInOrder } from './env';
import { mirrored } from './images';
import { checkEnvName, checkMount } from './pod-names';
import type { PodContainer, PodPlan } from './pod-plan';
import { probesOf, sidecarProbes } from './pod-probes';
import { renderMounts, withEphemeralStorage } from './pod-volumes';
import { checkResources, renderResources } from './resources';
import { containerSecurity } from './security';

/** A container of any pod. Nothing in it is left to the image: user, capabilities, file system and what it may use are stated. */
export function renderContainer(plan: PodPlan, container: PodContainer, proxy: readonly k8s.EnvVar[]): k8s.Container {
  const { settings } = plan;
  const { user, volumes = [], claimMounts = [] } = container;
  const env = container.silent ? (container.env ?? []) : withProxy(container.env ?? [], proxy);
  const mounts = [...renderMounts(volumes), ...claimMounts];
  return {
    name: container.name,
    image: mirrored(settings, container.image),
    imagePullPolicy: settings.pullPolicy,
    command: container.command as string[] | undefined,
    args: container.args as string[] | undefined,
    env: env.length > 0 ? variablesInOrder(env) : undefined,
    ports: container.ports?.map((p) => ({ name: p.name, containerPort: p.port, protocol: 'TCP' })),
    ...probesOf(plan, container),
    lifecycle: container.lifecycle,
    resources: renderResources(admitted(settings.cluster, withEphemeralStorage(plan, container))),
    volumeMounts: mounts.length > 0 ? mounts : undefined,
    securityContext: containerSecurity(settings, user ?? plan.user, user ?? plan.group ?? plan.user),
  };
}

/** A variable that somebody set stays as it is. */
function withProxy(env: readonly k8s.EnvVar[], proxy: readonly k8s.EnvVar[]): k8s.EnvVar[] {
  const missing = proxy.filter(({ name }) => !env.some((own) => own.name === name));
  return [...env, ...missing];
}

/** A container that somebody adds to a pod, as its plan has it. */
export function toPodContainer(container: AdditionalContainer): PodContainer {
  return { ...container, env: container.env && envVars(container.env) };
}

/** A sidecar, with its probes. */
export function toSidecar(container: AdditionalContainer): PodContainer {
  return { ...toPodContainer(container), probes: sidecarProbes(container) };
}

/** Puts the volumes of the gateway container where a container beside it asks for them. */
export function withGatewayVolumes(container: AdditionalContainer, mounts: readonly VolumeMount[]): AdditionalContainer {
  const volumes = container.volumes?.map((volume) => {
    const same = mounts.find((m) => m.mountPath === volume.source.gatewayFolder);
    return same ? { ...volume, name: same.name, source: same.source } : volume;
  });
  return { ...container, volumes };
}

/** What is wrong with a container beside the gateway. */
export function checkContainer(prop: string, container: AdditionalContainer, runsOn: boolean): Problem[] {
  const ports = container.ports ?? [];
  const names = ports.map((p) => p.name);
  const bad = (field: string, value: unknown, reason: string, remedy: string): Problem => ({
    code: 'LLMGW-121',
    prop: `${prop}.${field}`,
    value,
    reason,
    remedy,
  });
  const { healthPath, healthCommand, readyCommand, healthPort, user } = container;
  return [
    ...checkName(`${prop}.name`, container.name),
    ...checkImage(`${prop}.image`, container.image),
    ...checkResources(`${prop}.resources`, container.resources),
    ...ports.flatMap((p, i) => [
      ...checkPortName(`${prop}.ports[${i}].name`, p.name),
      ...checkPort(`${prop}.ports[${i}].port`, p.port, 1024),
    ]),
    ...Object.keys(container.env ?? {}).flatMap((name) => checkEnvName(`${prop}.env.${name}`, name)),
    ...(container.volumes ?? []).flatMap((m) => checkMount(`${prop}.volumes.${m.name}`, m)),
    ...(user === undefined || (Number.isInteger(user) && user > 0)
      ? []
      : [bad('user', user, 'not a numeric user other than 0', 'leave it out')]),
    ...Object.entries({ healthPath, healthCommand })
      .filter(([, value]) => value !== undefined && !runsOn)
      .map(([field, value]) => bad(field, value, 'a container that runs to its end has no probes', 'leave it out')),
    ...(healthCommand !== undefined && (healthPath !== undefined || healthCommand.length === 0)
      ? [bad('healthCommand', healthCommand, 'a path is asked, or a command that is not empty', 'state one of them')]
      : []),
    ...(readyCommand !== undefined && healthCommand === undefined
      ? [bad('readyCommand', readyCommand, "asked only beside 'healthCommand'", "state 'healthCommand', or leave it out")]
      : []),
    ...(healthPath !== undefined && runsOn && ports.length === 0
      ? [bad('healthPath', healthPath, 'there is no port to ask', "state 'ports'")]
      : []),
    ...(healthPort !== undefined && healthPath === undefined
      ? [bad('healthPort', healthPort, "asked only for 'healthPath'", "state 'healthPath', or leave it out")]
      : []),
    ...(healthPort !== undefined && !names.includes(healthPort)
      ? [bad('healthPort', healthPort, 'no such port', `use one of ${names.join(', ')}`)]
      : []),
  ];
}
