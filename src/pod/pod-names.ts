import type { Problem } from '../core/problem';

const ENV_NAME = /^[A-Za-z_.-][A-Za-z0-9_.-]*$/;
const MOUNT_PATH = /^\/[^:]*$/;

/** A legal name of an environment variable. */
export function checkEnvName(prop: string, name: string): Problem[] {
  const remedy = 'use letters, digits and "_"';
  return ENV_NAME.test(name) ? [] : [{ code: 'LLMGW-114', prop, reason: 'not a name of an environment variable', remedy }];
}

/** A path at which a volume can be mounted. */
export function checkMountPath(prop: string, path: string): Problem[] {
  const reason = 'not an absolute path without ":"';
  return MOUNT_PATH.test(path) ? [] : [{ code: 'LLMGW-115', prop, value: path, reason, remedy: 'write it like "/etc/gateway"' }];
}
