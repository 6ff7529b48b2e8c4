import * as fs from 'node:fs';
import * as path from 'node:path';
import { ApiObject, App } from 'cdk8s';
import type { AppProps } from 'cdk8s';
import type { Manifest } from '../../support/manifest';

const ROOT = path.resolve(__dirname, '../../../examples');

/** A folder with a program in TypeScript; `languages` has some in others. */
const isSystem = (entry: fs.Dirent): boolean => entry.isDirectory() && fs.existsSync(path.join(ROOT, entry.name, 'index.ts'));

/** Every chart of every example, by its name. */
export function examples(props: AppProps = {}, prepare: (app: App) => void = () => undefined): Map<string, Manifest[]> {
  const app = new App(props);
  prepare(app);
  for (const entry of fs.readdirSync(ROOT, { withFileTypes: true }).filter(isSystem)) {
    const program = require(path.join(ROOT, entry.name)) as Record<string, (app: App) => void>;
    Object.values(program).forEach((add) => add(app));
  }
  const charts = new Map<string, Manifest[]>();
  for (const object of app.node.findAll().filter((c): c is ApiObject => ApiObject.isApiObject(c))) {
    const { id } = object.chart.node;
    charts.set(id, [...(charts.get(id) ?? []), object.toJson() as Manifest]);
  }
  return charts;
}
