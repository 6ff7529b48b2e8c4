import * as fs from 'node:fs';
import * as path from 'node:path';
import type { App } from 'cdk8s';

const FOLDER = path.join(__dirname, '../../examples');

/** The folders of examples whose programs are in TypeScript; `languages` has programs in others. */
export const EXAMPLE_NAMES: readonly string[] = fs
  .readdirSync(FOLDER)
  .filter((name) => fs.existsSync(path.join(FOLDER, name, 'index.ts')));

/** What a folder of examples exports: it adds all its charts to an app. */
export function exampleOf(name: string): (app: App) => void {
  const [add] = Object.values<(app: App) => void>(require(path.join(FOLDER, name)));
  return add!;
}
