import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ask } from './ask';
import type { Handler, PodSpec, Probe } from './spec';
import type { Image } from './sandbox';
import { sandboxArguments, sandboxEnvironment } from './sandbox';

/** How a pod came to its end; times in seconds since somebody asked it to. */
export interface Ending {
  /** When SIGTERM was sent: after the hook. */
  readonly signalled: number;
  /** When the process was gone. */
  readonly ended: number;
  /** Whether the grace period was over first. */
  readonly killed: boolean;
  /** Why the hook failed, in which case a real pod gets SIGTERM at once. */
  readonly hookError?: string;
}

const POLL = 250;
const LOG_LINES = 40;

/** What has not ended. */
const running = new Set<Pod>();

/** A container that runs as the kubelet would run it, without a cluster. */
export class Pod {
  /** Ends what is left; whoever starts pods calls it at the end. */
  public static endAll(): void {
    for (const pod of running) pod.kill();
  }

  /** @param hosts names of other services, which all mean this machine */
  public static async start(spec: PodSpec, image: Image, hosts: readonly string[] = []): Promise<Pod> {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'pod-'));
    const args = sandboxArguments(spec, image, hosts, scratch);
    const env = sandboxEnvironment(spec, image);
    const child = spawn('/usr/bin/bwrap', args, { env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
    const pod = new Pod(spec, child, scratch);
    await pod.begun();
    return pod;
  }

  private readonly log: string[] = [];
  private exit?: string;
  private process?: number;

  private constructor(
    public readonly spec: PodSpec,
    private readonly child: ChildProcess,
    scratch: string,
  ) {
    running.add(this);
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (data) => this.write(String(data)));
    child.once('exit', (code, signal) => {
      this.exit = signal ?? String(code);
      running.delete(this);
      // killed from outside, the sandbox may be gone before what is in it
      fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 20 });
    });
  }

  /** What the program has said last. */
  public get output(): string {
    return this.log.slice(-LOG_LINES).join('\n');
  }

  /** The code or signal with which it ended; undefined while it runs. */
  public get exited(): string | undefined {
    return this.exit;
  }

  /** Waits for the startup probe, as long as the probe allows; throws with the log if the process ends or stays silent. */
  public async started(): Promise<void> {
    const { periodSeconds, failureThreshold, initialDelaySeconds = 0 } = this.spec.startup;
    const budget = initialDelaySeconds + periodSeconds * failureThreshold;
    await this.until(() => this.passes(this.spec.startup), budget, 'the startup probe did not pass');
    await this.until(() => this.passes(this.spec.readiness), budget, 'the readiness probe did not pass');
  }

  /** Whether a probe passes now. */
  public async passes(probe: Probe): Promise<boolean> {
    return (await this.failure(probe)) === undefined;
  }

  /** Why a probe fails now; undefined if it passes. */
  public async failure(handler: Handler & { timeoutSeconds?: number }): Promise<string | undefined> {
    return ask(handler, this.spec.ports, (handler.timeoutSeconds ?? 30) * 1000, (command) => this.execute(command));
  }

  /** Runs a command in the container, as `kubectl exec` would; resolves to what went wrong. */
  public execute(command: readonly string[]): Promise<string | undefined> {
    const enter = ['--target', String(this.process), '--all', '--setuid', String(this.spec.user), '--'];
    const child = spawn('/usr/bin/nsenter', [...enter, ...command], { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (data) => (errors += String(data)));
    return new Promise((resolve) => {
      child.once('exit', (code) => resolve(code === 0 ? undefined : `${command.join(' ')} ended with ${code}: ${errors}`));
      child.once('error', ({ message }) => resolve(message));
    });
  }

  /** Sends SIGTERM, without a hook. */
  public signal(): void {
    process.kill(this.process!, 'SIGTERM');
  }

  /** Ends the pod as the kubelet does: hook, SIGTERM, and SIGKILL when the grace period is over. */
  public async stop(): Promise<Ending> {
    const begin = Date.now();
    const seconds = () => (Date.now() - begin) / 1000;
    let killed = false;
    const grace = setTimeout(() => {
      killed = true;
      this.kill();
    }, this.spec.grace * 1000);
    const hookError = this.spec.preStop && (await this.hook(this.spec.preStop));
    const signalled = seconds();
    if (this.exit === undefined) this.signal();
    await this.end();
    clearTimeout(grace);
    return { signalled, ended: seconds(), killed, hookError };
  }

  /** Resolves when the process is gone. */
  public async end(): Promise<void> {
    if (this.exit === undefined) await new Promise((resolve) => this.child.once('exit', resolve));
  }

  /** Ends it without asking. */
  public kill(): void {
    // the program is process 1 of its namespace: nothing in it survives
    if (this.process !== undefined && this.exit === undefined) process.kill(this.process, 'SIGKILL');
    this.child.kill('SIGKILL');
  }

  /** Waits for a condition; throws with the log of the program if it ends first, or when the time is over. */
  public async until(condition: () => Promise<boolean> | boolean, seconds: number, otherwise: string): Promise<void> {
    for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
      if (this.exit !== undefined) throw new Error(`the process ended with ${this.exit}:\n${this.output}`);
      if (await condition()) return;
      await new Promise((resolve) => setTimeout(resolve, POLL));
    }
    throw new Error(`${otherwise} within ${seconds} s:\n${this.output}`);
  }

  private async hook(handler: Handler): Promise<string | undefined> {
    if (handler.sleep === undefined) return this.failure(handler);
    await new Promise((resolve) => setTimeout(resolve, handler.sleep!.seconds * 1000));
    return undefined;
  }

  /** bwrap tells the number of the process in the sandbox. */
  private async begun(): Promise<void> {
    const info = this.child.stdio[3]!;
    let text = '';
    for await (const data of info as AsyncIterable<Buffer>) text += String(data);
    this.process = /"child-pid":\s*(\d+)/.exec(text) ? Number(/"child-pid":\s*(\d+)/.exec(text)![1]) : undefined;
    if (this.process === undefined) throw new Error(`bwrap did not start the program:\n${this.output}`);
  }

  private write(data: string): void {
    this.log.push(...data.split('\n').filter((line) => line.trim() !== ''));
    this.log.splice(0, Math.max(0, this.log.length - LOG_LINES * 10));
  }
}
