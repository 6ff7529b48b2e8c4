import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { credentialKind, hasUrlPassword, redact } from './credential-shapes';
import { Findings } from './findings';
import type { Problem } from './problem';

const SCAN = Symbol.for('cdk8s-llm-gateway.credential-scan');
const PLACES = Symbol.for('cdk8s-llm-gateway.credential-places');

interface Holder extends IConstruct {
  [SCAN]?: CredentialScan;
  [PLACES]?: () => readonly Place[];
}

/** Where something that looks like a credential was found. */
interface Place {
  readonly path: string;
  readonly kind: string;
  readonly url: boolean;
}

/**
 * Every object that the library makes is searched for live credentials once it is finished: variables, arguments,
 * configuration files, annotations, labels. What is found is an error (LLMGW-211, LLMGW-212) that names the place and never the
 * value. Secrets and what a SealedSecret has encrypted are left out.
 */
export class CredentialScan {
  /**
   * The search below a construct.
   *
   * @param construct for example a gateway, or the app
   */
  public static of(construct: IConstruct): CredentialScan {
    const holder = construct as Holder;
    if (!holder[SCAN]) {
      Object.defineProperty(holder, SCAN, { value: new CredentialScan(construct) });
    }
    return holder[SCAN]!;
  }

  private readonly accepted = new Map<string, string>();

  private constructor(private readonly construct: IConstruct) {}

  /**
   * Accepts what looks like a credential and is none, here and below.
   *
   * @param place as the error names it, for example `data.config.yaml`
   * @param reason why it is none; kept for whoever reads the program
   */
  public accept(place: string, reason: string): void {
    if (this.accepted.size === 0) {
      Findings.of(this.construct)._check(() => this.check());
    }
    this.accepted.set(place, reason);
  }

  /** @internal */
  public _accepts(place: string): boolean {
    return this.accepted.has(place);
  }

  /** An acceptance that excuses nothing hides the next mistake. */
  private check(): Problem[] {
    const places = this.construct.node.findAll().flatMap((c) => (c as Holder)[PLACES]?.() ?? []);
    const problem = (place: string, reason: string, remedy: string): Problem[] => [
      { code: 'LLMGW-213', prop: 'accept', value: place, reason, remedy },
    ];
    return [...this.accepted].flatMap(([place, reason]) => {
      if (!places.some(({ path }) => path === place)) {
        return problem(place, 'nothing there looks like a credential', 'remove it, or use the place that the error names');
      }
      return reason.trim() === '' ? problem(place, 'no reason is given', 'say why it is no credential') : [];
    });
  }
}

/** Searches an object when the app is validated. */
export function scanForCredentials(object: ApiObject): void {
  const render = object.toJson.bind(object);
  // apps validate once per chart: an object is rendered and searched again only after it was written
  let places: Place[] | undefined;
  object.toJson = () => {
    places = undefined;
    return render() as unknown;
  };
  const search = (): readonly Place[] => (places ??= [...searchObject(object)]);
  Object.defineProperty(object, PLACES, { value: search });
  Findings.of(object)._check(() => {
    const scopes = object.node.scopes as Holder[];
    return search()
      .filter(({ path }) => !scopes.some((scope) => scope[SCAN]?._accepts(path)))
      .map(toProblem);
  });
}

function searchObject(object: ApiObject): Place[] {
  try {
    return searchTree(object.toJson(), '', '');
  } catch {
    // what cannot be rendered is reported by whoever made it, or by the synthesis itself
    return [];
  }
}

function searchTree(node: unknown, path: string, name: string): Place[] {
  if (typeof node === 'string') {
    return searchText(node, path, name);
  }
  if (Array.isArray(node)) {
    return node.flatMap((item: unknown, i) => searchTree(item, `${path}[${labelOf(item) ?? i}]`, name));
  }
  if (node === null || typeof node !== 'object') {
    return [];
  }
  const label = labelOf(node);
  const encrypted = (node as { kind?: unknown }).kind === 'Secret' ? ['data', 'stringData'] : ['encryptedData'];
  return Object.entries(node).flatMap(([key, value]) => {
    const at = path === '' ? redact(key) : `${path}.${redact(key)}`;
    const own = encrypted.includes(key) ? [] : searchTree(value, at, key === 'value' && label !== undefined ? label : key);
    return [...searchText(key, at, ''), ...own];
  });
}

function searchText(text: string, path: string, name: string): Place[] {
  const kind = credentialKind(name, text);
  if (kind !== undefined) {
    return [{ path, kind, url: false }];
  }
  return hasUrlPassword(text) ? [{ path, kind: 'a URL with a password', url: true }] : [];
}

/** Items of lists are called by their name where they have one. */
function labelOf(item: unknown): string | undefined {
  const name = (item as { name?: unknown } | null)?.name;
  return typeof name === 'string' ? redact(name) : undefined;
}

function toProblem({ path, kind, url }: Place): Problem {
  const accept = `if it is none, accept it with CredentialScan.of(...).accept('${path}', '<reason>')`;
  const remedy = url
    ? `keep the URL, or the password, in a Secret and refer to it by \${VARIABLE}; ${accept}`
    : `keep it in a Secret and bring it with GatewaySecrets; ${accept}`;
  return { code: url ? 'LLMGW-212' : 'LLMGW-211', prop: path, reason: `looks like ${kind}`, remedy };
}
