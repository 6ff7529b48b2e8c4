/** Which release of a product runs, where that is all there is to say. */
export interface ProductImageOptions {
  /** Version, for example "1.15.2". The page of the product says at which one its facts were seen. */
  readonly version: string;
  /**
   * Image with a tag or a digest.
   * @default - the image of the vendor, with the version as its tag
   */
  readonly image?: string;
}
