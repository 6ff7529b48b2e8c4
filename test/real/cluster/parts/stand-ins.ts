import { podSpecOf } from '../../../support/find';
import type { Manifest } from '../../../support/manifest';
import { BUSYBOX } from './images';
import type { Image } from './images';

/** What the shell scripts and the probes of an image with a shell call. */
export const SHELL = {
  ...BUSYBOX,
  '/bin/cat': '/bin/busybox',
  '/bin/sha256sum': '/bin/busybox',
  '/bin/test': '/bin/busybox',
} as const;

export const containersOf = (manifest: Manifest): any[] => {
  const pod = podSpecOf(manifest);
  return [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])];
};

/** One image for each name in the manifests, which listens wherever one of its containers has a port. */
export function standIns(manifests: readonly Manifest[], env: Readonly<Record<string, string>> = {}): Image[] {
  const containers = manifests.flatMap(containersOf);
  const names = [...new Set<string>(containers.map(({ image }) => image))];
  return names.map((name) => {
    const mine = containers.filter(({ image }) => image === name);
    const ports = new Set(mine.flatMap((c) => (c.ports ?? []).map((p: any) => p.containerPort)));
    const commands = mine.flatMap((c) =>
      [c.command, ...hooksOf(c).map((hook) => hook.exec?.command)].filter(
        // what is in a volume of the pod somebody else brings
        (command) => command !== undefined && !(c.volumeMounts ?? []).some((m: any) => command[0].startsWith(`${m.mountPath}/`)),
      ),
    );
    return {
      names: [name],
      env: { STAND_IN_PORTS: [...ports].join(' '), ...env },
      programs: programsOf(commands),
    };
  });
}

const hooksOf = (c: any): any[] =>
  [c.startupProbe, c.readinessProbe, c.livenessProbe, c.lifecycle?.preStop, c.lifecycle?.postStart].filter(Boolean);

/** The stand-in under each name that is called, and real tools where a real shell calls them. */
function programsOf(commands: readonly string[][]): Record<string, string | null> {
  const called = commands.map(([program]) => program!);
  if (called.some((program) => ['cp', 'sh', '/bin/sh'].includes(program))) {
    return { ...SHELL, '/bin/sleep': null, '/bin/curl': null };
  }
  return Object.fromEntries(called.map((program) => [program.includes('/') ? program : `/bin/${program}`, null]));
}
