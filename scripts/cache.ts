import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where programs and results stay from run to run, outside of the tree. */
export const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'cdk8s-llm-gateway');
