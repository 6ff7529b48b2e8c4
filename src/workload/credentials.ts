import type { WorkloadAddition } from '../contract/addition';
import type { CredentialFacts, CredentialReference, ICredentialSource } from '../contract/credential';
import { VolumeSource } from '../contract/volume';
import type { Problem } from '../core/problem';
import { suggest } from '../core/suggest';

/** What the credentials of a workload add to its pods, and what is missing. */
export interface ResolvedCredentials {
  readonly addition: WorkloadAddition;
  readonly references: { [name: string]: CredentialReference };
  readonly problems: Problem[];
}

/** Finds a source for every credential that the product or a provider names. */
export function resolveCredentials(
  wanted: readonly CredentialFacts[],
  sources: readonly ICredentialSource[],
): ResolvedCredentials {
  const env: Record<string, { value?: unknown; valueFrom?: unknown }> = {};
  const volumes: NonNullable<WorkloadAddition['volumes']>[number][] = [];
  const references: { [name: string]: CredentialReference } = {};
  const problems: Problem[] = [];
  for (const facts of wanted) {
    const reference = find(facts.name, sources);
    if (reference) {
      references[facts.name] = reference;
    }
    if (!reference) {
      problems.push(...missing(facts, sources));
    } else if (facts.env !== undefined) {
      env[facts.env] = {
        valueFrom: {
          secretKeyRef: { name: reference.secretName, key: reference.key, optional: reference.optional ? true : undefined },
        },
      };
    } else if (facts.file !== undefined) {
      const folder = facts.file.slice(0, facts.file.lastIndexOf('/'));
      const file = facts.file.slice(folder.length + 1);
      const source = VolumeSource.secret(reference.secretName, {
        items: { [reference.key]: file },
        optional: reference.optional,
      });
      volumes.push({ name: `credential-${facts.name}`, source, mountPath: folder });
    }
  }
  return { addition: { env: env as WorkloadAddition['env'], volumes }, references, problems };
}

function find(name: string, sources: readonly ICredentialSource[]): CredentialReference | undefined {
  for (const source of sources) {
    const reference = source.credential(name);
    if (reference) {
      return reference;
    }
  }
  return undefined;
}

function missing(facts: CredentialFacts, sources: readonly ICredentialSource[]): Problem[] {
  if (!facts.required) {
    return [];
  }
  const known = sources.flatMap((s) => s.credentialNames);
  const close = suggest(facts.name, known);
  const remedy = close
    ? `the sources have "${close}"; name it "${facts.name}"`
    : `add a source that has "${facts.name}", for example GatewaySecrets with keys: { '${facts.name}': ... }`;
  const reason = `no source has the credential "${facts.name}", without which the process does not start`;
  return [{ code: 'LLMGW-201', prop: 'credentials', value: known.join(', '), reason, remedy }];
}
