import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './places';
import { asRoot } from './root';
import { librariesOf } from './libraries';
import { run } from './run';
import { fetched } from './wait';

/** Programs that run in pods as Debian builds them: they cannot be had as Go modules. A package and its program have one name. */
export type DebianProgram = 'prometheus-alertmanager' | 'prometheus-blackbox-exporter';

const folder = (name: DebianProgram): string => join(CACHE, `debian-${name}`);
const file = (name: DebianProgram): string => join(folder(name), 'usr/bin', name);

/** Gets the packages into the cache and unpacks them there: installed, they would begin to run on this machine. */
export async function fetchDebianPrograms(names: readonly DebianProgram[]): Promise<void> {
  for (const name of names.filter((name) => !existsSync(folder(name)))) {
    const part = `${folder(name)}.part`;
    await fetched(`getting ${name} from Debian`, () => {
      // a list that is older than the archive names what is there no more
      const [apt, ...update] = asRoot('apt-get', 'update', '-qq');
      run(apt!, ...update);
      rmSync(part, { recursive: true, force: true });
      mkdirSync(part, { recursive: true });
      run('sh', '-c', 'cd "$0" && apt-get download -qq "$1" && dpkg-deb -x *.deb .', part, name);
    });
    for (const archive of readdirSync(part).filter((name) => name.endsWith('.deb'))) rmSync(join(part, archive));
    renameSync(part, folder(name));
  }
}

/** What an image needs to run it, each by its place there: the program, the libraries it is linked with, and what it reads. */
export function debianProgram(name: DebianProgram): Record<string, string> {
  const data = run('find', folder(name), '-type', 'f', '-path', '*/usr/share/prometheus/*').match(/\S+/g) ?? [];
  return {
    [`/${name}`]: file(name),
    ...librariesOf(file(name)),
    ...Object.fromEntries(data.map((path) => [path.slice(folder(name).length), path])),
  };
}

/** As its package has it. */
export const debianVersion = (name: DebianProgram): string => /version (\d[\d.]*)/.exec(run(file(name), '--version'))?.[1] ?? '';
