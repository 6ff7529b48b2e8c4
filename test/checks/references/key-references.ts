import { podSpecOf } from '../../support/find';
import type { Manifest } from '../../support/manifest';
import { list } from '../finding';
import { allContainers } from './workloads';

export interface KeyReference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly key: string | undefined;
  /** Where it stands, for people. */
  readonly place: string;
}

/** Every key of a ConfigMap or Secret that an object needs; what it calls optional is none of them. */
export function keyReferences(manifest: Manifest): KeyReference[] {
  const pod = podSpecOf(manifest);

  return [
    ...allContainers(pod).flatMap(variables),
    ...list(pod?.volumes).flatMap(volumeFiles),
    ...monitorSecrets(manifest),
    ...triggerSecrets(manifest),
  ];
}

function variables(container: any): KeyReference[] {
  return list(container.env).flatMap(({ name, valueFrom }) => {
    const place = `variable ${name} of ${container.name}`;
    return [...reference('Secret', valueFrom?.secretKeyRef, place), ...reference('ConfigMap', valueFrom?.configMapKeyRef, place)];
  });
}

function volumeFiles(volume: any): KeyReference[] {
  const sources = [{ secret: volume.secret, configMap: volume.configMap }, ...list(volume.projected?.sources)];

  return sources.flatMap(({ secret, configMap }) => [
    ...items('Secret', secret, secret?.secretName ?? secret?.name, volume.name),
    ...items('ConfigMap', configMap, configMap?.name, volume.name),
  ]);
}

function items(kind: KeyReference['kind'], source: any, name: string, volume: string): KeyReference[] {
  return list(source?.items).flatMap(({ key }) => reference(kind, { name, key, optional: source.optional }, `volume ${volume}`));
}

function monitorSecrets({ kind, spec }: Manifest): KeyReference[] {
  if (kind !== 'ServiceMonitor' && kind !== 'PodMonitor') return [];

  return [...list(spec?.endpoints), ...list(spec?.podMetricsEndpoints)].flatMap((endpoint) => {
    const place = `endpoint ${endpoint.port}`;
    const { authorization, basicAuth, bearerTokenSecret, tlsConfig } = endpoint;
    const secrets = [
      authorization?.credentials,
      basicAuth?.username,
      basicAuth?.password,
      bearerTokenSecret,
      tlsConfig?.keySecret,
    ];
    return secrets.flatMap((secret) => reference('Secret', secret, place));
  });
}

function triggerSecrets({ kind, spec }: Manifest): KeyReference[] {
  if (kind !== 'TriggerAuthentication') return [];
  return list(spec?.secretTargetRef).flatMap((secret) => reference('Secret', secret, `parameter ${secret.parameter}`));
}

function reference(kind: KeyReference['kind'], target: any, place: string): KeyReference[] {
  return target?.name && target.optional !== true ? [{ kind, name: target.name, key: target.key, place }] : [];
}
