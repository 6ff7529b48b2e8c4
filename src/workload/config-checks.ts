import type { ConfigFiles } from '../contract/config-source';
import { ConfigReload } from '../contract/config-facts';
import { checkSubdomain } from '../core/names';
import type { Problem } from '../core/problem';
import { checkFileText } from '../core/text';
import { checkTextFormat } from './config-text';

const FILE_NAME = /^(?!\.\.)[-._a-zA-Z0-9]+$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
// what the API server refuses, and what kubectl apply can keep in its annotation
const LARGEST = 2 ** 20;
const LARGEST_APPLIED = 2 ** 18;

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

/** What a ConfigMap can hold. */
export function checkSize(config: ConfigFiles): Problem[] {
  const sizes = [
    ...Object.entries(config.files).map(([name, text]): [string, number] => [name, Buffer.byteLength(text)]),
    ...Object.entries(config.binaryFiles ?? {}).map(([name, data]): [string, number] => [
      name,
      Buffer.byteLength(data, 'base64'),
    ]),
  ].sort(([, a], [, b]) => b - a);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  if (total <= LARGEST_APPLIED) {
    return [];
  }
  const value = `${total} bytes`;
  const largest = sizes.slice(0, 3).map(([name, size]) => `${name} ${size}`);
  const reason = `the largest files have ${largest.join(', ')} bytes`;
  if (total > LARGEST) {
    const remedy = `a ConfigMap holds ${LARGEST}: let the product load the large part from elsewhere`;
    return [{ code: 'LLMGW-403', prop: 'config', value, reason, remedy }];
  }
  const remedy = `above ${LARGEST_APPLIED} bytes use kubectl apply --server-side`;
  return [{ code: 'LLMGW-404', prop: 'config', value, reason, remedy, warning: true }];
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
