import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { AppProps } from 'cdk8s';
import { App } from 'cdk8s';
import { GatewayApp } from '../../src';
import { makeLinear } from '../../src/core/synthesis/linear';

/** Puts something into an app. */
export type Build = (app: App) => void;
export type NewApp = (props: AppProps) => App;

/** What cdk8s does by itself: a synthesis of its own is left alone, and a resolver makes the objects ask their classes. */
class StockApp extends App {
  public override synth(): void {
    super.synth();
  }
}
export const stock: NewApp = (props) =>
  new StockApp({ ...props, resolvers: [...(props.resolvers ?? []), { resolve: () => {} }] });

/** What must behave as `App` does: our own, and the stock one with a gateway in it. */
export const OURS: ReadonlyArray<[string, NewApp]> = [
  ['GatewayApp', (props) => new GatewayApp(props)],
  [
    'App with a gateway in it',
    (props) => {
      const app = new App(props);
      makeLinear(app);
      return app;
    },
  ],
];

/** What a synthesis leaves behind. */
export interface Outcome {
  readonly error?: string;
  /** Every file, in order. */
  readonly files: Readonly<Record<string, string>>;
  /** What `synthYaml` returns, or what the synthesis threw. */
  readonly text: string;
}

/** What is left behind by the synthesis of an app. */
export function outcome(newApp: NewApp, build: Build, props: AppProps = {}): Outcome {
  const outdir = newFolder();
  try {
    const app = newApp({ ...props, outdir });
    build(app);
    const error = thrown(() => app.synth());
    const names = fs.readdirSync(outdir, { recursive: true, encoding: 'utf8' }).sort();
    const files = names.filter((name) => fs.statSync(path.join(outdir, name)).isFile());
    return {
      error,
      files: Object.fromEntries(files.map((name) => [name, fs.readFileSync(path.join(outdir, name), 'utf8')])),
      text: error ?? app.synthYaml(),
    };
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

/** The message of what an action throws. */
export function thrown(action: () => void): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** A new folder for files. */
export function newFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'app-'));
}
