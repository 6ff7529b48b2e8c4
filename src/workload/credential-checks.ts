import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { CredentialFacts, CredentialReference, ICredentialSource } from '../contract/credential';
import type { CredentialDelivery } from '../contract/credential-delivery';
import { checkNamespace } from '../core/namespaces';
import type { Problem } from '../core/problem';
import { suggest } from '../core/suggest';

/** Two credentials that must differ must not stand in one place. */
export function checkDistinct(
  { name, distinctFrom = [] }: CredentialFacts,
  found: ReadonlyMap<string, CredentialReference>,
): Problem[] {
  const own = found.get(name);
  return distinctFrom
    .filter((other) => {
      const its = found.get(other);
      return own !== undefined && own.secretName === its?.secretName && own.key === its.key;
    })
    .map((other) => ({
      code: 'LLMGW-208' as const,
      prop: `credentials.${name}`,
      reason: `the same key of the same Secret as "${other}", the product wants two values`,
      remedy: 'keep them under two keys',
    }));
}

export function missing(facts: CredentialFacts, sources: readonly ICredentialSource[]): Problem[] {
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

export function unreachable(name: string, delivery: CredentialDelivery | undefined): Problem {
  const [what, how] = delivery?.fileOptions
    ? ['file', "CredentialDelivery.file({ path: '/...' })"]
    : ['variable', "CredentialDelivery.env('NAME')"];
  return problem(name, `the profile knows no ${what} for it`, `state it with ${how}`);
}

export function notASecret(name: string, variable: string): Problem {
  const reason = `its source mounts files and makes no Secret, so there is nothing that ${variable} could refer to`;
  return problem(name, reason, 'set syncSecret: true on the source, or deliver it with CredentialDelivery.file(...)');
}

export function noPath(name: string, path: string): Problem {
  return { ...problem(name, 'not an absolute path of a file', 'write it like "/run/secrets/token"'), value: path };
}

export function otherFile(name: string, path: string, fileName: string): Problem {
  const reason = `${path} cannot be mounted: the file is called "${fileName}" for another workload`;
  return problem(name, reason, `use a path that ends in "/${fileName}"`);
}

export function noSuchCredential(
  name: string,
  known: readonly CredentialFacts[],
  sources: readonly ICredentialSource[],
): Problem {
  const meant = suggest(name, [...known.map((facts) => facts.name), ...sources.flatMap((s) => s.credentialNames)]);
  const remedy = meant ? `did you mean "${meant}"?` : 'leave it out';
  return problem(name, 'neither the profile nor a source has a credential of this name', remedy);
}

function problem(name: string, reason: string, remedy: string): Problem {
  return { code: 'LLMGW-210', prop: `credentialDelivery.${name}`, reason, remedy };
}

/** Sources that are constructs of another namespace, whose Secrets no pod here can read. */
export function checkSourcePlaces(sources: readonly ICredentialSource[] = [], namespace: string | undefined): Problem[] {
  const constructs = sources.filter((source): source is ICredentialSource & IConstruct => Construct.isConstruct(source));
  const reason = 'pods read Secrets of their own namespace';
  return constructs.flatMap((source) => checkNamespace(source, namespace, 'credentials', reason));
}
