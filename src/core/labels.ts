import type { Problem } from './problem';

const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;
const LABEL_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const MOST_OF_ANNOTATIONS = 256 * 1024;
const PREFIX = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/** A map of label or annotation names to values. */
export type StringMap = { readonly [name: string]: string };

export const NAME_LABEL = 'app.kubernetes.io/name';
export const INSTANCE_LABEL = 'app.kubernetes.io/instance';
export const COMPONENT_LABEL = 'app.kubernetes.io/component';

/** What the recommended labels are made of. */
export interface LabelFacts {
  readonly product: string;
  readonly instance: string;
  readonly component: string;
  readonly version?: string;
}

/**
 * The recommended labels, without those of the selector.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export function recommendedLabels(facts: LabelFacts): Record<string, string> {
  return {
    [NAME_LABEL]: facts.product,
    [INSTANCE_LABEL]: facts.instance,
    [COMPONENT_LABEL]: facts.component,
    'app.kubernetes.io/part-of': 'llm-gateway',
    'app.kubernetes.io/managed-by': 'cdk8s',
    ...(facts.version ? { 'app.kubernetes.io/version': labelValue(facts.version) } : {}),
  };
}

/** Versions may hold `+` or be longer than a label value. */
function labelValue(text: string): string {
  return text
    .replace(/[^-A-Za-z0-9_.]/g, '_')
    .slice(0, 63)
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
}

/** Legal label names and values. */
export function checkLabels(prop: string, labels: StringMap): Problem[] {
  return Object.entries(labels).flatMap(([name, value]) => [
    ...checkQualifiedName(`${prop}.${name}`, name),
    ...(typeof value === 'string' && value.length <= 63 && LABEL_VALUE.test(value)
      ? []
      : [
          problem(
            `${prop}.${name}`,
            value,
            'label values have at most 63 letters, digits, "-", "_" and "."',
            'shorten it, or use an annotation',
          ),
        ]),
  ]);
}

/** Labels for pods beside those of a workload: their own, and none by which it would take them for its own. */
export function labelsBeside(
  { labels, selectorLabels }: { readonly labels: StringMap; readonly selectorLabels: StringMap },
  own: StringMap,
): { [name: string]: string } {
  const others = Object.entries(labels).filter(([name]) => selectorLabels[name] === undefined || own[name] !== undefined);
  return { ...Object.fromEntries(others), ...own };
}

/** Legal annotation names, and values that are strings, of no more than an object takes. */
export function checkAnnotations(prop: string, annotations: StringMap): Problem[] {
  const size = Object.entries(annotations).reduce((sum, [name, value]) => sum + name.length + String(value).length, 0);
  const tooLarge = problem(prop, undefined, `${size} characters together, and an object takes 256 KiB`, 'keep it in a ConfigMap');
  const each = Object.entries(annotations).flatMap(([name, value]) => [
    ...checkQualifiedName(`${prop}.${name}`, name),
    ...(typeof value === 'string'
      ? []
      : [problem(`${prop}.${name}`, value, 'annotation values are strings', `write "${String(value)}"`)]),
  ]);
  return size > MOST_OF_ANNOTATIONS ? [...each, tooLarge] : each;
}

function checkQualifiedName(prop: string, name: string): Problem[] {
  const parts = name.split('/');
  const local = parts.pop()!;
  const prefix = parts.join('/');
  if (local.length <= 63 && LABEL_NAME.test(local) && (parts.length === 0 || (prefix.length <= 253 && PREFIX.test(prefix)))) {
    return [];
  }
  return [problem(prop, name, 'not a label or annotation name', 'write prefix.example.com/name')];
}

function problem(prop: string, value: unknown, reason: string, remedy: string): Problem {
  return { code: 'LLMGW-103', prop, value, reason, remedy };
}
