import type { CredentialReference } from '../contract/credential';
import { StoreKind } from '../contract/stores';
import { hostAndPort } from '../core/hosts';
import { checkSubdomain } from '../core/names';
import type { Problem } from '../core/problem';
import type { StoreConnection } from './store-connection';

const HOST = /^([A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+)$/;

/** What can be said about a connection without knowing the product. */
export function checkConnection(connection: StoreConnection): Problem[] {
  const { kind, host, port, database, user, url } = connection;
  const bad = (prop: string, value: unknown, reason: string, remedy: string): Problem => ({
    code: 'LLMGW-413',
    prop: `stores.${kind}.${prop}`,
    value,
    reason,
    remedy,
  });
  const problems: Problem[] = [];
  if (!HOST.test(host)) {
    // a URL may hold a password
    const meant = hostAndPort(host).host;
    const value = host.includes('@') ? undefined : host;
    problems.push(
      bad('host', value, 'not a host name or an address', `write "${meant || 'db.example.com'}" and state the port apart`),
    );
  }
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    problems.push(bad('port', port, 'not a whole number from 1 to 65535', `use ${kind === StoreKind.REDIS ? 6379 : 5432}`));
  }
  if (kind === StoreKind.REDIS && database !== undefined && !/^\d+$/.test(database)) {
    problems.push(bad('database', database, 'not a whole number', 'Redis numbers its databases, use for example 0'));
  }
  if (kind === StoreKind.POSTGRES && url === undefined) {
    for (const [prop, value] of Object.entries({ database, user })) {
      if (value === undefined || value === '') {
        problems.push(bad(prop, value, 'missing', `state it, or keep the whole URL in a Secret and give it as 'url'`));
      }
    }
  }
  return [...problems, ...checkReference(connection, 'password'), ...checkReference(connection, 'url')];
}

function checkReference(connection: StoreConnection, prop: 'password' | 'url'): Problem[] {
  const reference: CredentialReference | undefined = connection[prop];
  const at = `stores.${connection.kind}.${prop}`;
  if (reference === undefined) {
    return [];
  }
  const problems = checkSubdomain(`${at}.secretName`, reference.secretName);
  return reference.optional
    ? [
        ...problems,
        {
          code: 'LLMGW-413',
          prop: `${at}.optional`,
          value: true,
          reason: 'without it the process would ask for a password that is not there',
          remedy: 'leave it out',
        },
      ]
    : problems;
}
