import type { VolumeMount, WorkloadAddition } from '../contract/addition';
import type { CredentialFacts, CredentialReference, ICredentialSource, MountedCredential } from '../contract/credential';
import type { CredentialDelivery } from '../contract/credential-delivery';
import { asSure, isSure, provenanceOf } from '../contract/provenance';
import type { Provenance } from '../contract/provenance';
import type { Problem } from '../core/problem';
import { RELOAD_ANNOTATION } from '../pod/rotation';
import { checkDistinct, missing, noPath, noSuchCredential, notASecret, otherFile, unreachable } from './credential-checks';
import type { CredentialFile, FileTarget } from './credential-files';
import { credentialVolumes, fileOf, mountedVolume } from './credential-files';

const FILE_PATH = /^\/[^:]*[^/:]$/;

/** What the credentials of a workload add to its pods, and what is missing. */
export interface ResolvedCredentials {
  readonly addition: WorkloadAddition;
  /** Those that live in a Secret. */
  readonly references: { [name: string]: CredentialReference };
  readonly problems: Problem[];
}

/** How the facts of a product are known. */
type Known = { readonly provenance?: { [fact: string]: Provenance } };

type Deliveries = { readonly [name: string]: CredentialDelivery };

/** How one credential reaches the process. */
interface Target {
  readonly variable?: string;
  readonly file?: FileTarget;
  readonly fileVariable?: string;
}

/** What a source says about a credential. */
interface Found {
  readonly reference?: CredentialReference;
  readonly mounted?: MountedCredential;
}

/** Finds a source for every credential that the product or a provider names, and brings it to where the process reads it. */
export function resolveCredentials(
  known: readonly CredentialFacts[],
  sources: readonly ICredentialSource[],
  deliveries: Deliveries = {},
  product: Known = {},
): ResolvedCredentials {
  const resolution = new Resolution();
  const problems: Problem[] = [];
  const given = new Map(Object.entries(deliveries));
  // credentials that only the team knows: a source has them, and `credentialDelivery` says where they go
  const further = [...given.keys()].filter((name) => !known.some((facts) => facts.name === name));
  for (const facts of [...known, ...further.map((name): CredentialFacts => ({ name }))]) {
    const delivery = given.get(facts.name);
    const target = targetOf(facts, delivery);
    const found = find(told(facts, product), target, sources);
    problems.push(
      ...(found
        ? resolution.add(facts, target, found, delivery)
        : asSure(product, `credentials.${facts.name}`, missing(facts, sources))),
    );
  }
  const unknown = further.filter((name) => !sources.some((source) => source.credentialNames.includes(name)));
  problems.push(
    ...unknown.map((name) => noSuchCredential(name, known, sources)),
    ...known.flatMap((facts) => asSure(product, `credentials.${facts.name}`, checkDistinct(facts, resolution.references))),
  );
  return { addition: resolution.toAddition(), references: Object.fromEntries(resolution.references), problems };
}

/** What a source hears: demands that nobody confirmed would be refusals. */
function told(facts: CredentialFacts, product: Known): CredentialFacts {
  const sure = isSure(provenanceOf(product, `credentials.${facts.name}`));
  return sure ? facts : { ...facts, required: false, format: undefined, distinctFrom: undefined };
}

/** The first source that knows the credential. */
function find(facts: CredentialFacts, target: Target, sources: readonly ICredentialSource[]): Found | undefined {
  for (const source of sources) {
    const reference = source.credential(facts.name, facts);
    const mounted = mountedBy(source, facts.name, target);
    if (reference ?? mounted) {
      return { reference, mounted };
    }
  }
  return undefined;
}

function mountedBy(source: ICredentialSource, name: string, target: Target): MountedCredential | undefined {
  if (!('mountedCredential' in source)) {
    return undefined;
  }
  const mount = source.mountedCredential as (name: string, file: string) => MountedCredential | undefined;
  return mount.call(source, name, target.file ? fileOf(target.file.path) : name);
}

/** The profile says where the process reads a credential, the team has the last word. */
function targetOf(facts: CredentialFacts, delivery: CredentialDelivery | undefined): Target {
  const asFile = delivery ? delivery.fileOptions !== undefined : facts.env === undefined;
  if (!asFile) {
    return { variable: delivery?.variable ?? facts.env };
  }
  const options = delivery?.fileOptions;
  const path = options?.path ?? facts.file;
  const { name, singleFile: single, watched } = facts;
  return {
    file: path === undefined ? undefined : { name, path, mode: options?.mode, single, watched },
    fileVariable: options?.variable ?? facts.fileVariable,
  };
}

/** What was found so far, and what it adds to the pods. */
class Resolution {
  public readonly references = new Map<string, CredentialReference>();
  private readonly env = new Map<string, { value?: unknown; valueFrom?: unknown }>();
  private readonly files: CredentialFile[] = [];
  private readonly mounts = new Map<string, VolumeMount>();
  private readonly revisions = new Map<string, string>();
  private readonly reloaded = new Set<string>();

  public add(facts: CredentialFacts, target: Target, found: Found, delivery: CredentialDelivery | undefined): Problem[] {
    const { reference, mounted } = found;
    if (reference) {
      this.references.set(facts.name, reference);
    }
    if (target.variable === undefined && !target.file) {
      return [unreachable(facts.name, delivery)];
    }
    if (target.file && !FILE_PATH.test(target.file.path)) {
      return [noPath(facts.name, target.file.path)];
    }
    if (target.variable !== undefined && !reference) {
      return [notASecret(facts.name, target.variable)];
    }
    if (target.file && mounted && mounted.fileName !== fileOf(target.file.path)) {
      return [otherFile(facts.name, target.file.path, mounted.fileName)];
    }
    this.deliver(target, found);
    if (!target.file?.watched) {
      const revision = reference?.revision ?? mounted?.revision;
      if (revision !== undefined) {
        this.revisions.set(facts.name, revision);
      }
      if (reference?.reloader) {
        this.reloaded.add(reference.secretName);
      }
    }
    return [];
  }

  public toAddition(): WorkloadAddition {
    const reloaded = [...this.reloaded].sort().join(',');
    return {
      env: Object.fromEntries(this.env) as WorkloadAddition['env'],
      volumes: [...credentialVolumes(this.files), ...this.mounts.values()],
      restartOn: this.revisions.size > 0 ? { credentials: JSON.stringify([...this.revisions].sort()) } : undefined,
      workloadAnnotations: reloaded === '' ? undefined : { [RELOAD_ANNOTATION]: reloaded },
    };
  }

  private deliver({ variable, file, fileVariable }: Target, { reference, mounted }: Found): void {
    if (mounted) {
      const mount = mountedVolume(mounted, file);
      this.mounts.set(mount.mountPath, mount);
    } else if (file && reference) {
      this.files.push({ ...file, reference });
    }
    if (variable !== undefined && reference) {
      const { secretName: name, key, optional } = reference;
      this.env.set(variable, { valueFrom: { secretKeyRef: { name, key, optional: optional ? true : undefined } } });
    }
    if (file && fileVariable !== undefined) {
      this.env.set(fileVariable, { value: file.path });
    }
  }
}
