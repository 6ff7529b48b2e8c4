import type { VolumeMount, WorkloadAddition } from '../contract/addition';
import { NetworkPeer } from '../contract/network';
import type { TargetFacts } from '../contract/target';
import { StoreKind } from '../contract/stores';
import { VolumeSource } from '../contract/volume';
import { isAddress, isLikelyInCluster, readHost } from '../core/hosts';
import type { Problem } from '../core/problem';
import { rotated } from '../pod/rotation';
import { checkConnection } from './check-connection';
import { PostgresSslMode } from './external-options';
import type { ExternalPostgresOptions, ExternalRedisOptions, ExternalStoreOptions } from './external-options';
import type { StoreConnection } from './store-connection';
import { storeVariables } from './store-connection';
import { findStoreFacts } from './store-facts';

/** What a store means for the pods, and what is wrong with it. */
export interface ConnectedStore {
  readonly addition: WorkloadAddition;
  readonly problems: Problem[];
}

/** A Redis that somebody else runs. */
export function externalRedis(options: ExternalRedisOptions, facts: TargetFacts): ConnectedStore {
  const { host, port = 6379, url, user, password, urlSafePassword } = options;
  // with a whole URL only what the team states, so that a contradiction shows
  const database = options.database ?? (url ? undefined : 0);
  const tls = options.tls ?? (url || isLikelyInCluster(host) ? undefined : true);
  const connection: StoreConnection = {
    kind: StoreKind.REDIS,
    host,
    port,
    database: database === undefined ? undefined : String(database),
    user,
    password,
    urlSafePassword,
    url,
    tls,
  };
  const inTheClear = options.tls === false && !isLikelyInCluster(host);
  const what = password === undefined ? 'all data' : 'the password';
  const warnings = inTheClear ? [unencrypted('stores.redis.tls', false, `${what} crosses the network in the clear`)] : [];
  return connected(connection, options, facts, warnings);
}

/** A PostgreSQL that somebody else runs. */
export function externalPostgres(options: ExternalPostgresOptions, facts: TargetFacts): ConnectedStore {
  const { host, port = 5432, url, user, database, password, urlSafePassword, certificateAuthority } = options;
  const sslMode = options.sslMode ?? (url ? undefined : PostgresSslMode.REQUIRE);
  const certificate: VolumeMount[] = certificateAuthority
    ? [
        {
          name: 'postgres-ca',
          source: VolumeSource.secret(certificateAuthority.secretName, { items: { [certificateAuthority.key]: 'ca.crt' } }),
          mountPath: '/etc/postgres-ca',
        },
      ]
    : [];
  const rootCertificate = certificateAuthority && '/etc/postgres-ca/ca.crt';
  const kind = StoreKind.POSTGRES;
  const connection = { kind, host, port, url, user, database, password, urlSafePassword, sslMode, rootCertificate } as const;
  const inTheClear = sslMode === PostgresSslMode.DISABLE && !isLikelyInCluster(host);
  const warnings = inTheClear
    ? [unencrypted('stores.postgres.sslMode', sslMode, 'password and data cross the network in the clear')]
    : [];
  const { addition, problems } = connected(connection, options, facts, warnings);
  return { addition: { ...addition, volumes: certificate }, problems };
}

function connected(
  connection: StoreConnection,
  options: ExternalStoreOptions,
  target: TargetFacts,
  warnings: Problem[],
): ConnectedStore {
  const { kind, host, port } = connection;
  const found = findStoreFacts(kind, options.facts, target.product);
  const told = found.facts && storeVariables(found.facts, connection);
  const rule = { peers: options.peers ?? peersOf(host), ports: [{ port }] };
  return {
    addition: { env: told?.env, egress: [rule], ...rotated(`${kind}-credentials`, [options.password, options.url]) },
    problems: [...found.problems, ...checkConnection(connection), ...(told?.problems ?? []), ...warnings],
  };
}

/** Managed stores have names that resolve to private addresses, which the rule for public hosts leaves out. */
function peersOf(host: string): NetworkPeer[] {
  if (isAddress(host) || isLikelyInCluster(host)) {
    return [NetworkPeer.host(host)];
  }
  const { namespace } = readHost(host);
  return [...(namespace === undefined ? [] : [NetworkPeer.namespace(namespace)]), NetworkPeer.anywhere()];
}

function unencrypted(prop: string, value: unknown, reason: string): Problem {
  return { code: 'LLMGW-414', prop, value, reason, remedy: 'leave it out, or accept this warning', warning: true };
}
