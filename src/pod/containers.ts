import { k8s } from 'cdk8s-plus-28';
import type { AdditionalContainer, VolumeMount } from '../contract/addition';
import { checkImage } from '../core/image';
import { checkName, checkPortName } from '../core/names';
import { checkPort } from '../core/ports';
import type { Problem } from '../core/problem';
import { checkEnvName, checkMountPath } from './pod-names';
import { checkResources, renderResources } from './resources';

/** A container beside the gateway, with the same restrictions. */
export function renderContainer(
  container: AdditionalContainer,
  securityContext: k8s.SecurityContext,
  pullPolicy: string,
): k8s.Container {
  const user = container.user === undefined ? {} : { runAsUser: container.user, runAsGroup: container.user };
  return {
    name: container.name,
    image: container.image,
    imagePullPolicy: pullPolicy,
    command: container.command,
    args: container.args,
    env:
      container.env &&
      Object.entries(container.env).map(([name, v]) => ({
        name,
        value: v.value as string,
        valueFrom: v.valueFrom as k8s.EnvVarSource,
      })),
    ports: container.ports?.map((p) => ({ name: p.name, containerPort: p.port, protocol: 'TCP' })),
    resources: renderResources(container.resources),
    volumeMounts: container.volumes && renderMounts(container.volumes),
    securityContext: { ...securityContext, ...user },
  };
}

/**
 * A sidecar has probes; a container that runs to its end must not. Readiness asks only whether the port is open: a sidecar that is
 * unwell is restarted, it does not take the gateway out of the Service.
 */
export function renderSidecar(
  container: AdditionalContainer,
  securityContext: k8s.SecurityContext,
  pullPolicy: string,
): k8s.Container {
  const rendered = renderContainer(container, securityContext, pullPolicy);
  const name = container.healthPort ?? container.ports?.[0]?.name;
  if (container.healthPath === undefined || name === undefined) {
    return rendered;
  }
  const port = k8s.IntOrString.fromString(name);
  const httpGet = { path: container.healthPath, port };
  return {
    ...rendered,
    startupProbe: { httpGet, periodSeconds: 2, failureThreshold: 30 },
    readinessProbe: { tcpSocket: { port }, periodSeconds: 10, timeoutSeconds: 3 },
    livenessProbe: { httpGet, periodSeconds: 15, timeoutSeconds: 5 },
  };
}

/** Puts the volumes of the gateway container where a container beside it asks for them. */
export function withGatewayVolumes(container: AdditionalContainer, mounts: readonly VolumeMount[]): AdditionalContainer {
  const volumes = container.volumes?.map((volume) => {
    const same = mounts.find((m) => m.mountPath === volume.source.gatewayFolder);
    return same ? { ...volume, name: same.name, source: same.source } : volume;
  });
  return { ...container, volumes };
}

/** Mounts of a container. */
export function renderMounts(mounts: readonly VolumeMount[]): k8s.VolumeMount[] {
  return mounts.map((m) => ({
    name: m.name,
    mountPath: m.mountPath,
    subPath: m.subPath,
    readOnly: (m.readOnly ?? !m.source.writable) ? true : undefined,
  }));
}

/** The volumes of all mounts, once each. */
export function renderVolumes(mounts: readonly VolumeMount[]): k8s.Volume[] {
  const volumes = new Map(mounts.map((m) => [m.name, m.source._toVolume(m.name) as unknown as k8s.Volume]));
  return [...volumes.values()];
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
  const { healthPath, healthPort, user } = container;
  return [
    ...checkName(`${prop}.name`, container.name),
    ...checkImage(`${prop}.image`, container.image),
    ...checkResources(`${prop}.resources`, container.resources),
    ...ports.flatMap((p, i) => [
      ...checkPortName(`${prop}.ports[${i}].name`, p.name),
      ...checkPort(`${prop}.ports[${i}].port`, p.port, 1024),
    ]),
    ...Object.keys(container.env ?? {}).flatMap((name) => checkEnvName(`${prop}.env.${name}`, name)),
    ...(container.volumes ?? []).flatMap((m) => checkMountPath(`${prop}.volumes.${m.name}.mountPath`, m.mountPath)),
    ...(user === undefined || (Number.isInteger(user) && user > 0)
      ? []
      : [bad('user', user, 'not a numeric user other than 0', 'leave it out')]),
    ...(healthPath !== undefined && !runsOn
      ? [bad('healthPath', healthPath, 'a container that runs to its end has no probes', 'leave it out')]
      : []),
    ...(healthPath !== undefined && runsOn && ports.length === 0
      ? [bad('healthPath', healthPath, 'there is no port to ask', "state 'ports'")]
      : []),
    ...(healthPort !== undefined && !names.includes(healthPort)
      ? [bad('healthPort', healthPort, 'no such port', `use one of ${names.join(', ')}`)]
      : []),
  ];
}
