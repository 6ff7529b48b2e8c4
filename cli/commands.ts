import type { Command } from './command';
import { ADOPT } from './commands/adopt';
import { CHECK } from './commands/check';
import { DIAGRAM } from './commands/diagram';
import { DIFF } from './commands/diff';
import { EXPLAIN } from './commands/explain';
import { INIT } from './commands/init';

/** Every verb, in the order in which a newcomer meets them. */
export const COMMANDS: readonly Command[] = [INIT, EXPLAIN, DIAGRAM, DIFF, CHECK, ADOPT];
