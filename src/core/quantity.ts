import type { Size } from 'cdk8s';
import type { Problem } from './problem';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
const QUANTITY = /^((?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E)?$/;
const BOTH = /[eE][+-]?[0-9]+[a-zA-Z]/;

const SCALE: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** What a quantity counts. */
export type QuantityKind = 'cpu' | 'bytes';

const SMALLEST_BYTES = 4 * 2 ** 20;
const LARGEST_CPU = 256;

/** The number behind a quantity: cores or bytes; undefined if it is none. */
export function quantityValue(text: string): number | undefined {
  const match = BOTH.test(text) ? undefined : QUANTITY.exec(text);
  return match ? Number(match[1]) * (match[2] ? SCALE[match[2]]! : 1) : undefined;
}

/** A size as a quantity, in the largest unit that is whole. */
export function quantityOf(size: Size): string {
  const kibibytes = size.toKibibytes();
  const [mebibytes, gibibytes] = [kibibytes / 1024, kibibytes / 1024 ** 2];
  return Number.isInteger(gibibytes) ? `${gibibytes}Gi` : Number.isInteger(mebibytes) ? `${mebibytes}Mi` : `${kibibytes}Ki`;
}

/** A size as nginx writes it. */
export function nginxSize(size: Size): string {
  const kibibytes = size.toKibibytes();
  return kibibytes % 1024 === 0 ? `${kibibytes / 1024}m` : `${kibibytes}k`;
}

/** Refuses what the API server refuses and what is legal and certainly not meant, such as `512m` of memory. */
export function checkQuantity(prop: string, text: string, kind: QuantityKind): Problem[] {
  const value = typeof text === 'string' ? quantityValue(text) : undefined;
  if (value === undefined) {
    return [
      {
        code: 'LLMGW-110',
        prop,
        value: text,
        reason: 'not a Kubernetes quantity',
        remedy: `write it like "${meant(String(text), kind)}"`,
      },
    ];
  }
  if (kind === 'bytes' && value < SMALLEST_BYTES) {
    const remedy = `did you mean "${meant(text, kind)}"?`;
    return [{ code: 'LLMGW-111', prop, value: text, reason: `${value} bytes is less than any container needs`, remedy }];
  }
  if (kind === 'cpu' && value > LARGEST_CPU) {
    return [
      { code: 'LLMGW-111', prop, value: text, reason: `${value} cores fit on no node`, remedy: `did you mean "${text}m"?` },
    ];
  }
  if (value === 0) {
    return [{ code: 'LLMGW-111', prop, value: text, reason: 'nothing at all', remedy: `write it like "${meant('1', kind)}"` }];
  }
  return [];
}

function meant(text: string, kind: QuantityKind): string {
  const digits = /[0-9]+(?:[.,][0-9]+)?/.exec(text)?.[0].replace(',', '.') ?? '1';
  if (kind === 'cpu') {
    return digits.includes('.') ? `${Math.round(Number(digits) * 1000)}m` : digits;
  }
  return /g/i.test(text) ? `${digits}Gi` : /k/i.test(text) ? `${digits}Ki` : `${digits}Mi`;
}
