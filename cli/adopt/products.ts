/** How a product of the profiles is known by its image, and the factory that describes it. */
export interface KnownProduct {
  readonly pattern: RegExp;
  readonly factory: string;
  readonly construct: 'LlmGateway' | 'McpProxy';
}

const KNOWN: readonly KnownProduct[] = [
  { pattern: /(^|\/)keeptrusts\/gateway$/, factory: 'GatewayProfile.keeptrusts', construct: 'LlmGateway' },
  { pattern: /(^|\/)dvara-llm-gateway$/, factory: 'GatewayProfile.dvara', construct: 'LlmGateway' },
  { pattern: /(^|\/)helm-ai-kernel$/, factory: 'GatewayProfile.helmAiKernel', construct: 'LlmGateway' },
  { pattern: /(^|\/)light-gateway$/, factory: 'GatewayProfile.lightGateway', construct: 'LlmGateway' },
];

/** The product of an image, if one of the profiles knows it; a digest or a tag that is no version leaves it unknown. */
export function knownProduct(image: string): (KnownProduct & { readonly version: string }) | undefined {
  const [, repository = '', tag = ''] = /^(.*?)(?::([^:/@]+))?(?:@.*)?$/.exec(image) ?? [];
  const [version] = /\d+\.\d+(\.\d+)?([-+.][\w.-]+)?$/.exec(tag) ?? [];
  const product = KNOWN.find(({ pattern }) => pattern.test(repository));
  return product && version ? { ...product, version } : undefined;
}
