import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Problem } from '../core/problem';

/** What a source must know to make its object. */
export interface SecretContext {
  readonly scope: Construct;
  /** Of the object that is made; its name is that of the Secret. */
  readonly metadata: ApiObjectMetadata & { readonly name: string };
  /** Type of the Secret, if it is not `Opaque`. */
  readonly type?: string;
  /** Whether the object is deleted and made again at every upgrade. */
  readonly recreated: boolean;
  /** Key of the Secret for a credential; settled once the gateways have asked, so ask for it late. */
  readonly keyOf: (credential: string) => string;
  /** File of the volume for a credential; settled as late. */
  readonly fileOf: (credential: string) => string;
}

/** A source as `GatewaySecrets` uses it. */
export interface SourceDefinition {
  /** Every credential that it provides. */
  readonly credentials: readonly string[];
  /** Those of them that may also serve the source itself, so that nobody needs to ask for them. */
  readonly inputs?: readonly string[];
  /** What is wrong with its settings. */
  readonly problems: readonly Problem[];
  /** Whether the name must be stated, because it is part of what was encrypted. */
  readonly needsName?: boolean;
  /** Whether pods mount the object itself. */
  readonly mounts?: boolean;
  /** Whether there is a Secret in the end; true if left out. */
  readonly makesSecret?: boolean;
  /** Name of a Secret that exists already. */
  readonly existingName?: string;
  /** Where the value is kept; two credentials at the same place are the same. Never a value. */
  readonly placeOf?: (credential: string) => string | undefined;
  /** What changes when the content is known to change. Never a value, nor a hash of it. */
  readonly revisionOf?: (credential: string) => string | undefined;
  /** The value, where the source has it; for checks, never for output. */
  readonly plainValue?: (credential: string) => string | undefined;
  /** Makes the object that makes the Secret. */
  readonly make?: (context: SecretContext) => ApiObject;
}
