import type { Manifest } from '../../../support/manifest';
import type { Answer, Api } from './api';
import { eventually } from '../machine/wait';

/** Names by which an API server serves a kind; it is asked once for each version. */
export class Objects {
  private readonly resources = new Map<string, Promise<any[]>>();

  constructor(private readonly api: Api) {}

  /** The path of an object, or of its collection when it has no name. */
  public async path({ apiVersion, kind, metadata }: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>): Promise<string> {
    const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const resource = (await this.resourcesOf(group)).find((r) => r.kind === kind && !r.name.includes('/'));
    if (!resource) throw new Error(`no matches for kind "${kind}" in version "${apiVersion}"`);
    const namespace = resource.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
    return `${group}${namespace}/${resource.name}${metadata.name ? `/${metadata.name}` : ''}`;
  }

  /** Server-side, strict: an unknown or doubled field is refused, as `kubectl apply --server-side --validate=strict` does. */
  public async apply(manifest: Manifest, manager = 'tests'): Promise<Answer> {
    const query = `?fieldManager=${manager}&fieldValidation=Strict&force=true`;
    const path = await this.path(manifest);
    return this.api.ask(path + query, { method: 'PATCH', type: 'application/apply-patch+yaml', body: manifest });
  }

  /** Applies each, and throws what the API server says against one. */
  public async applyAll(manifests: readonly unknown[]): Promise<void> {
    for (const manifest of manifests as readonly Manifest[]) {
      const { status, body } = await this.apply(manifest);
      if (status > 299) throw new Error(`${manifest.kind}/${manifest.metadata.name}: ${status} ${body.message}`);
    }
  }

  /** Adds an object of somebody else, with what the API server knows of it, unless it is there. */
  public async add(manifest: Manifest): Promise<void> {
    const collection = await this.path({ ...manifest, metadata: { ...manifest.metadata, name: '' } });
    const { status, body } = await this.api.ask(`${collection}?fieldValidation=Ignore`, { method: 'POST', body: manifest });
    if (status > 299 && status !== 409) throw new Error(`${manifest.kind}/${manifest.metadata.name}: ${status} ${body.message}`);
  }

  /** Deletes each namespace and waits until it is gone with everything in it. */
  public async deleteNamespaces(names: readonly string[], seconds = 120): Promise<void> {
    for (const name of names) await this.api.delete(`/api/v1/namespaces/${name}`);
    for (const name of names) {
      const gone = async (): Promise<boolean> => (await this.api.ask(`/api/v1/namespaces/${name}`)).status === 404;
      await eventually(`namespace ${name} is gone`, gone, seconds);
    }
  }

  /** A version that is not served yet may be so later, once its CRD is there. */
  public forget(): void {
    this.resources.clear();
  }

  private resourcesOf(group: string): Promise<any[]> {
    const known = this.resources.get(group) ?? this.api.get(group).then(({ resources }) => resources);
    this.resources.set(group, known);
    known.catch(() => this.resources.delete(group));
    return known;
  }
}
