import { isDeepStrictEqual } from 'node:util';
import { Yaml } from 'cdk8s';
import { writeYaml } from '../../../src/core/yaml/writer';
import { everywhere } from './places';
import { READERS, SLOW_READERS } from './readers';
import { texts } from './texts';

// Proves the writer: every text in every kind of place is read back by all readers, and what cdk8s writes right is written so.

const COUNT = Number(process.env['TEXTS'] ?? 100_000);

/** A text that we quote although the readers here would get it back without: marks of a byte order, and numbers beyond 64 bits. */
const EXCUSED = /\ufeff|^[-+]?0[XOB][0-9A-F_]+$/i;

/** The documents that a reader does not get back, by number. */
function misread(written: readonly string[], meant: readonly object[], readers = READERS): Map<number, string> {
  const wrong = new Map<number, string>();
  for (const [name, reader] of Object.entries(readers)) {
    const started = Date.now();
    const read = reader(written);
    read.forEach((text, i) => {
      if (text.startsWith('!') || !isDeepStrictEqual(JSON.parse(text), json(meant[i]))) {
        wrong.set(i, `${wrong.get(i) ?? ''}${name}: ${text.slice(0, 200)}\n`);
      }
    });
    console.log(`${name}: ${written.length} documents in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  return wrong;
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

const all = texts(COUNT);
const documents = all.map(everywhere);
const ours = documents.map(writeYaml);
const wrong = misread(ours, documents);
const few = documents.filter((_, i) => i < 2_000 || i % 50 === 0);
const fewWrong = misread(few.map(writeYaml), few, SLOW_READERS);
show('misread:', [...fewWrong.values()]);
show(
  'misread:',
  [...wrong].map(([i, why]) => `${JSON.stringify(all[i])}\n${why}`),
);

const stock = documents.map((document) => Yaml.stringify(document));
const other = documents.flatMap((_, i) => (stock[i] === ours[i] ? [] : [i]));
const bad = misread(
  other.map((i) => stock[i]!),
  other.map((i) => documents[i]!),
);
const needless = other.filter((i, at) => !bad.has(at) && !EXCUSED.test(all[i]!));
show(
  'needlessly another form than that of cdk8s:',
  needless.map((i) => JSON.stringify(all[i])),
);

console.log(`${COUNT} texts; read back by ${Object.keys(READERS).join(', ')}: ${COUNT - wrong.size}`);
console.log(
  `as cdk8s writes them: ${COUNT - other.length}; cdk8s is misread: ${bad.size}; needlessly others: ${needless.length}`,
);
