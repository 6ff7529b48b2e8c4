import type { WorkloadAddition } from '../contract/addition';
import type { CredentialFacts, CredentialReference, ICredentialSource } from '../contract/credential';
import type { CredentialDelivery } from '../contract/credential-delivery';
import type { Problem } from '../core/problem';
import { suggest } from '../core/suggest';
import type { CredentialFile } from './credential-files';
import { credentialVolumes } from './credential-files';

/** What the credentials of a workload add to its pods, and what is missing. */
export interface ResolvedCredentials {
  readonly addition: WorkloadAddition;
  readonly references: { [name: string]: CredentialReference };
  readonly problems: Problem[];
}

type Deliveries = { readonly [name: string]: CredentialDelivery };

/** How one credential reaches the process. */
interface Target {
  readonly variable?: string;
  readonly file?: Omit<CredentialFile, 'reference'>;
  readonly fileVariable?: string;
}

/** Finds a source for every credential that the product or a provider names, and brings it to where the process reads it. */
export function resolveCredentials(
  known: readonly CredentialFacts[],
  sources: readonly ICredentialSource[],
  deliveries: Deliveries = {},
): ResolvedCredentials {
  const env = new Map<string, { value?: unknown; valueFrom?: unknown }>();
  const files: CredentialFile[] = [];
  const found = new Map<string, CredentialReference>();
  const problems: Problem[] = [];
  for (const facts of [...known, ...further(known, sources, deliveries)]) {
    const reference = find(facts, sources);
    if (!reference) {
      problems.push(...missing(facts, sources));
      continue;
    }
    found.set(facts.name, reference);
    const target = targetOf(facts, deliveries[facts.name]);
    if (target.variable !== undefined) {
      const { secretName: name, key, optional } = reference;
      env.set(target.variable, { valueFrom: { secretKeyRef: { name, key, optional: optional ? true : undefined } } });
    } else if (target.file) {
      files.push({ ...target.file, reference });
      if (target.fileVariable !== undefined) {
        env.set(target.fileVariable, { value: target.file.path });
      }
    } else {
      problems.push(unreachable(facts.name, deliveries[facts.name]));
    }
  }
  const unknown = Object.keys(deliveries).filter((name) => !found.has(name) && !known.some((facts) => facts.name === name));
  return {
    addition: {
      env: Object.fromEntries(env) as WorkloadAddition['env'],
      volumes: credentialVolumes(files),
      ...restarts(found, new Set(files.filter((f) => f.watched).map((f) => f.reference))),
    },
    references: Object.fromEntries(found),
    problems: [...problems, ...unknown.map((name) => noSuchCredential(name, known, sources)), ...checkDistinct(known, found)],
  };
}

/** Credentials that only the team knows: a source has them and `credentialDelivery` says where they go. */
function further(
  known: readonly CredentialFacts[],
  sources: readonly ICredentialSource[],
  deliveries: Deliveries,
): CredentialFacts[] {
  return Object.keys(deliveries)
    .filter((name) => !known.some((facts) => facts.name === name))
    .filter((name) => sources.some((source) => source.credentialNames.includes(name)))
    .map((name) => ({ name }));
}

function find(facts: CredentialFacts, sources: readonly ICredentialSource[]): CredentialReference | undefined {
  for (const source of sources) {
    const reference = source.credential(facts.name, facts);
    if (reference) {
      return reference;
    }
  }
  return undefined;
}

/** The profile says where the process reads a credential, the team has the last word. */
function targetOf(facts: CredentialFacts, delivery: CredentialDelivery | undefined): Target {
  const asFile = delivery ? delivery.fileOptions !== undefined : facts.env === undefined;
  if (!asFile) {
    return { variable: delivery?.variable ?? facts.env };
  }
  const options = delivery?.fileOptions;
  const path = options?.path ?? facts.file;
  return {
    file:
      path === undefined
        ? undefined
        : { name: facts.name, path, mode: options?.mode, single: facts.singleFile, watched: facts.watched },
    fileVariable: options?.variable ?? facts.fileVariable,
  };
}

/** Restarts the pods when credentials change, except those that the process reads again by itself. */
function restarts(found: ReadonlyMap<string, CredentialReference>, watched: ReadonlySet<CredentialReference>): WorkloadAddition {
  const read = [...found].filter(([, reference]) => !watched.has(reference));
  const revisions = read.filter(([, r]) => r.revision !== undefined).map(([name, r]) => [name, r.revision]);
  const reloaded = [...new Set(read.filter(([, r]) => r.reloader).map(([, r]) => r.secretName))].sort();
  return {
    restartOn: revisions.length > 0 ? { credentials: JSON.stringify(revisions.sort()) } : undefined,
    workloadAnnotations: reloaded.length > 0 ? { 'secret.reloader.stakater.com/reload': reloaded.join(',') } : undefined,
  };
}

function checkDistinct(known: readonly CredentialFacts[], found: ReadonlyMap<string, CredentialReference>): Problem[] {
  return known.flatMap((facts) =>
    (facts.distinctFrom ?? [])
      .filter((other) => {
        const [own, its] = [found.get(facts.name), found.get(other)];
        return own !== undefined && own.secretName === its?.secretName && own.key === its.key;
      })
      .map((other) => ({
        code: 'LLMGW-208' as const,
        prop: `credentials.${facts.name}`,
        reason: `the same key of the same Secret as "${other}", the product wants two values`,
        remedy: 'keep them under two keys',
      })),
  );
}

function missing(facts: CredentialFacts, sources: readonly ICredentialSource[]): Problem[] {
  if (!facts.required) {
    return [];
  }
  const known = sources.flatMap((s) => s.credentialNames);
  const close = suggest(facts.name, known);
  const remedy = close
    ? `the sources have "${close}"; name it "${facts.name}"`
    : `add a source that has "${facts.name}", for example GatewaySecrets with SecretSource.existing('<Secret>', ['${facts.name}'])`;
  const reason = `no source has the credential "${facts.name}", without which the process does not start`;
  return [{ code: 'LLMGW-201', prop: 'credentials', value: known.join(', '), reason, remedy }];
}

function unreachable(name: string, delivery: CredentialDelivery | undefined): Problem {
  const wanted = delivery?.fileOptions
    ? ['file', "CredentialDelivery.file({ path: '/...' })"]
    : ['variable', "CredentialDelivery.env('NAME')"];
  return {
    code: 'LLMGW-210',
    prop: `credentialDelivery.${name}`,
    reason: `the profile knows no ${wanted[0]} for it`,
    remedy: `state it with ${wanted[1]}`,
  };
}

function noSuchCredential(name: string, known: readonly CredentialFacts[], sources: readonly ICredentialSource[]): Problem {
  const meant = suggest(name, [...known.map((facts) => facts.name), ...sources.flatMap((s) => s.credentialNames)]);
  return {
    code: 'LLMGW-210',
    prop: `credentialDelivery.${name}`,
    reason: 'neither the profile nor a source has a credential of this name',
    remedy: meant ? `did you mean "${meant}"?` : 'leave it out',
  };
}
