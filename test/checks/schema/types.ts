/** JSON Schema, draft 7. */
export type JsonSchema = Record<string, any>;

/** Schemas and where the schema of each `apiVersion/kind` is among them. */
export interface SchemaSet {
  readonly definitions: Record<string, JsonSchema>;
  readonly kinds: Record<string, string>;
}
