import type { WorkloadAddition } from '../../contract/addition';
import type { ConfigFiles } from '../../contract/config-source';
import { egressTo } from '../../contract/egress';
import { documentOf } from '../../profiles/config-document';

export const CONFIG_FILE = 'kong.yml';

/** A plugin in the declarative file. */
export interface KongPlugin {
  readonly name?: unknown;
  readonly config?: { readonly [setting: string]: unknown };
}

interface Entity {
  readonly url?: unknown;
  readonly plugins?: readonly KongPlugin[];
  readonly routes?: readonly Entity[];
}

/** What is looked at in the declarative file. */
export interface KongDocument extends Entity {
  readonly _format_version?: unknown;
  readonly services?: readonly Entity[];
  readonly consumers?: readonly Entity[];
}

/** Every plugin of the file, wherever it is attached. */
export function pluginsOf(document: KongDocument): KongPlugin[] {
  const { services = [], routes = [], consumers = [], plugins = [] } = document;
  const entities = [...services, ...routes, ...consumers, ...services.flatMap((service) => service.routes ?? [])];
  return [...plugins, ...entities.flatMap((entity) => entity.plugins ?? [])];
}

/** The hosts that services and models name; the AI plugins replace that of their own service, so that it is often nobody. */
export function readKongConfig(config: ConfigFiles): WorkloadAddition {
  const document = documentOf<KongDocument>(config, CONFIG_FILE) ?? {};
  const upstreams = pluginsOf(document).map((plugin) => upstreamOf(plugin));
  const urls = [...(document.services ?? []).map(({ url }) => url), ...upstreams];
  const hosts = new Set(urls.filter((url) => typeof url === 'string').filter((url) => !/\/\/(localhost|127\.)/.test(url)));
  return { egress: [...hosts].flatMap((url) => egressTo(url)) };
}

function upstreamOf({ config }: KongPlugin): unknown {
  const { model } = (config ?? {}) as { readonly model?: { readonly options?: { readonly upstream_url?: unknown } } };
  return model?.options?.upstream_url;
}
