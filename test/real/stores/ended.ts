import type { ChildProcess } from 'node:child_process';

/** How long a program may take to end before it is killed. */
const PATIENCE = 10_000;

/** Ends programs and waits until they are gone: until then they write into their folders, which cannot be removed. */
export async function ended(children: Iterable<ChildProcess>, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  await Promise.all([...children].map((child) => end(child, signal)));
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  child.kill(signal);
  await gone;
  clearTimeout(late);
}
