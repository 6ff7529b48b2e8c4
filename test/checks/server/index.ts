import type { Check } from '../finding';
import { objectRules } from './objects';
import { podRules } from './pods';

/** What an API server refuses although every field has the right name and type. */
export const server: Check = (manifests) => [...podRules, ...objectRules].flatMap((rule) => rule(manifests));
