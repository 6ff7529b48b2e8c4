import type { ConfigFiles } from '../contract/config-source';
import { ConfigReload } from '../contract/config-facts';
import { checkSubdomain } from '../core/names';
import type { Problem } from '../core/problem';
import { checkFileText } from '../core/text';
import { checkTextFormat } from './config-text';

const FILE_NAME = /^(?!\.\.)[-._a-zA-Z0-9]+$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** What the API server takes. */
const LARGEST = 2 ** 20;
/** What kubectl apply can keep in its annotation, without a KiB for the object around them. */
const LARGEST_APPLIED = 2 ** 18 - 2 ** 10;

/** Names, texts and binary files, as they were given. */
export function checkFiles(config: ConfigFiles): Problem[] {
  const texts = Object.keys(config.files);
  const documents = Object.keys(config.documents ?? {}).filter((name) => !texts.includes(name));
  const names = [...texts, ...documents, ...Object.keys(config.binaryFiles ?? {}), ...Object.keys(config.secretFiles ?? {})];
  return [
    ...names.flatMap((name, i) => checkFileName(name, names.indexOf(name) < i)),
    ...Object.entries(config.files).flatMap(([name, text]) => [
      ...checkFileText(`config.${name}`, text),
      ...checkTextFormat(name, text),
    ]),
    ...Object.entries(config.binaryFiles ?? {})
      .filter(([, data]) => !BASE64.test(data))
      .map(([name]) => ({
        code: 'LLMGW-406' as const,
        prop: `config.${name}`,
        reason: 'not base64',
        remedy: "give the content as base64 on one line, in Node.js buffer.toString('base64')",
      })),
  ];
}

/** Settings that only make sense together. */
export function checkSettings(config: ConfigFiles, reload: ConfigReload): Problem[] {
  const { configMapName, secretName, immutable, revision } = config;
  const existing = configMapName ?? secretName;
  const contradiction = (prop: string, reason: string, remedy: string): Problem => ({
    code: 'LLMGW-407',
    prop: `config.${prop}`,
    reason,
    remedy,
  });
  return [
    ...(existing === undefined ? [] : checkSubdomain('config.name', existing)),
    ...(existing !== undefined && immutable ? [contradiction('immutable', `${existing} is made elsewhere`, 'leave it out')] : []),
    ...(reload === ConfigReload.RUNTIME && immutable
      ? [contradiction('immutable', 'the process watches the files, which then never change', 'use ConfigReload.ROLLOUT')]
      : []),
    ...(reload === ConfigReload.RUNTIME && revision !== undefined
      ? [contradiction('revision', 'the process watches the files, a change replaces no pods', 'leave it out')]
      : []),
  ];
}

/** What a ConfigMap can hold, and what kubectl can keep of it. */
export function checkSize(config: ConfigFiles): Problem[] {
  const held = sizes(config, bytesOf, (base64) => Buffer.byteLength(base64, 'base64'));
  if (held.total > LARGEST) {
    const remedy = `a ConfigMap holds ${LARGEST}: let the product load the large part from elsewhere`;
    return [{ code: 'LLMGW-403', prop: 'config', value: `${held.total} bytes`, reason: held.reason, remedy }];
  }
  const { total, reason } = sizes(config, keptOf, keptOf);
  const value = `${total} bytes in JSON`;
  const remedy = `above ${LARGEST_APPLIED} bytes use kubectl apply --server-side`;
  return total <= LARGEST_APPLIED ? [] : [{ code: 'LLMGW-404', prop: 'config', value, reason, remedy, warning: true }];
}

const bytesOf = (text: string): number => Buffer.byteLength(text);
/** As JSON in an annotation, in which Go writes these signs in six letters. */
const keptOf = (content: string): number => bytesOf(JSON.stringify(content).replace(/[<>&]/g, '\\u003c'));

type SizeOf = (content: string) => number;

function sizes({ files, binaryFiles = {} }: ConfigFiles, ofText: SizeOf, ofData: SizeOf): { total: number; reason: string } {
  const all = [
    ...Object.entries(files).map(([name, text]) => [name, ofText(text)] as const),
    ...Object.entries(binaryFiles).map(([name, data]) => [name, ofData(data)] as const),
  ].sort(([, a], [, b]) => b - a);
  const largest = all
    .slice(0, 3)
    .map((file) => file.join(' '))
    .join(', ');
  return { total: all.reduce((sum, [, size]) => sum + size, 0), reason: `the largest files have ${largest} bytes` };
}

function checkFileName(name: string, twice: boolean): Problem[] {
  const prop = `config.${name}`;
  if (twice) {
    return [{ code: 'LLMGW-408', prop, reason: 'already given in another form', remedy: 'keep one of them' }];
  }
  if (name in Object.prototype) {
    // cdk8s asks objects for their constructor, and "__proto__" is no member at all
    return [{ code: 'LLMGW-405', prop, value: name, reason: 'a word of JavaScript', remedy: `use for example "${name}.yaml"` }];
  }
  if (name.length <= 253 && FILE_NAME.test(name) && name !== '.') {
    return [];
  }
  const remedy = `use for example "${name.slice(name.lastIndexOf('/') + 1).replace(/[^-._a-zA-Z0-9]/g, '-') || 'config.yaml'}"`;
  return [{ code: 'LLMGW-405', prop, value: name, reason: 'not a key of a ConfigMap', remedy }];
}
