import type { EnvValue } from 'cdk8s-plus-28';
import type { CredentialReference } from '../contract/credential';
import type { StoreFacts } from '../contract/stores';
import { StoreKind } from '../contract/stores';
import { isAddress } from '../core/hosts';
import type { Problem } from '../core/problem';
import { notExpanded, secretValue, textValue } from '../pod/env';

/** Where a store is and how it wants to be asked. What is undefined was not stated. */
export interface StoreConnection {
  readonly kind: StoreKind.REDIS | StoreKind.POSTGRES;
  readonly host: string;
  readonly port: number;
  readonly database?: string;
  readonly user?: string;
  readonly password?: CredentialReference;
  readonly urlSafePassword?: boolean;
  /** The whole URL, made by somebody else. */
  readonly url?: CredentialReference;
  /** Redis. */
  readonly tls?: boolean;
  /** PostgreSQL. */
  readonly sslMode?: string;
  /** PostgreSQL: file with the certificate of the authority. */
  readonly rootCertificate?: string;
}

type Env = Record<string, EnvValue>;

/** The variables by which a product is told about a store, and what cannot be told. */
export interface StoreVariables {
  readonly env: Env;
  readonly problems: Problem[];
}

/**
 * A product that reads host, user and password apart is told them apart, since nothing has to be encoded then. Else it gets a
 * URL. Kubernetes copies `$(NAME)` into a value as it is, so a password gets into a URL that way only if it needs no encoding.
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function storeVariables(facts: StoreFacts, connection: StoreConnection): StoreVariables {
  const fixed = Object.fromEntries(Object.entries(facts.env ?? {}).map(([name, value]) => [name, textValue(value)]));
  const { env, problems } =
    connection.url === undefined && facts.hostVariable !== undefined ? inParts(facts, connection) : asUrl(facts, connection);
  return { env: { ...fixed, ...env }, problems };
}

function inParts(facts: StoreFacts, connection: StoreConnection): StoreVariables {
  const { kind, host, port, database, user, password, tls, sslMode } = connection;
  const env: Env = { [facts.hostVariable!]: textValue(host) };
  const problems: Problem[] = [];
  const put = (prop: keyof StoreConnection, variable: string | undefined, value: EnvValue | undefined): void => {
    if (value !== undefined && variable !== undefined) {
      env[variable] = value;
    } else if (value !== undefined) {
      problems.push(untold(kind, prop));
    }
  };
  const text = (value: string | undefined): EnvValue | undefined =>
    value === undefined ? undefined : textValue(notExpanded(value));
  // what the product assumes anyway need not be told
  const usualPort = port === (kind === StoreKind.REDIS ? 6379 : 5432);
  const usualDatabase = kind === StoreKind.REDIS && database === '0';
  put('port', facts.portVariable, facts.portVariable === undefined && usualPort ? undefined : textValue(String(port)));
  put('database', facts.databaseVariable, facts.databaseVariable === undefined && usualDatabase ? undefined : text(database));
  put('user', facts.userVariable, text(user));
  put('password', facts.passwordVariable, password && secretValue(password));
  put('tls', facts.tlsVariable, tls ? textValue('true') : undefined);
  put('sslMode', facts.sslModeVariable, text(sslMode));
  return { env, problems };
}

function asUrl(facts: StoreFacts, connection: StoreConnection): StoreVariables {
  const { urlVariable } = facts;
  const { url, kind, user, password } = connection;
  if (urlVariable === undefined) {
    return { env: {}, problems: [untold(kind, url ? 'url' : 'host')] };
  }
  const apart = facts.urlScheme?.startsWith('jdbc:') === true;
  const base = url ? secretValue(url) : undefined;
  if (apart) {
    const missing: Problem[] = url ? repeated(connection, ['database', 'sslMode']) : [];
    const env: Env = { [urlVariable]: base ?? textValue(`${facts.urlScheme}://${place(connection)}`) };
    for (const [prop, variable, value] of [
      ['user', facts.userVariable, user === undefined ? undefined : textValue(notExpanded(user))],
      ['password', facts.passwordVariable, password && secretValue(password)],
    ] as const) {
      if (value !== undefined && variable !== undefined) {
        env[variable] = value;
      } else if (value !== undefined) {
        missing.push(untold(kind, prop));
      }
    }
    return { env, problems: missing };
  }
  if (base) {
    return { env: { [urlVariable]: base }, problems: repeated(connection, ['database', 'user', 'password', 'tls', 'sslMode']) };
  }
  if (password === undefined) {
    return { env: { [urlVariable]: textValue(urlOf(facts, connection, '')) }, problems: [] };
  }
  // the variable that is copied must come first
  const variable = facts.passwordVariable ?? `${urlVariable}_PASSWORD`;
  const env = { [variable]: secretValue(password), [urlVariable]: textValue(urlOf(facts, connection, `:$(${variable})`)) };
  return { env, problems: connection.urlSafePassword ? [] : [unsafe(connection)] };
}

function urlOf(facts: StoreFacts, connection: StoreConnection, password: string): string {
  const { kind, user, tls } = connection;
  const scheme = facts.urlScheme ?? (kind === StoreKind.REDIS ? 'redis' : 'postgres');
  const login = `${encodeURIComponent(user ?? '')}${password}`;
  return `${scheme}${tls ? 's' : ''}://${login === '' ? '' : `${login}@`}${place(connection)}`;
}

/** Everything behind the login. */
function place({ host, port, database, sslMode, rootCertificate }: StoreConnection): string {
  const query = [
    ...(sslMode === undefined ? [] : [`sslmode=${sslMode}`]),
    ...(rootCertificate === undefined ? [] : [`sslrootcert=${encodeURIComponent(rootCertificate)}`]),
  ].join('&');
  const where = isAddress(host) && host.includes(':') ? `[${host}]` : host;
  return `${where}:${port}/${encodeURIComponent(database ?? '')}${query === '' ? '' : `?${query}`}`;
}

/** What stands in the URL already cannot be said again. */
function repeated(connection: StoreConnection, props: ReadonlyArray<keyof StoreConnection>): Problem[] {
  return props
    .filter((prop) => connection[prop] !== undefined)
    .map((prop) => ({
      code: 'LLMGW-413' as const,
      prop: `stores.${connection.kind}.${prop}`,
      reason: "'url' is the whole URL and says it already",
      remedy: `leave '${prop}' or 'url' out`,
    }));
}

function untold(kind: StoreKind, prop: keyof StoreConnection): Problem {
  return {
    code: 'LLMGW-411',
    prop: `stores.${kind}.${prop}`,
    reason: 'the profile names no variable by which the product learns it',
    remedy: `leave it out, or name the variable in 'facts' of the store`,
  };
}

function unsafe({ kind, host, port }: StoreConnection): Problem {
  return {
    code: 'LLMGW-412',
    prop: `stores.${kind}.password`,
    reason: `the product reads one URL for ${host}:${port}, and Kubernetes cannot percent-encode a password for it`,
    remedy: `keep the whole URL in a Secret and give it as 'url', or state 'urlSafePassword: true' if it has only letters, digits and "-._~"`,
  };
}
