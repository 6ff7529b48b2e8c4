import type { WorkloadAddition } from '../../contract/addition';
import type { ConfigFiles } from '../../contract/config-source';
import { egressTo } from '../../contract/egress';
import type { Problem } from '../../core/problem';
import { documentOf, isMadeElsewhere } from '../../profiles/config-document';

/** Ports of databases whose entry states none. */
const PORTS: Readonly<Record<string, number>> = {
  postgres: 5432,
  mysql: 3306,
  mssql: 1433,
  clickhouse: 8123,
  cockroachdb: 26257,
};

interface Source {
  readonly type?: unknown;
  readonly kind?: unknown;
  readonly host?: unknown;
  readonly port?: unknown;
  readonly baseUrl?: unknown;
}

/** The pods may reach the databases that the file names; hosts in variables are not known, and go into `egress`. */
export function readToolboxConfig(config: ConfigFiles, file: string): WorkloadAddition {
  const { sources = {} } = documentOf<{ readonly sources?: { readonly [name: string]: Source } }>(config, file) ?? {};
  return {
    egress: Object.values(sources).flatMap((source) => egressTo(source.host ?? source.baseUrl, portOf(source))),
  };
}

function portOf({ type, kind, port }: Source): number {
  const stated = Number(port);
  return stated > 0 ? stated : (PORTS[String(type ?? kind)] ?? 443);
}

/** The process reads one file, and ends at start without it. */
export function checkToolboxConfig(config: ConfigFiles, file: string): Problem[] {
  const names = [config.files, config.documents ?? {}].flatMap((part) => Object.keys(part));
  if (isMadeElsewhere(config, file) || names.includes(file)) {
    return [];
  }
  const reason = `the process reads "${file}", and the configuration has ${names.join(', ') || 'no file'}`;
  return [{ code: 'LLMGW-712', prop: 'config', value: file, reason, remedy: "name the file so, or state 'configFile'" }];
}
