import type { k8s } from 'cdk8s-plus-28';
import type { AdditionalContainer, ReplicaLimit, VolumeMount, WorkloadAddition } from '../contract/addition';
import type { NetworkRule } from '../contract/network';
import type { Listener } from '../contract/listener';
import { hashOf, sha256 } from '../core/hash';
import type { StringMap } from '../core/labels';
import { checkAnnotations, checkLabels } from '../core/labels';
import { checkSubdomain } from '../core/names';
import { own } from '../core/own';
import type { Problem } from '../core/problem';
import { checkArgument } from '../core/text';
import { checkContainer } from '../pod/containers';
import { checkEnvName, checkMount } from '../pod/pod-names';
import { RELOAD_ANNOTATION } from '../pod/rotation';
import { checkClients, checkRules } from '../network/network-rules';

/** Everything that was added to a workload, joined. Who added something first keeps it; the second is a problem. */
export class Additions {
  public readonly env = new Map<string, k8s.EnvVar>();
  public readonly args: string[] = [];
  public readonly mounts: VolumeMount[] = [];
  public readonly sidecars: AdditionalContainer[] = [];
  public readonly initContainers: AdditionalContainer[] = [];
  public readonly imagePullSecrets = new Set<string>();
  public readonly podLabels: Record<string, string> = {};
  public readonly podAnnotations: Record<string, string> = {};
  public readonly workloadAnnotations: Record<string, string> = {};
  public readonly egress: NetworkRule[] = [];
  public readonly ingress: NetworkRule[] = [];
  public readonly replicaLimits: ReplicaLimit[] = [];
  /** By name, then by owner; an object with an owner as its key would be a hidden class of its own for each gateway. */
  private readonly restartOn = new Map<string, Map<string, string>>();
  private readonly owners = new Map<string, string>();

  constructor(
    private readonly containerName: string,
    listeners: readonly Listener[],
  ) {
    for (const { name, port } of listeners) {
      this.owners.set(`port ${name}`, 'the profile').set(`port ${port}`, 'the profile');
    }
  }

  /** Joins an addition and says what does not fit. */
  public add(addition: WorkloadAddition, owner: string): Problem[] {
    addition.imagePullSecrets?.forEach((name) => this.imagePullSecrets.add(name));
    this.args.push(...(addition.args ?? []));
    this.egress.push(...(addition.egress ?? []));
    this.ingress.push(...(addition.ingress ?? []));
    if (addition.replicaLimit) {
      this.replicaLimits.push(addition.replicaLimit);
    }
    for (const [name, text] of Object.entries(addition.restartOn ?? {})) {
      this.restartOn.set(name, new Map([...(this.restartOn.get(name) ?? []), [owner, text]]));
    }
    const workloadAnnotations = this.reloading(addition.workloadAnnotations);
    return [
      ...checkRules('egress', addition.egress),
      ...checkRules('ingress', addition.ingress),
      ...each(addition.ingress, (rule, i) => checkClients(`ingress[${i}].peers`, rule.peers)),
      ...each(addition.args, (arg, i) => checkArgument(`args[${i}]`, arg)),
      ...each(addition.env && Object.entries(addition.env), ([name, value]) => this.addEnv(name, value, owner)),
      ...each(addition.volumes, (mount) => this.addMount(mount, owner)),
      ...each(addition.sidecars, (c) => this.addContainer(this.sidecars, 'sidecars', c, owner)),
      ...each(addition.initContainers, (c) => this.addContainer(this.initContainers, 'initContainers', c, owner)),
      ...each(addition.imagePullSecrets, (name, i) => checkSubdomain(`imagePullSecrets[${i}]`, name)),
      ...assignOnce(this.podLabels, addition.podLabels, 'podLabels', checkLabels),
      ...assignOnce(this.podAnnotations, addition.podAnnotations, 'podAnnotations', checkAnnotations),
      ...assignOnce(this.workloadAnnotations, workloadAnnotations, 'workloadAnnotations', checkAnnotations),
    ];
  }

  /** Several may name Secrets that restart the pods; the rest of the annotations. */
  private reloading(annotations: WorkloadAddition['workloadAnnotations'] = {}): Record<string, string> {
    const { [RELOAD_ANNOTATION]: added, ...others } = annotations;
    const known = this.workloadAnnotations[RELOAD_ANNOTATION];
    if (added === undefined || known === undefined) return { ...annotations };
    this.workloadAnnotations[RELOAD_ANNOTATION] = [...new Set([...known.split(','), ...added.split(',')])].sort().join(',');
    return others;
  }

  /** `checksum/<name>` annotations: the text of one owner is hashed as it is, several are hashed together. */
  public checksums(): Record<string, string> {
    const checksums: Record<string, string> = {};
    for (const [name, parts] of this.restartOn) {
      const [first] = parts.values();
      checksums[`checksum/${name}`] = parts.size === 1 ? sha256(first!) : hashOf(Object.fromEntries(parts));
    }
    return checksums;
  }

  /** The limit that allows the fewest pods. */
  public replicaLimit(): ReplicaLimit | undefined {
    const own = this.replicaLimits;
    const claims = this.mounts
      .filter((m) => m.source.exclusive)
      .map((m) => ({ max: 1, exclusive: true, reason: `volume "${m.name}" can be mounted by one node` }));
    return [...own, ...claims].sort((a, b) => a.max - b.max || Number(b.exclusive ?? false) - Number(a.exclusive ?? false))[0];
  }

  private addEnv(name: string, value: { readonly value?: unknown; readonly valueFrom?: unknown }, owner: string): Problem[] {
    const misnamed = checkEnvName(`env.${name}`, name);
    if (misnamed.length > 0) {
      return misnamed;
    }
    if (this.env.has(name)) {
      return [this.taken('LLMGW-114', `env.${name}`, `env ${name}`, 'leave it out, or use the prop that it follows from')];
    }
    this.owners.set(`env ${name}`, owner);
    this.env.set(name, {
      name,
      value: value.value as string | undefined,
      valueFrom: value.valueFrom as k8s.EnvVarSource | undefined,
    });
    return typeof value.value === 'string' ? checkArgument(`env.${name}`, value.value) : [];
  }

  private addMount(mount: VolumeMount, owner: string): Problem[] {
    const problems = checkMount(`volumes.${mount.name}`, mount);
    const path = `mount ${mount.mountPath}`;
    if (this.owners.has(path)) {
      problems.push(this.taken('LLMGW-115', `volumes.${mount.name}.mountPath`, path, 'mount it somewhere else'));
    }
    const volume = `volume ${mount.name}`;
    const same = this.mounts.find((m) => m.name === mount.name);
    if (same && JSON.stringify(same.source) !== JSON.stringify(mount.source)) {
      problems.push(this.taken('LLMGW-115', `volumes.${mount.name}`, volume, 'give it another name'));
    }
    if (problems.length === 0) {
      this.owners.set(path, owner);
      this.owners.set(volume, owner);
      this.mounts.push(mount);
    }
    return problems;
  }

  private addContainer(list: AdditionalContainer[], prop: string, container: AdditionalContainer, owner: string): Problem[] {
    const key = `container ${container.name}`;
    if (container.name === this.containerName || this.owners.has(key)) {
      return [this.taken('LLMGW-124', `${prop}.${container.name}`, key, 'give it another name')];
    }
    this.owners.set(key, owner);
    list.push(container);
    const place = `${prop}.${container.name}`;
    const ports = (container.ports ?? []).flatMap(({ name, port }) => this.addPort(`${place}.ports.${name}`, name, port, owner));
    return [...checkContainer(place, container, list === this.sidecars), ...ports];
  }

  /** All containers of a pod share one network, and the Service finds ports by name. */
  private addPort(prop: string, name: string, port: number, owner: string): Problem[] {
    const taken = [`port ${name}`, `port ${port}`].find((key) => this.owners.has(key));
    if (taken !== undefined) {
      return [this.taken('LLMGW-108', prop, taken, 'give it its own name and number')];
    }
    this.owners.set(`port ${name}`, owner).set(`port ${port}`, owner);
    return [];
  }

  private taken(code: Problem['code'], prop: string, key: string, remedy: string): Problem {
    return problem(code, prop, `already set by ${this.owners.get(key) ?? 'the profile'}`, remedy);
  }
}

/** The problems of all items. */
function each<T>(items: readonly T[] = [], check: (item: T, i: number) => readonly Problem[]): readonly Problem[] {
  return items.flatMap(check);
}

function assignOnce(
  into: Record<string, string>,
  more: StringMap | undefined,
  prop: string,
  check: (prop: string, values: StringMap) => Problem[],
): readonly Problem[] {
  if (more === undefined) {
    return [];
  }
  const problems = Object.entries(more)
    .filter(([name, value]) => (own(into, name) ?? value) !== value)
    .map(([name, value]) => problem('LLMGW-103', `${prop}.${name}`, `already set to "${into[name]}"`, 'set it once', value));
  Object.assign(into, more);
  return [...check(prop, more), ...problems];
}

function problem(code: Problem['code'], prop: string, reason: string, remedy: string, value?: unknown): Problem {
  return { code, prop, reason, remedy, value };
}
