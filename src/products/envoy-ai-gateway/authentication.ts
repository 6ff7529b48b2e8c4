import type { CredentialReference, ICredentialSource } from '../../contract/credential';
import type { Problem } from '../../core/problem';
import type { ModelProvider } from '../../providers/model-provider';
import { missing } from '../../workload/credential-checks';
import type { ProviderApi } from './apis';
import type { EnvoyAiBackend } from './options';
import { EnvoyAiSchema } from './options';

/** The key of a Secret that the controller reads; it cannot be told another one. */
function keyFor(schema: EnvoyAiSchema): string {
  switch (schema) {
    case EnvoyAiSchema.AWS_BEDROCK:
    case EnvoyAiSchema.AWS_ANTHROPIC:
      return 'credentials';
    case EnvoyAiSchema.GCP_VERTEX_AI:
    case EnvoyAiSchema.GCP_ANTHROPIC:
      return 'service_account.json';
    default:
      return 'apiKey';
  }
}

/** Where the key of a provider lives, and why the controller would not find it. */
export function findKey(
  provider: ModelProvider,
  { schema }: ProviderApi,
  sources: readonly ICredentialSource[],
): { readonly reference?: CredentialReference; readonly problems: Problem[] } {
  const { credential: name } = provider;
  if (name === undefined) {
    return { problems: [] };
  }
  const facts = { name, key: keyFor(schema), required: true };
  const source = sources.find(({ credentialNames }) => credentialNames.includes(name));
  if (!source) {
    return { problems: missing(facts, sources) };
  }
  const reference = source.credential(name, facts);
  if (!reference || isMounted(source, name)) {
    const reason = 'its source mounts files into pods, and no pod here can mount one';
    return { reference, problems: [problem(name, reason, 'use SecretSource.externalSecrets, or another that makes a Secret')] };
  }
  if (reference.key !== facts.key) {
    const reason = `it is under "${reference.key}" of ${reference.secretName}, and Envoy AI Gateway reads "${facts.key}"`;
    return { reference, problems: [problem(name, reason, `give it a Secret of its own, under the key "${facts.key}"`)] };
  }
  return { reference, problems: [] };
}

/** Two providers whose keys are the same value; with a Secret each they would be two. */
export function checkShared(references: ReadonlyMap<string, CredentialReference>): Problem[] {
  const all = [...references];
  return all.flatMap(([name, { secretName, key }], i) => {
    const other = all.slice(0, i).find(([, before]) => before.secretName === secretName && before.key === key);
    const reason = `"${other?.[0]}" has the same key of the Secret ${secretName}`;
    return other ? [problem(name, reason, 'make a GatewaySecrets for each')] : [];
  });
}

/** The part of a BackendSecurityPolicy that says how a provider is convinced; none where it wants nothing. */
export function policyOf(
  provider: ModelProvider,
  { schema }: ProviderApi,
  { project = '' }: EnvoyAiBackend,
  reference: CredentialReference | undefined,
): object | undefined {
  const secretRef = reference && { group: '', kind: 'Secret', name: reference.secretName };
  const file = secretRef && { secretRef };
  const region = provider._region ?? '';
  switch (schema) {
    case EnvoyAiSchema.AWS_BEDROCK:
    case EnvoyAiSchema.AWS_ANTHROPIC:
      // without a file the filter takes the identity of its pod
      return { type: 'AWSCredentials', awsCredentials: { region, credentialsFile: file && { profile: 'default', ...file } } };
    case EnvoyAiSchema.GCP_VERTEX_AI:
    case EnvoyAiSchema.GCP_ANTHROPIC:
      return { type: 'GCPCredentials', gcpCredentials: { projectName: project, region, credentialsFile: file } };
    case EnvoyAiSchema.ANTHROPIC:
      return file && { type: 'AnthropicAPIKey', anthropicAPIKey: file };
    case EnvoyAiSchema.AZURE_OPENAI:
      return file && { type: 'AzureAPIKey', azureAPIKey: file };
    default:
      return file && { type: 'APIKey', apiKey: file };
  }
}

function isMounted(source: ICredentialSource, name: string): boolean {
  if (!('mountedCredential' in source)) {
    return false;
  }
  const mount = source.mountedCredential as (name: string, file: string) => object | undefined;
  return mount.call(source, name, name) !== undefined;
}

function problem(name: string, reason: string, remedy: string): Problem {
  return { code: 'LLMGW-852', prop: `credentials.${name}`, reason, remedy };
}
