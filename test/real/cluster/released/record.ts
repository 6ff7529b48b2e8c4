import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { examples } from '../examples';

const { version } = require('../../../../package.json') as { version: string };

// Run when a version is released: keeps what its examples are, so that the next version is tried as an upgrade from it.
const file = join(__dirname, `${version}.json.gz`);
writeFileSync(file, gzipSync(JSON.stringify(Object.fromEntries(examples())), { level: 9 }));
console.log(`${file}: the objects of ${examples().size} files`);
