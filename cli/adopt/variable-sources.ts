import type { View } from '../model/view';
import type { AdoptedSecret, Environment } from './environment';
import type { Report } from './report';

/* eslint-disable @typescript-eslint/no-explicit-any -- pods of any tool, read as they come */

/** Where the variables of a container come from that it takes as a whole (`envFrom`), and which values are known. */
export class VariableSources {
  /** Values that stand in the container or in ConfigMaps of the same files. */
  public readonly values: ReadonlyMap<string, string>;

  constructor(
    private readonly container: any,
    private readonly view: View,
    private readonly namespace: string | undefined,
  ) {
    const maps = (container.envFrom ?? []).flatMap(({ configMapRef, prefix = '' }: any) =>
      Object.entries(this.dataOf('ConfigMap', configMapRef?.name) ?? {}).map(([key, value]) => [`${prefix}${key}`, value]),
    );
    const plain = (container.env ?? []).filter(({ value }: any) => value !== undefined);
    this.values = new Map([...maps, ...plain.map(({ name, value }: any) => [name, String(value)])]);
  }

  /**
   * Credentials that a product needs and that no variable names: they come with all variables of a Secret, where the key is the name of the
   * variable. If several Secrets come that way and their content is not here, the last one is meant, as it overrules the others.
   */
  public secretsOf(
    wanted: readonly { readonly name: string; readonly env?: string; readonly required?: boolean }[],
    { secrets, env }: Environment,
    report: Report,
  ): AdoptedSecret[] {
    const named = new Set(secrets.flatMap(({ credentials }) => credentials.map(({ credential }) => credential)));
    const found = new Map<string, AdoptedSecret['credentials'][number][]>();
    for (const { name: credential, env: variable, required } of wanted) {
      if (variable === undefined || required !== true || named.has(credential) || variable in env) {
        continue;
      }
      const secretName = this.secretWith(variable);
      if (secretName !== undefined) {
        const one = { credential, key: variable, variable, optional: false };
        found.set(secretName, [...(found.get(secretName) ?? []), one]);
      }
    }
    for (const [secretName, credentials] of found) {
      const keys = credentials.map(({ key }) => key).join(', ');
      report.better.push(
        `Secret ${secretName}: ${keys}: must be in it, since the product needs them and all its variables come from there`,
      );
    }
    return [...found].map(([secretName, credentials]) => ({ secretName, credentials }));
  }

  /** What came with all variables of a ConfigMap, and is another value now, since a variable of its own overrules it. */
  public tellOverruled(own: { readonly [variable: string]: string }, report: Report): void {
    const listed = new Set((this.container.env ?? []).map(({ name }: any) => name));
    report.better.push(
      ...Object.entries(own)
        .filter(([name, value]) => !listed.has(name) && (this.values.get(name) ?? value) !== value)
        .map(([name, value]) => `variable ${name}: ${value} by the profile, ${this.values.get(name)} before`),
    );
  }

  private secretWith(variable: string): string | undefined {
    const names: string[] = (this.container.envFrom ?? []).flatMap(({ secretRef }: any) => secretRef?.name ?? []);
    const holding = names.filter((name) => {
      const data = this.dataOf('Secret', name);
      return data === undefined || variable in data;
    });
    return holding.at(-1);
  }

  /** What an object of the same files has; nothing if it is not there. */
  private dataOf(kind: string, name: string | undefined): { readonly [key: string]: string } | undefined {
    const object = name === undefined ? undefined : this.view.find(kind, name, this.namespace);
    return object && { ...object['data'], ...object['stringData'] };
  }
}
