import { BlockList } from 'node:net';
import { list } from '../finding';
import type { Check } from '../finding';
import { eachObject } from './row';

const ID = 'server';
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const CONFIG_KEY = /^[-._a-zA-Z0-9]{1,253}$/;
/** An annotation set larger than this is refused, and so is a ConfigMap larger than four times as much. */
const ANNOTATION_BYTES = 256 * 1024;

const BUILT_IN = /^(v1|apps\/v1|batch\/v1|autoscaling\/v2|policy\/v1|(networking|rbac\.authorization)\.k8s\.io\/v1)$/;

/** What the API server checks in other objects by hand. */
export const objectRules: readonly Check[] = [
  // it takes it, and takes every further apply of it for a change
  eachObject(ID, [], (manifest) => {
    const empty = BUILT_IN.test(manifest.apiVersion) ? emptyList(manifest, '') : undefined;
    return empty && `${empty} is an empty list, which the server does not keep`;
  }),

  eachObject(ID, [], ({ kind, metadata }) => {
    const name = metadata?.name ?? '';
    if (kind === 'Service') return LABEL.test(name) && /^[a-z]/.test(name) ? undefined : `"${name}" is no name for a Service`;
    if (kind === 'Namespace') return LABEL.test(name) ? undefined : `"${name}" is no name for a Namespace`;
    return SUBDOMAIN.test(name) ? undefined : `"${name}" is no name for an object`;
  }),

  eachObject(ID, [], ({ metadata }) => {
    const size = Object.entries(metadata?.annotations ?? {}).reduce(
      (sum, [key, value]) => sum + Buffer.byteLength(key + String(value)),
      0,
    );
    return size > ANNOTATION_BYTES ? `its annotations have ${size} bytes` : undefined;
  }),

  eachObject(ID, ['ConfigMap', 'Secret'], ({ data, binaryData }) => {
    const wrong = Object.keys({ ...data, ...binaryData }).find((key) => !CONFIG_KEY.test(key));
    const size = Buffer.byteLength(JSON.stringify([data, binaryData]));
    if (wrong !== undefined) return `"${wrong}" is no key`;
    return size > 4 * ANNOTATION_BYTES ? `it has ${size} bytes` : undefined;
  }),

  eachObject(ID, ['Deployment'], ({ spec }) => {
    const { type, rollingUpdate } = spec?.strategy ?? {};
    const none = (value: unknown) => value === 0 || value === '0%';
    if (type === 'Recreate' && rollingUpdate) return 'Recreate has no rollingUpdate';
    if (rollingUpdate && none(rollingUpdate.maxSurge) && none(rollingUpdate.maxUnavailable)) {
      return 'maxSurge and maxUnavailable are both 0';
    }
    return (spec?.progressDeadlineSeconds ?? 600) <= (spec?.minReadySeconds ?? 0)
      ? 'progressDeadlineSeconds is not above minReadySeconds'
      : undefined;
  }),

  eachObject(ID, ['HorizontalPodAutoscaler'], ({ spec }) =>
    (spec?.minReplicas ?? 1) > spec?.maxReplicas ? 'minReplicas is above maxReplicas' : undefined,
  ),

  eachObject(ID, ['PodDisruptionBudget'], ({ spec }) =>
    spec?.minAvailable !== undefined && spec?.maxUnavailable !== undefined ? 'it has minAvailable and maxUnavailable' : undefined,
  ),

  eachObject(ID, ['Service'], ({ spec }) => {
    const ports = list(spec?.ports);
    return ports.length > 1 && ports.some(({ name }) => !name) ? 'a Service with several ports names each of them' : undefined;
  }),

  eachObject(ID, ['NetworkPolicy'], ({ spec }) => {
    const peers = [...list(spec?.ingress).flatMap(({ from }) => list(from)), ...list(spec?.egress).flatMap(({ to }) => list(to))];
    const wrong = peers.flatMap(({ ipBlock }) => (ipBlock ? outside(ipBlock) : []));
    return wrong.length > 0 ? `${wrong.join(', ')} is no range, or not within the range it is an exception from` : undefined;
  }),
];

/** The path of the first list of an object that has nothing in it. */
function emptyList(value: unknown, path: string): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (Array.isArray(value) && value.length === 0) return path;
  for (const [key, inner] of Object.entries(value)) {
    const found = emptyList(inner, path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function outside({ cidr, except }: any): string[] {
  const whole = range(cidr);
  return whole ? list(except).filter((inner) => !within(inner, whole)) : [String(cidr)];
}

function within(inner: string, whole: { bits: number; block: BlockList }): boolean {
  const parsed = range(inner);
  return parsed !== undefined && parsed.bits > whole.bits && whole.block.check(parsed.address, parsed.family);
}

function range(cidr: unknown): { address: string; bits: number; family: 'ipv4' | 'ipv6'; block: BlockList } | undefined {
  const [address = '', length = ''] = String(cidr).split('/');
  const family = address.includes(':') ? 'ipv6' : 'ipv4';
  const block = new BlockList();
  try {
    block.addSubnet(address, /^\d+$/.test(length) ? Number(length) : -1, family);
    return { address, bits: Number(length), family, block };
  } catch {
    return undefined;
  }
}
