import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended } from '../stores/ended';
import { freePort, program } from '../stores/programs';
import type { Series } from './product-series';

const SCRAPE = 60;
const HOUR = 3600;

/** When the made-up day ends, as seconds since 1970: always the same, so that answers are. */
export const END = Date.UTC(2026, 0, 1, 12) / 1000;
export const HOURS = 3;

/** The end of the day for shapes, which count from its beginning. */
const BEGIN = END - HOURS * HOUR;

/** One line of an answer. */
export interface Answered {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: ReadonlyArray<readonly [number, string]>;
}

/** A real Prometheus that has seen some hours of made-up series. */
export class History {
  /** Writes the blocks, and starts Prometheus on them. */
  public static async of(series: readonly Series[]): Promise<History> {
    const folder = mkdtempSync(join(tmpdir(), 'history-'));
    writeFileSync(join(folder, 'series.txt'), `${series.map(samples).join('')}# EOF\n`);
    execFileSync(found('promtool'), ['tsdb', 'create-blocks-from', 'openmetrics', '-q', 'series.txt', 'data'], { cwd: folder });
    writeFileSync(join(folder, 'prometheus.yml'), 'global: {}\n');
    const url = `127.0.0.1:${await freePort()}`;
    const args = ['--config.file=prometheus.yml', '--storage.tsdb.path=data', '--storage.tsdb.retention.time=100y'];
    const child = spawn(found('prometheus'), [...args, `--web.listen-address=${url}`], { cwd: folder, stdio: 'ignore' });
    const history = new History(`http://${url}`, folder, child);
    await history.ready();
    return history;
  }

  private constructor(
    private readonly url: string,
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {}

  /** The curves of a query, from ten minutes after the beginning to the end. */
  public async range(query: string, step: number): Promise<Answered[]> {
    const answer = (await this.api('query_range', {
      query,
      start: String(BEGIN + 600),
      end: String(END),
      step: String(step),
    })) as {
      result: Answered[];
    };
    return answer.result;
  }

  /** The numbers of a query at the end. */
  public async instant(query: string): Promise<Answered[]> {
    const answer = (await this.api('query', { query, time: String(END) })) as {
      result: Array<{ metric: Answered['metric']; value: [number, string] }>;
    };
    return answer.result.map(({ metric, value }) => ({ metric, values: [value] }));
  }

  /** What `label_values` of Grafana finds. */
  public async labelValues(match: string, label: string): Promise<string[]> {
    const times = { start: String(BEGIN), end: String(END) };
    return (await this.api(`label/${label}/values`, { 'match[]': match, ...times })) as string[];
  }

  public async end(): Promise<void> {
    await ended([this.child]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async api(path: string, parameters: Record<string, string>): Promise<unknown> {
    const response = await fetch(`${this.url}/api/v1/${path}?${new URLSearchParams(parameters).toString()}`);
    const { status, data, error } = (await response.json()) as { status: string; data: unknown; error?: string };
    if (status !== 'success') throw new Error(`${error}: ${JSON.stringify(parameters)}`);
    return data;
  }

  private async ready(): Promise<void> {
    for (let i = 0; i < 240; i++) {
      const answer = await fetch(`${this.url}/-/ready`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error('Prometheus is not ready after a minute');
  }
}

/** What the scrapes of a series found. */
function samples({ name, labels, value }: Series): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}=${JSON.stringify(text)}`);
  const lines = [];
  for (let second = 0; second <= HOURS * HOUR; second += SCRAPE) {
    lines.push(`${name}{${pairs.join(',')}} ${Number(value(second).toPrecision(9))} ${BEGIN + second}\n`);
  }
  return lines.join('');
}

function found(command: string): string {
  const path = program(command, 'prometheus');
  if (path === undefined) throw new Error(`${command} is missing, and cannot be installed here`);
  return path;
}
