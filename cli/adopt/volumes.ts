import { call } from './code';
import type { Report } from './report';

/* eslint-disable @typescript-eslint/no-explicit-any -- pods of any tool, read as they come */

/** Mounts as props; empty folders are facts of the product, the configuration folder of a profile is its own. */
export function volumeProps(
  { volumes = [] }: any,
  { volumeMounts = [] }: any,
  configPath: string | undefined,
  report: Report,
): unknown[] {
  return volumeMounts.flatMap(({ name, mountPath, subPath, readOnly }: any) => {
    const volume = volumes.find((v: any) => v.name === name);
    if (mountPath.replace(/(.)\/$/, '$1') === configPath || (volume?.emptyDir && !subPath)) {
      return [];
    }
    const source = sourceOf(volume);
    if (!source) {
      report.lost.push(
        `volume ${name} at ${mountPath}: ${Object.keys(volume ?? {})
          .filter((k) => k !== 'name')
          .join()} has no prop`,
      );
      return [];
    }
    return [{ name, source, mountPath: mountPath.replace(/(.)\/$/, '$1'), subPath, readOnly }];
  });
}

function sourceOf(volume: any): unknown {
  const { configMap, secret, persistentVolumeClaim, emptyDir } = volume ?? {};
  if (configMap) {
    return call('VolumeSource.configMap', configMap.name, files(configMap));
  }
  if (secret) {
    return call('VolumeSource.secret', secret.secretName, files(secret));
  }
  if (persistentVolumeClaim) {
    return call('VolumeSource.claim', persistentVolumeClaim.claimName);
  }
  return emptyDir ? call('VolumeSource.emptyDir') : undefined;
}

function files({ items, optional, defaultMode }: any): unknown {
  const options = {
    items: items && Object.fromEntries(items.map(({ key, path }: any) => [key, path])),
    optional: optional === true ? true : undefined,
    mode: defaultMode === undefined || defaultMode === 420 ? undefined : defaultMode,
  };
  return Object.values(options).some((value) => value !== undefined) ? options : undefined;
}
