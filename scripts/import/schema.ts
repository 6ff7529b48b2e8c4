/** The part of a CustomResourceDefinition schema that `cdk8s import` reads. */
export interface Schema {
  description?: string;
  type?: string;
  enum?: (string | number)[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema;
  anyOf?: Schema[];
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
}

/** Any JSON: becomes `any` in TypeScript. */
export function opaque(): Schema {
  return { 'x-kubernetes-preserve-unknown-fields': true };
}

/** The same spelling as upstream: `anyOf` is what makes cdk8s emit `fromNumber` and `fromString`. */
export function intOrString(): Schema {
  return { anyOf: [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true };
}

/** An object schema without empty keywords. An object without fields takes anything. */
export function objectOf(properties: Record<string, Schema>, required: string[]): Schema {
  if (Object.keys(properties).length === 0) return opaque();
  return { type: 'object', ...(required.length > 0 ? { required } : {}), properties };
}

/** Either of the objects: all fields, and required is what all of them require. */
export function unionOf(members: Schema[]): Schema {
  return objectOf(
    allProperties(members),
    requiredIn(members, (name) => members.every((m) => m.required?.includes(name))),
  );
}

/** All of the objects at once: all fields, and required is what any of them requires. */
export function intersectionOf(members: Schema[]): Schema {
  return objectOf(
    allProperties(members),
    requiredIn(members, () => true),
  );
}

/** The fields of all members. The same field in two of them is the same field, or an object told in two parts. */
function allProperties(members: Schema[]): Record<string, Schema> {
  const properties: Record<string, Schema> = {};
  for (const member of members) {
    for (const [name, schema] of Object.entries(member.properties ?? {})) {
      const known = properties[name];
      properties[name] = known?.properties && schema.properties ? { ...known, ...unionOf([known, schema]) } : (known ?? schema);
    }
  }
  return properties;
}

function requiredIn(members: Schema[], wanted: (name: string) => boolean): string[] {
  return [...new Set(members.flatMap((member) => member.required ?? []))].filter(wanted);
}
