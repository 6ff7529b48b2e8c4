import type { k8s } from 'cdk8s-plus-28';
import type { WorkloadAddition } from '../contract/addition';
import type { ConfigContext, ConfigFiles, IConfigSource } from '../contract/config-source';
import { ConfigReload } from '../contract/config-facts';
import { VolumeSource } from '../contract/volume';
import { checkSubdomain } from '../core/names';
import type { Problem } from '../core/problem';
import { checkText } from '../core/text';
import type { ProductDefinition } from '../profiles/definition';

/** What the configuration adds to the pods, and the ConfigMap to make for it. */
export interface ConfigMount {
  readonly addition: WorkloadAddition;
  readonly problems: Problem[];
  readonly configMapName: string;
  readonly data?: Pick<k8s.KubeConfigMapProps, 'data'>;
  /** The files, if there are any. */
  readonly config?: ConfigFiles;
}

/** Mounts the files read-only and restarts the pods on change, unless the product reads them at run time. */
export function configAddition(
  definition: ProductDefinition,
  source: IConfigSource | undefined,
  context: ConfigContext,
): ConfigMount {
  const { facts } = definition;
  const configMapName = facts.names?.config ?? `${context.name}-config`;
  const config = source?.toConfigFiles(context);
  if (!config) {
    return { addition: {}, configMapName, problems: facts.config?.required ? [missing(facts.config.mountPath)] : [] };
  }
  if (!facts.config) {
    return { addition: {}, configMapName, problems: [unused(facts.product)] };
  }
  const external = config.configMapName !== undefined || config.secretName !== undefined;
  const mount = {
    name: facts.config.volumeName ?? 'config',
    source: sourceOf(config, config.configMapName ?? configMapName),
    mountPath: facts.config.mountPath,
    readOnly: true,
  };
  const rollout = !external && (config.reload ?? facts.config.reload ?? ConfigReload.ROLLOUT) === ConfigReload.ROLLOUT;
  return {
    addition: {
      volumes: [mount],
      restartOn: rollout ? { config: JSON.stringify(Object.entries(config.files).sort()) } : undefined,
    },
    configMapName,
    problems: [...check(config), ...(definition.checkConfig?.(config) ?? [])],
    data: external ? undefined : { data: config.files },
    config,
  };
}

function sourceOf(config: ConfigFiles, configMapName: string): VolumeSource {
  const secretFiles = Object.entries(config.secretFiles ?? {});
  if (config.secretName !== undefined) {
    return VolumeSource.secret(config.secretName);
  }
  if (secretFiles.length === 0) {
    return VolumeSource.configMap(configMapName);
  }
  const secrets = secretFiles.map(([path, { secretName, key }]) => ({ secret: { name: secretName, items: [{ key, path }] } }));
  return VolumeSource.projected([{ configMap: { name: configMapName } }, ...secrets]);
}

function check(config: ConfigFiles): Problem[] {
  return [
    ...(config.configMapName === undefined ? [] : checkSubdomain('config.configMapName', config.configMapName)),
    ...(config.secretName === undefined ? [] : checkSubdomain('config.secretName', config.secretName)),
    ...Object.entries(config.files).flatMap(([name, text]) => checkText(`config.${name}`, text)),
  ];
}

function missing(folder: string): Problem {
  return {
    code: 'LLMGW-401',
    prop: 'config',
    reason: `the product reads files in ${folder} and does not start without`,
    remedy: 'give GatewayConfig.file(...) or GatewayConfig.existing(...)',
  };
}

function unused(product: string): Problem {
  return {
    code: 'LLMGW-402',
    prop: 'config',
    reason: `${product} reads no configuration files`,
    remedy: 'leave it out, or state "config" in the profile',
  };
}
