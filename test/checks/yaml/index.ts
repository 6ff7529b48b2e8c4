import { isAlias, isNode, parseAllDocuments, visit } from 'yaml';
import type { Document } from 'yaml';
import { nameOf } from '../../support/manifest';
import type { Manifest } from '../../support/manifest';
import { toYaml } from '../../support/synth';
import { finding } from '../finding';
import type { Finding } from '../finding';

/** Line breaks to some readers and none to others, marks, controls and halves of characters: each can change a document. */
const DANGEROUS =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0085\u2028\u2029\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** What is written is what is read: by readers of YAML 1.1 (Go, and so kubectl) and of YAML 1.2 alike. */
export function yaml(manifests: readonly Manifest[]): Finding[] {
  return manifests.flatMap((manifest) => {
    const [bad] = texts(manifest).flatMap((text) => DANGEROUS.exec(text) ?? []);
    if (bad !== undefined) return [finding('yaml-character', manifest, `it contains ${codePoint(bad)}`)];

    return yamlDifferences(toYaml([manifest]), [manifest]).map((message) => finding('yaml', manifest, message));
  });
}

/** What is wrong with the text of a file, given the objects that it is meant to hold. */
export function yamlDifferences(text: string, manifests: readonly Manifest[]): string[] {
  return (['1.1', '1.2'] as const).flatMap((version) => {
    const documents = [...parseAllDocuments(text, { version })] as Document[];
    const errors = documents.flatMap((document) =>
      document.errors.map(({ message }) => `YAML ${version}: ${message.split('\n')[0]}`),
    );
    if (errors.length > 0) return errors;
    if (documents.some(hasAnchors)) return [`YAML ${version}: the file has anchors or aliases`];

    const values = valuesOf(documents);
    if (!values) return [`YAML ${version}: the file has a merge key`];
    if (values.length !== manifests.length) return [`YAML ${version}: ${values.length} documents instead of ${manifests.length}`];

    const differing = manifests.filter((manifest, index) => !same(values[index], manifest));
    return differing.map((manifest) => `YAML ${version}: ${nameOf(manifest)} is read as something else`);
  });
}

function valuesOf(documents: readonly Document[]): unknown[] | undefined {
  try {
    return documents.map((document) => document.toJS() as unknown).filter((value) => value !== null);
  } catch {
    return undefined;
  }
}

function hasAnchors(document: Document): boolean {
  let found = false;
  visit(document, (_, node) => {
    found ||= isAlias(node) || (isNode(node) && (node as { anchor?: string }).anchor !== undefined);
  });
  return found;
}

/** What is left out on purpose is no difference; NaN and dates are one. */
function same(read: any, written: any): boolean {
  if (Array.isArray(written)) {
    return Array.isArray(read) && read.length === written.length && written.every((entry, index) => same(read[index], entry));
  }
  if (typeof written !== 'object' || written === null || typeof read !== 'object' || read === null) {
    return Object.is(read, written);
  }

  const names = Object.keys(written).filter((name) => written[name] !== undefined);
  return Object.keys(read).length === names.length && names.every((name) => same(read[name], written[name]));
}

function texts(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => [key, ...texts(value)]);
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
