import type { Problem } from '../core/problem';

/** Where a provider answers, and the variable of its key. */
export interface CatalogueEntry {
  readonly name: string;
  readonly hosts: readonly string[];
  /** Variable that the provider's own libraries read. */
  readonly variable: string;
  /** Hosts that give out tokens for the identity of the pods. */
  readonly identityHosts?: readonly string[];
  readonly problems?: readonly Problem[];
  /** The region that was chosen. */
  readonly region?: string;
}

/** Providers with the same hosts everywhere. */
export const CATALOGUE = {
  openAi: { name: 'openai', hosts: ['api.openai.com'], variable: 'OPENAI_API_KEY' },
  anthropic: { name: 'anthropic', hosts: ['api.anthropic.com'], variable: 'ANTHROPIC_API_KEY' },
  gemini: { name: 'gemini', hosts: ['generativelanguage.googleapis.com'], variable: 'GEMINI_API_KEY' },
  mistral: { name: 'mistral', hosts: ['api.mistral.ai'], variable: 'MISTRAL_API_KEY' },
  cohere: { name: 'cohere', hosts: ['api.cohere.com'], variable: 'CO_API_KEY' },
  groq: { name: 'groq', hosts: ['api.groq.com'], variable: 'GROQ_API_KEY' },
  together: { name: 'together', hosts: ['api.together.xyz'], variable: 'TOGETHER_API_KEY' },
  deepSeek: { name: 'deepseek', hosts: ['api.deepseek.com'], variable: 'DEEPSEEK_API_KEY' },
  xAi: { name: 'xai', hosts: ['api.x.ai'], variable: 'XAI_API_KEY' },
  openRouter: { name: 'openrouter', hosts: ['openrouter.ai'], variable: 'OPENROUTER_API_KEY' },
} as const satisfies Record<string, CatalogueEntry>;

/** AWS Bedrock. Its identity is given out by STS of the region. */
export function bedrock(region: string): CatalogueEntry {
  return {
    name: 'bedrock',
    hosts: [`bedrock-runtime.${region}.amazonaws.com`, `bedrock.${region}.amazonaws.com`],
    variable: 'AWS_BEARER_TOKEN_BEDROCK',
    identityHosts: [`sts.${region}.amazonaws.com`],
    region,
    problems: checkPart('region', region, /^[a-z]{2}(-[a-z]+)+-\d$/, 'eu-central-1'),
  };
}

/** Google Vertex AI, in a region or `global`. */
export function vertex(region: string): CatalogueEntry {
  return {
    name: 'vertex',
    hosts: [region === 'global' ? 'aiplatform.googleapis.com' : `${region}-aiplatform.googleapis.com`],
    variable: 'GOOGLE_API_KEY',
    identityHosts: ['oauth2.googleapis.com', 'sts.googleapis.com', 'iamcredentials.googleapis.com'],
    region,
    problems: checkPart('region', region, /^(global|us|eu|[a-z]+-[a-z]+\d{1,2})$/, 'europe-west4'),
  };
}

/** Azure OpenAI: every resource has a host of its own. */
export function azureOpenAi(resource: string): CatalogueEntry {
  return {
    name: 'azure-openai',
    hosts: [`${resource}.openai.azure.com`],
    variable: 'AZURE_OPENAI_API_KEY',
    identityHosts: ['login.microsoftonline.com'],
    problems: checkPart('resource', resource, /^[a-zA-Z0-9]([-a-zA-Z0-9]{0,62}[a-zA-Z0-9])?$/, 'contoso-eu'),
  };
}

function checkPart(name: string, value: string, form: RegExp, example: string): Problem[] {
  const remedy = `write it like "${example}"`;
  return form.test(value) ? [] : [{ code: 'LLMGW-127', prop: `providers.${name}`, value, reason: `not a ${name}`, remedy }];
}
