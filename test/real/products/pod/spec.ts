import type { Manifest } from '../../../support/manifest';
import { only } from '../../../support/find';
import { expanded } from '../../stores/programs';

/** The values of Secrets that the manifests only refer to, by name and key. */
export type Secrets = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A folder of the container, as the pod mounts it. */
export interface Mount {
  readonly path: string;
  /** Files of a ConfigMap, a Secret or several of them; nothing for a volume that the process writes to. */
  readonly files?: Readonly<Record<string, string>>;
  readonly subPath?: string;
  /** Bytes that fit into a volume that the process writes to. */
  readonly size?: number;
}

/** A request or connection of the kubelet. */
export interface Handler {
  readonly httpGet?: { path?: string; port: number | string; httpHeaders?: { name: string; value: string }[] };
  readonly tcpSocket?: { port: number | string };
  readonly exec?: { command: string[] };
  readonly sleep?: { seconds: number };
}

export interface Probe extends Handler {
  readonly initialDelaySeconds?: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

/** The gateway container of a Deployment with every reference resolved: what the kubelet would start. */
export interface PodSpec {
  /** Undefined where the image has the last word. */
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
  readonly user: number;
  readonly group: number;
  readonly ports: Readonly<Record<string, number>>;
  readonly startup: Probe;
  readonly readiness: Probe;
  readonly liveness: Probe;
  readonly preStop?: Handler;
  readonly grace: number;
}

/** Reads the Deployment, the ConfigMaps and the Secrets of synthesized objects. */
export function podSpec(manifests: readonly Manifest[], secrets: Secrets, workload?: string): PodSpec {
  const pod = only(manifests, 'Deployment', workload).spec.template.spec;
  const [container] = pod.containers;
  const security = { ...pod.securityContext, ...container.securityContext };
  if (security.readOnlyRootFilesystem !== true || security.runAsNonRoot !== true || !drops(security, 'ALL')) {
    throw new Error('the sandbox has a read-only root, no root user and no capabilities, and the container does not say so');
  }
  const env = environment(container.env ?? [], manifests, secrets);
  return {
    command: container.command?.map((word: string) => expanded(word, env)),
    args: container.args?.map((word: string) => expanded(word, env)),
    env,
    mounts: (container.volumeMounts ?? []).map((mount: any) => mountOf(mount, pod.volumes, manifests, secrets)),
    user: security.runAsUser,
    group: security.runAsGroup ?? security.runAsUser,
    ports: Object.fromEntries((container.ports ?? []).map((port: any) => [port.name, port.containerPort])),
    startup: container.startupProbe,
    readiness: container.readinessProbe,
    liveness: container.livenessProbe,
    preStop: container.lifecycle?.preStop,
    grace: pod.terminationGracePeriodSeconds,
  };
}

function drops(security: any, capability: string): boolean {
  return security.capabilities?.drop?.includes(capability) === true && security.capabilities.add === undefined;
}

/** Variables in the order of the list: `$(NAME)` means what stands above. */
function environment(list: readonly any[], manifests: readonly Manifest[], secrets: Secrets): Record<string, string> {
  const env: Record<string, string> = {};
  for (const { name, value, valueFrom } of list) {
    const text = valueFrom === undefined ? expanded(value ?? '', env) : referenced(valueFrom, manifests, secrets);
    if (text !== undefined) env[name] = text;
  }
  return env;
}

function referenced(source: any, manifests: readonly Manifest[], secrets: Secrets): string | undefined {
  if (source.secretKeyRef !== undefined) {
    const { name, key, optional } = source.secretKeyRef;
    const value = secretOf(name, manifests, secrets)[key];
    if (value === undefined && optional !== true) throw new Error(`no Secret ${name} with the key ${key}`);
    return value;
  }
  if (source.configMapKeyRef !== undefined) {
    const { name, key } = source.configMapKeyRef;
    return only(manifests, 'ConfigMap', name)['data'][key];
  }
  return fieldOf(source.fieldRef?.fieldPath ?? source.resourceFieldRef?.resource);
}

/** What the downward API would say about this pod. */
function fieldOf(path: string): string {
  const fields: Record<string, string> = {
    'metadata.name': 'gateway-0',
    'metadata.namespace': 'ai-platform',
    'status.podIP': '127.0.0.1',
    'status.hostIP': '127.0.0.1',
    'spec.nodeName': 'node-0',
  };
  return fields[path] ?? '1';
}

function secretOf(name: string, manifests: readonly Manifest[], secrets: Secrets): Readonly<Record<string, string>> {
  const written = manifests.find(({ kind, metadata }) => kind === 'Secret' && metadata.name === name);
  return { ...written?.['stringData'], ...secrets[name] };
}

function mountOf(mount: any, volumes: readonly any[], manifests: readonly Manifest[], secrets: Secrets): Mount {
  const volume = volumes.find(({ name }) => name === mount.name);
  const place = { path: mount.mountPath, subPath: mount.subPath };
  if (volume.emptyDir !== undefined) return { ...place, size: bytes(volume.emptyDir.sizeLimit) };
  if (volume.persistentVolumeClaim !== undefined) return { ...place, size: bytes('1Gi') };
  const sources = volume.projected?.sources ?? [volume];
  return { ...place, files: Object.assign({}, ...sources.map((source: any) => filesOf(source, manifests, secrets))) };
}

function filesOf(source: any, manifests: readonly Manifest[], secrets: Secrets): Record<string, string> {
  const named = source.configMap ?? source.secret;
  if (named === undefined) throw new Error(`the sandbox has no volume of this kind: ${Object.keys(source).join(', ')}`);
  const content: Readonly<Record<string, string>> =
    source.configMap === undefined
      ? secretOf(named.secretName ?? named.name, manifests, secrets)
      : only(manifests, 'ConfigMap', named.name)['data'];
  const items: { key: string; path: string }[] = named.items ?? Object.keys(content).map((key) => ({ key, path: key }));
  return Object.fromEntries(items.filter(({ key }) => key in content).map(({ key, path }) => [path, content[key]!]));
}

function bytes(quantity: string = '1Gi'): number {
  const [, number, unit] = /^(\d+)([KMG]i)?$/.exec(quantity) ?? [];
  return Number(number) * 1024 ** ['', 'Ki', 'Mi', 'Gi'].indexOf(unit ?? '');
}
