import { credentialKind, hasUrlPassword, isHarmless, redact } from './credential-shapes';

/** Where something that looks like a credential was found. */
export interface Place {
  readonly path: string;
  readonly kind: string;
  readonly url: boolean;
}

/** Every place in a synthesized object that holds what looks like a credential. */
export function findCredentials(json: unknown): Place[] {
  return new Search().of(json);
}

/** A walk through everything that is synthesized: a path is only written out where something was found. */
class Search {
  private readonly places: Place[] = [];
  /** What was entered, and by which key or index. */
  private readonly entered: Array<[node: object, step: string | number]> = [];

  public of(json: unknown): Place[] {
    this.tree(json, '');
    return this.places;
  }

  private tree(node: unknown, name: string, isSetting = false): void {
    if (typeof node === 'string') {
      this.text(node, name, isSetting);
    } else if (Array.isArray(node)) {
      this.list(node, name);
    } else if (node !== null && typeof node === 'object') {
      this.object(node as Record<string, unknown>);
    }
  }

  private list(items: readonly unknown[], name: string): void {
    const entry: [object, number] = [items, 0];
    this.entered.push(entry);
    for (let i = 0; i < items.length; i++) {
      entry[1] = i;
      // an argument may stand after its flag
      const flag: unknown = i > 0 ? items[i - 1] : undefined;
      const isValue = typeof flag === 'string' && /^--?[\w.-]+$/.test(flag);
      this.tree(items[i], isValue ? flag.replace(/^-+/, '') : name, isValue);
    }
    this.entered.pop();
  }

  private object(node: Readonly<Record<string, unknown>>): void {
    const entry: [object, string] = [node, ''];
    this.entered.push(entry);
    for (const key of Object.keys(node)) {
      entry[1] = key;
      this.text(key, '');
      if (!isEncrypted(node, key)) {
        const name = key === 'value' ? nameOf(node) : undefined;
        this.tree(node[key], name ?? key, name !== undefined);
      }
    }
    this.entered.pop();
  }

  private text(text: string, name: string, isSetting = false): void {
    if (isHarmless(name, text)) {
      return;
    }
    const kind = credentialKind(name, text, isSetting);
    if (kind !== undefined || hasUrlPassword(text)) {
      this.places.push({ path: this.path(), kind: kind ?? 'a URL with a password', url: kind === undefined });
    }
  }

  /** Items of lists are called by their name where they have one. */
  private path(): string {
    const steps = this.entered.map(([node, step]) =>
      Array.isArray(node) ? `[${redact(nameOf(node[step as number]) ?? String(step))}]` : `.${redact(String(step))}`,
    );
    return steps.join('').replace(/^\./, '');
  }
}

function isEncrypted({ kind }: Readonly<Record<string, unknown>>, key: string): boolean {
  return kind === 'Secret' ? key === 'data' || key === 'stringData' : key === 'encryptedData';
}

function nameOf(item: unknown): string | undefined {
  const name = (item as { name?: unknown } | null)?.name;
  return typeof name === 'string' ? name : undefined;
}
