import { checkSubdomain } from '../../core/names';
import type { SourceDefinition } from '../definition';

/** A Secret that is made elsewhere; nothing is synthesized. */
export function existing(secretName: string, credentials: readonly string[]): SourceDefinition {
  return {
    existingName: secretName,
    credentials: [...credentials],
    problems: checkSubdomain('source.secretName', secretName),
  };
}
