import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const MOST = { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;

/** Runs a command to its end and returns what it printed; throws with what it said when it fails. */
export function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { ...MOST, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A line as one would type it, for commands whose words hold no blanks. */
export function line(text: string): string {
  const [command, ...args] = text.trim().split(/\s+/);
  return run(command!, ...args);
}

/** The same without waiting for it here, and with whatever it ended. */
export async function runLater(command: string, ...args: string[]): Promise<Ended> {
  try {
    return { code: 0, ...(await promisify(execFile)(command, args, MOST)) };
  } catch (error) {
    const { code, stdout = '', stderr = String(error) } = error as { code?: unknown; stdout?: string; stderr?: string };
    return { code: typeof code === 'number' ? code : 1, stdout, stderr };
  }
}

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}
