import type { VolumeMount } from '../contract/addition';
import type { Problem } from '../core/problem';

const ENV_NAME = /^[A-Za-z_.-][A-Za-z0-9_.-]*$/;
const MOUNT_PATH = /^\/+[^/:][^:]*$/;

/** A legal name of an environment variable. */
export function checkEnvName(prop: string, name: string): Problem[] {
  const remedy = 'use letters, digits and "_"';
  return ENV_NAME.test(name) ? [] : [{ code: 'LLMGW-114', prop, reason: 'not a name of an environment variable', remedy }];
}

/** What the API server and the kubelet take as a place for a volume, and as a part of one. */
export function checkMount(prop: string, { mountPath, subPath }: Pick<VolumeMount, 'mountPath' | 'subPath'>): Problem[] {
  const bad = (field: string, value: string, reason: string, remedy: string): Problem => ({
    code: 'LLMGW-115',
    prop: `${prop}.${field}`,
    value,
    reason,
    remedy,
  });
  const path = MOUNT_PATH.test(mountPath)
    ? []
    : [bad('mountPath', mountPath, 'not an absolute path below the root without ":"', 'write it like "/etc/gateway"')];
  const leaves = subPath !== undefined && (subPath.startsWith('/') || subPath.split('/').includes('..'));
  return leaves
    ? [...path, bad('subPath', subPath, 'it leaves the volume', 'write a path within the volume, like "conf/app.yaml"')]
    : path;
}
