import { callOf } from './code';
import { resources } from './facts';
import type { Report } from './report';
import { volumeProps } from './volumes';

/* eslint-disable @typescript-eslint/no-explicit-any -- pods of any tool, read as they come */

/** Containers beside the gateway as props; what needs Secrets is told, since a sidecar takes plain variables. */
export function sidecars(pod: any, main: any, report: Report): unknown[] {
  report.lost.push(
    ...(pod.initContainers ?? []).map(
      ({ name }: any) => `init container ${name}: add it with the prop initContainers if it is still needed`,
    ),
  );
  return pod.containers
    .filter((container: any) => container !== main)
    .map((container: any) => {
      const { name, image, command, args, env = [], ports = [] } = container;
      const plain = env.filter(({ valueFrom }: any) => !valueFrom);
      report.lost.push(
        ...env.filter((v: any) => !plain.includes(v)).map((v: any) => `variable ${v.name} of sidecar ${name}: give it a value`),
      );
      const values = plain.map((v: any) => [v.name, callOf('cdk8s-plus-28', 'EnvValue.fromValue', String(v.value ?? ''))]);
      const volumes = volumeProps(pod, container, undefined, report);
      return {
        ...{ name, image, command, args },
        env: values.length > 0 ? Object.fromEntries(values) : undefined,
        ports:
          ports.length > 0
            ? ports.map((p: any, i: number) => ({ name: p.name ?? `port-${i}`, port: p.containerPort }))
            : undefined,
        volumes: volumes.length > 0 ? volumes : undefined,
        resources: resources(container.resources ?? {}, report),
      };
    });
}
