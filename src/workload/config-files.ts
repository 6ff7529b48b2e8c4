import type { k8s } from 'cdk8s-plus-28';
import { inOrder } from '../core/in-order';
import type { WorkloadAddition } from '../contract/addition';
import { ConfigReload } from '../contract/config-facts';
import type { ConfigContext, ConfigFiles, IConfigSource } from '../contract/config-source';
import type { CredentialFacts } from '../contract/credential';
import type { ProductFacts } from '../contract/product-facts';
import { asSure } from '../contract/provenance';
import { VolumeSource } from '../contract/volume';
import { hashOf } from '../core/hash';
import type { Problem } from '../core/problem';
import type { ProductDefinition } from '../profiles/definition';
import { checkFiles, checkSettings, checkSize } from './config-checks';
import { ConfigReferences } from './config-references';
import { checkDocument, configText } from './config-text';

/** What the configuration adds to the pods, and the ConfigMap to make for it. */
export interface ConfigMount {
  readonly addition: WorkloadAddition;
  readonly problems: Problem[];
  readonly configMapName: string;
  readonly data?: Pick<k8s.KubeConfigMapProps, 'data' | 'binaryData' | 'immutable'>;
  /** The files, if there are any. */
  readonly config?: ConfigFiles;
}

/** Mounts the files read-only and restarts the pods on change, unless the product reads them at run time. */
export function configAddition(
  definition: ProductDefinition,
  source: IConfigSource | undefined,
  context: ConfigContext,
  credentials: readonly CredentialFacts[],
): ConfigMount {
  const { facts } = definition;
  const configMapName = configName(context.name, facts);
  const given = source?.toConfigFiles(context);
  if (!given) {
    return { addition: {}, configMapName, problems: required(facts) };
  }
  if (!facts.config) {
    return { addition: {}, configMapName, problems: [unused(facts.product)] };
  }
  const { config, problems } = withTexts(given, new ConfigReferences(context, credentials, facts.config.variableSyntax));
  const made = config.configMapName === undefined && config.secretName === undefined;
  const content = { ...config.files, ...config.binaryFiles };
  const name = config.configMapName ?? (config.immutable ? `${configMapName}-${hashOf(content).slice(0, 8)}` : configMapName);
  const reload = config.reload ?? facts.config.reload ?? ConfigReload.ROLLOUT;
  return {
    addition: {
      volumes: [
        {
          name: facts.config.volumeName ?? 'config',
          source: volumeSource(config, name),
          mountPath: facts.config.mountPath,
          readOnly: true,
        },
      ],
      restartOn: restartOn(config, made, reload),
    },
    configMapName: name,
    problems: [
      ...problems,
      ...checkSettings(config, reload),
      ...checkFiles(given),
      ...checkSize(config),
      ...asSure(facts, 'config', definition.checkConfig?.(config) ?? []),
    ],
    data: made
      ? { data: config.files, binaryData: config.binaryFiles, immutable: config.immutable ? true : undefined }
      : undefined,
    config,
  };
}

/** The documented name goes with the documented name of the workload: two gateways of a namespace need two ConfigMaps. */
function configName(name: string, { names = {} }: ProductFacts): string {
  const documented = (names.workload ?? name) === name;
  return (documented ? names.config : undefined) ?? `${name}-config`;
}

/** The same configuration with a text for every file. */
function withTexts(given: ConfigFiles, references: ConfigReferences): { config: ConfigFiles; problems: Problem[] } {
  const files: Record<string, string> = {};
  const documents: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [name, text] of Object.entries(given.files)) {
    files[name] = references.resolve(name, text);
  }
  for (const [name, document] of Object.entries(given.documents ?? {})) {
    const found = checkDocument(name, document);
    problems.push(...found);
    if (found.length === 0) {
      documents[name] = references.resolveIn(name, document);
      files[name] ??= configText(name, documents[name]);
    }
  }
  return { config: { ...given, files, documents }, problems: [...problems, ...references.problems] };
}

function volumeSource(config: ConfigFiles, configMapName: string): VolumeSource {
  const secrets = inOrder(config.secretFiles);
  if (secrets.length === 0) {
    return config.secretName === undefined ? VolumeSource.configMap(configMapName) : VolumeSource.secret(config.secretName);
  }
  const files =
    config.secretName === undefined ? { configMap: { name: configMapName } } : { secret: { name: config.secretName } };
  return VolumeSource.projected([
    files,
    ...secrets.map(([path, { secretName, key, optional }]) => ({
      secret: { name: secretName, items: [{ key, path }], optional: optional ? true : undefined },
    })),
  ]);
}

/** An immutable ConfigMap has another name after every change, which replaces the pods as well. */
function restartOn(config: ConfigFiles, made: boolean, reload: ConfigReload): WorkloadAddition['restartOn'] {
  if (reload === ConfigReload.RUNTIME) {
    return undefined;
  }
  const own = made && !config.immutable ? JSON.stringify(Object.entries({ ...config.files, ...config.binaryFiles }).sort()) : '';
  const text = [own, config.revision ?? ''].filter((part) => part !== '').join('\n');
  return text === '' ? undefined : { config: text };
}

function required(facts: ProductFacts): Problem[] {
  return facts.config?.required ? asSure(facts, 'config', [missing(facts.config.mountPath)]) : [];
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
