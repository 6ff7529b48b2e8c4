import { isDeepStrictEqual } from 'node:util';
import { Yaml } from 'cdk8s';
import { writeYaml } from '../../../src/core/yaml/writer';
import { everywhere } from './places';
import { READERS, SLOW_READERS } from './readers';
import type { Reader } from './readers';
import { texts } from './texts';

// Proves the writer: every text in every kind of place is read back by all readers, and what cdk8s writes right is written so.

const COUNT = Number(process.env['TEXTS'] ?? 100_000);

/** A text that we quote although the readers here would get it back without: marks of a byte order, and numbers beyond 64 bits. */
const EXCUSED = /\ufeff|^[-+]?0[XOB][0-9A-F_]+$/i;

interface Documents {
  readonly written: readonly string[];
  readonly meant: ReadonlyArray<object | string>;
}

/** The documents that a reader does not get back, by number. */
async function misreadBy(name: string, reader: Reader, { written, meant }: Documents): Promise<Map<number, string>> {
  const started = Date.now();
  const read = await reader(written);
  const wrong = new Map<number, string>();
  read.forEach((text, i) => {
    if (text.startsWith('!') || !isDeepStrictEqual(JSON.parse(text), json(meant[i]))) {
      wrong.set(i, `${name}: ${text.slice(0, 200)}\n`);
    }
  });
  console.log(`${name}: ${written.length} documents in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return wrong;
}

/** What every reader says, all of them at the same time. */
async function misread(documents: Documents, readers = READERS): Promise<string[]> {
  const found = await Promise.all(Object.entries(readers).map(([name, reader]) => misreadBy(name, reader, documents)));
  return found.flatMap((wrong) => [...wrong].map(([i, why]) => `${JSON.stringify(documents.meant[i])}\n${why}`));
}

/** The documents that every reader gets back; who is asked next sees only what those before got back. */
async function readBack(documents: Documents): Promise<Array<object | string>> {
  let left = documents;
  for (const [name, reader] of Object.entries(READERS)) {
    const wrong = await misreadBy(name, reader, left);
    const keep = <T>(items: readonly T[]): T[] => items.filter((_, i) => !wrong.has(i));
    left = { written: keep(left.written), meant: keep(left.meant) };
  }
  return [...left.meant];
}

function json(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function show(title: string, faults: readonly string[]): void {
  faults.slice(0, 20).forEach((fault) => console.log(`${title} ${fault}`));
  if (faults.length > 0) {
    process.exitCode = 1;
  }
}

async function main(): Promise<void> {
  const all = texts(COUNT);
  const meant = all.map(everywhere);
  const written = meant.map(writeYaml);
  const asked = misread({ written, meant });
  // while the other processes read
  const stock = meant.map((document) => Yaml.stringify(document));
  const wrong = await asked;
  show('misread:', wrong);

  const few = meant.filter((_, i) => i < 2_000 || i % 50 === 0);
  show('misread:', await misread({ written: few.map(writeYaml), meant: few }, SLOW_READERS));
  show('misread alone:', await misread({ written: all.map(writeYaml), meant: all }));

  const other = meant.flatMap((_, i) => (stock[i] === written[i] ? [] : [i]));
  const right = new Set(await readBack({ written: other.map((i) => stock[i]!), meant: other.map((i) => meant[i]!) }));
  const needless = other.filter((i) => right.has(meant[i]!) && !EXCUSED.test(all[i]!));
  show(
    'needlessly another form than that of cdk8s:',
    needless.map((i) => JSON.stringify(all[i])),
  );

  console.log(`${COUNT} texts; misread by one of ${Object.keys(READERS).join(', ')}: ${wrong.length}`);
  console.log(
    `as cdk8s writes them: ${COUNT - other.length}; cdk8s is misread: ${other.length - right.size}; needlessly others: ${needless.length}`,
  );
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
