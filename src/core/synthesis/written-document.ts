import { writeYaml } from '../yaml/writer';

interface DocumentFacts {
  readonly kind?: unknown;
  readonly metadata?: { readonly name?: unknown };
}

/**
 * An object whose YAML is written, between its validation and its file. Thousands wait there, so it is small: text, and what `App`
 * makes the names of files of. Nobody but `App` gets to see one.
 */
export class WrittenDocument implements DocumentFacts {
  /** The YAML of an object. */
  public static of(json: unknown): WrittenDocument {
    return new WrittenDocument(writeYaml(json), json as DocumentFacts);
  }

  public readonly kind: unknown;
  public readonly metadata?: { readonly name?: unknown };

  private constructor(
    public readonly text: string,
    { kind, metadata }: DocumentFacts,
  ) {
    this.kind = kind;
    this.metadata = metadata && { name: metadata.name };
  }
}
