import { podTemplateOf } from '../../../../support/find';
import type { Manifest } from '../../../../support/manifest';
import { nameOf } from '../../../../support/manifest';
import type { Peer } from '../../../../support/reachability';
import { containersOf } from '../../parts/stand-ins';

/** A pod that stands for one of a workload, or for somebody else: the same labels and namespace, and it listens. */
export interface Actor extends Peer {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Record<string, string>;
  readonly ports: readonly number[];
}

/** Somebody who runs, at an address. */
export interface RunningActor extends Actor {
  readonly address: string;
  readonly address6: string;
  /** Its first one, in whose network questions are asked. */
  readonly process: string;
}

/** A port on which all of them listen and that nobody declares. */
export const UNDECLARED = 9999;

/** One for each workload of a file that makes pods, Jobs and CronJobs included. */
export function actorsOf(manifests: readonly Manifest[]): Actor[] {
  return manifests
    .filter((manifest) => podTemplateOf(manifest) !== undefined)
    .map((manifest) => ({
      name: nameOf(manifest).toLowerCase().replace('/', '-'),
      namespace: manifest.metadata.namespace!,
      labels: podTemplateOf(manifest).metadata?.labels ?? {},
      ports: containersOf(manifest).flatMap((c) => (c.ports ?? []).map((p: any) => p.containerPort)),
    }));
}

/** Somebody for each kind of peer that a policy of the file names, and the like of each that it does not mean. */
export function peersOf(manifests: readonly Manifest[], elsewhere: string): Actor[] {
  const actors = new Map<string, Actor>();
  const add = (namespace: string, labels: Record<string, string>, ports: readonly number[]): void => {
    const id = JSON.stringify([namespace, labels]);
    const known = actors.get(id);
    const all = [...new Set([...(known?.ports ?? []), ...ports])];
    actors.set(id, { name: known?.name ?? `peer-${actors.size}`, namespace, labels, ports: all });
  };
  for (const { metadata, spec } of manifests.filter(({ kind }) => kind === 'NetworkPolicy')) {
    for (const rule of [...(spec.egress ?? []), ...(spec.ingress ?? [])]) {
      const ports = (rule.ports ?? []).filter((p: any) => typeof p.port === 'number').map((p: any) => p.port);
      for (const { podSelector, namespaceSelector } of rule.to ?? rule.from ?? []) {
        if (!podSelector && !namespaceSelector) continue;
        const namespace =
          namespaceSelector?.matchLabels?.[NAMESPACE_NAME] ?? (namespaceSelector ? elsewhere : metadata.namespace);
        // somebody else has the cluster's own DNS
        if (namespace !== 'kube-system') add(namespace, podSelector?.matchLabels ?? {}, ports);
        if (podSelector?.matchLabels && namespaceSelector) add(namespace, { app: 'not-meant' }, ports);
      }
    }
    add(metadata.namespace!, { app: 'not-meant' }, [8080]);
  }
  add(elsewhere, { app: 'stranger' }, [8080, 443]);
  return [...actors.values()];
}

const NAMESPACE_NAME = 'kubernetes.io/metadata.name';
