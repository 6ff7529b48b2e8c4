/** What a product must be told before it talks to a model provider, besides the key. */
export interface ProviderFacts {
  /** Name of the provider, for example `bedrock`. */
  readonly provider: string;
  /**
   * Variables that switch it on. What the team or a Secret states wins.
   * @default - none
   */
  readonly env?: { [name: string]: string };
  /**
   * Variable of the region of the provider.
   * @default - the product is not told
   */
  readonly regionVariable?: string;
}
