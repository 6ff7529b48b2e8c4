/** Fields of an object. */
export interface Json {
  readonly [field: string]: unknown;
}

/** What an object is besides its metadata. */
export interface StackObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: Json;
}

/** An object of the Prometheus operator as another stack has it. */
export type Translation = (object: StackObject) => StackObject;
