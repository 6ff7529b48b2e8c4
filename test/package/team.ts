import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack, ROOT } from './tarball';

const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** A team's repository: a folder in which the tarball and TypeScript are installed, and consumer/app.ts is compiled and run. */
export class Team {
  public readonly folder = mkdtempSync(join(tmpdir(), 'consumer-'));

  /** @param node what runs a program of Node.js there */
  public constructor(
    dependencies: Readonly<Record<string, string>> = {},
    private readonly node: readonly string[] = [process.execPath],
  ) {
    const { filename } = pack('--pack-destination', this.folder);
    this.writeJson('package.json', {
      private: true,
      dependencies: { 'cdk8s-llm-gateway': `file:./${filename}`, ...dependencies },
      devDependencies: { typescript: devDependencies.typescript, '@types/node': devDependencies['@types/node'] },
    });
  }

  public writeJson(path: string, value: unknown): void {
    writeFileSync(join(this.folder, path), JSON.stringify(value));
  }

  /** A folder with the program, which TypeScript checks strictly, declarations of packages as well. */
  public compile(folder: string, type: 'commonjs' | 'module', compiler: readonly string[]): void {
    mkdirSync(join(this.folder, folder));
    this.writeJson(`${folder}/package.json`, { type });
    copyFileSync(join(__dirname, 'consumer/app.ts'), join(this.folder, folder, 'app.ts'));
    this.writeJson(`${folder}/tsconfig.json`, {
      compilerOptions: { target: 'ES2022', module: 'node16', strict: true, skipLibCheck: false, types: ['node'] },
      files: ['app.ts'],
    });
    this.run([...compiler, '-p', folder]);
  }

  /** What the compiled program writes, by file. */
  public synthesize(folder: string): Record<string, string> {
    const outdir = join(this.folder, folder, 'manifests');
    this.run([...this.node, `${folder}/app.js`], { CDK8S_OUTDIR: outdir });
    return Object.fromEntries(readdirSync(outdir).map((name) => [name, readFileSync(join(outdir, name), 'utf8')]));
  }

  /** Runs a program in the folder. What it prints is shown when it fails. */
  public run([command, ...args]: readonly string[], env: Readonly<Record<string, string>> = {}): void {
    execFileSync(command!, args, { cwd: this.folder, env: { ...process.env, CDK8S_OUTDIR: '', ...env }, stdio: 'inherit' });
  }

  public end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
