/** What a configuration says instead of something that only the workload knows. Kept apart from what products expand. */
const MARK = /<<(credential|service):([^>]*)>>/g;

/** Stands for a credential by its name. */
export function credentialMark(name: string): string {
  return `<<credential:${name}>>`;
}

/** Stands for the address of the Service. */
export const SERVICE_MARK = '<<service:>>';

/** Replaces marks in a text. */
export function replaceMarks(text: string, replace: (kind: 'credential' | 'service', name: string) => string): string {
  return text.replace(MARK, (_, kind: 'credential' | 'service', name: string) => replace(kind, name));
}

/** Replaces marks in every string and key of a plain tree, which is copied. */
export function replaceMarksIn(tree: unknown, replace: (kind: 'credential' | 'service', name: string) => string): unknown {
  if (typeof tree === 'string') {
    return replaceMarks(tree, replace);
  }
  if (Array.isArray(tree)) {
    return tree.map((item) => replaceMarksIn(item, replace));
  }
  if (typeof tree === 'object' && tree !== null) {
    return Object.fromEntries(
      Object.entries(tree).map(([key, item]) => [replaceMarks(key, replace), replaceMarksIn(item, replace)]),
    );
  }
  return tree;
}
