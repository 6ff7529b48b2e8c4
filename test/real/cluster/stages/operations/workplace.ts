import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary } from '../../machine/binaries';
import { inRun } from '../../machine/places';
import { runLater } from '../../machine/run';
import type { Ended } from '../../machine/run';
import { kubeconfig } from '../../parts/certificates';

/** A folder in which somebody types what a page says, with kubectl at hand. */
export class Workplace {
  private readonly folder: string;

  constructor(name: string) {
    this.folder = inRun('workplaces', name);
    this.program('kubectl', `exec ${binary('kubernetes')} kubectl --kubeconfig ${kubeconfig('admin')} "$@"`);
    // they put the file there, which is done here already; that they do so is tested where they are
    for (const theirs of ['npm', 'npx', 'git']) this.program(theirs, 'exit 0');
  }

  /** Puts a file there. */
  public file(name: string, text: string): void {
    const path = join(this.folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }

  /** Lines as somebody types them; what one leaves in the background, the next does not find any more. */
  public type(lines: string): Promise<Ended> {
    const shell = `set -o pipefail; cd ${this.folder} && PATH="${this.folder}/bin:$PATH"; ${lines}\ncode=$?; kill $(jobs -p) 2>/dev/null; exit $code`;
    return runLater('bash', '-c', shell);
  }

  private program(name: string, line: string): void {
    this.file(`bin/${name}`, `#!/bin/sh\n${line}\n`);
    chmodSync(join(this.folder, 'bin', name), 0o755);
  }
}
