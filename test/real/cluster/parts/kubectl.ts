import { binary } from '../machine/binaries';
import type { Ended } from '../machine/run';
import { runLater } from '../machine/run';
import { kubeconfig } from './certificates';

/** kubectl as an administrator would call it. */
export function kubectl(...args: string[]): Promise<Ended> {
  return runLater(binary('kubernetes'), 'kubectl', '--kubeconfig', kubeconfig('admin'), ...args);
}

/** The same where anything but success is a fault of the test. */
export async function kubectlOk(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await kubectl(...args);
  if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr || stdout}`);
  return stdout;
}
