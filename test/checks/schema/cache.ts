import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

const FOLDER = path.resolve(__dirname, '../../../node_modules/.cache/cdk8s-llm-gateway-schemas');

/** The value that was computed from the same content by the same code, else computes and keeps it. */
export function cached<T>(name: string, contents: readonly string[], compute: () => T): T {
  const code = fs.readdirSync(__dirname).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const hash = createHash('sha256');
  for (const file of code.sort()) hash.update(fs.readFileSync(path.join(__dirname, file)));
  for (const content of contents) hash.update(content).update('\0');

  const file = path.join(FOLDER, `${name}-${hash.digest('hex').slice(0, 16)}.json`);
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'));

  const value = compute();
  fs.mkdirSync(FOLDER, { recursive: true });
  // Workers run at the same time: nobody may see a file that is half written.
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(value));
  fs.renameSync(draft, file);
  return value;
}
