import type { Manifest } from '../../support/manifest';
import { finding } from '../finding';
import type { Finding } from '../finding';
import { hasPasswordInUrl, isRandom, SHAPES } from './shapes';

/** No string of any object, wherever it stands, looks like a credential that works. A finding never repeats the value. */
export function credentials(manifests: readonly Manifest[]): Finding[] {
  return manifests.flatMap((manifest) =>
    strings(manifest, '', '').flatMap(({ path, name, value }) =>
      suspicions(name, value).map((what) =>
        finding('credential', manifest, `${path} looks like ${what}, ${value.length} characters`),
      ),
    ),
  );
}

function suspicions(name: string, value: string): string[] {
  const shape = Object.entries(SHAPES).find(([, pattern]) => pattern.test(value));
  if (shape) return [shape[0]];
  if (hasPasswordInUrl(value)) return ['a URL with a password'];
  return isRandom(name, value) ? ['a random secret'] : [];
}

interface Text {
  readonly path: string;
  /** What the string is called: the field, or the `name` beside a `value`. */
  readonly name: string;
  readonly value: string;
}

function strings(node: unknown, path: string, name: string): Text[] {
  if (typeof node === 'string') return [{ path, name, value: node }];
  if (Array.isArray(node)) return node.flatMap((entry, index) => strings(entry, `${path}[${index}]`, name));
  if (typeof node !== 'object' || node === null) return [];

  const { kind, name: label } = node as Record<string, unknown>;
  return Object.entries(node).flatMap(([key, value]) => {
    // Encrypted values are meant to look random, and to be read by anyone.
    if (key === 'encryptedData') return [];
    const at = path === '' ? key : `${path}.${key}`;
    const called = key === 'value' && typeof label === 'string' ? label : key;
    const found = [...strings(value, at, called), ...strings(key, at, '')];
    return kind === 'Secret' && key === 'data' ? [...found, ...decoded(value, at)] : found;
  });
}

/** The data of a Secret is spelt in base64, which hides nothing. */
function decoded(data: unknown, path: string): Text[] {
  return Object.entries(data ?? {}).map(([name, value]) => ({
    path: `${path}.${name}`,
    name,
    value: Buffer.from(String(value), 'base64').toString('utf8'),
  }));
}
