import { k8s } from 'cdk8s-plus-28';
import type { AdditionalContainer, VolumeMount } from '../contract/addition';
import { checkImage } from '../core/image';
import { checkName } from '../core/names';
import type { Problem } from '../core/problem';
import { checkPort } from './listeners';
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

/** Name, image, ports and resources of a container beside the gateway. */
export function checkContainer(prop: string, container: AdditionalContainer): Problem[] {
  const ports = (container.ports ?? []).flatMap((p, i) => checkPort(`${prop}.ports[${i}]`, p.port, 1024));
  return [
    ...checkName(`${prop}.name`, container.name),
    ...checkImage(`${prop}.image`, container.image),
    ...checkResources(`${prop}.resources`, container.resources),
    ...ports,
  ];
}
