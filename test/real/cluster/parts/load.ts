import { eventually } from '../machine/wait';
import type { Cluster } from './cluster';

/** What happened to the streams and the requests of a load. */
export interface LoadReport {
  readonly running: number;
  readonly counts: Readonly<Partial<Record<'whole' | 'cut' | 'refused' | 'answered' | 'failed', number>>>;
  /** Streams that ended whole, by pod. */
  readonly pods: Readonly<Record<string, number>>;
  readonly errors: Readonly<Record<string, number>>;
}

export interface LoadOptions {
  readonly url: string;
  readonly streams?: number;
  /** Longest and shortest stream in seconds. */
  readonly longest: number;
  readonly shortest?: number;
  /** Between new connections, in milliseconds. @default BETWEEN_CONNECTIONS */
  readonly every?: number;
  /** Connections are used again. */
  readonly keepAlive?: boolean;
}

export const BETWEEN_CONNECTIONS = 100;

/** A pod that keeps streams open through a Service and makes new connections beside them. */
export class Load {
  /** Starts one; it is under way when all streams are open. */
  public static async start(cluster: Cluster, namespace: string, name: string, options: LoadOptions): Promise<Load> {
    const { url, streams = 60, longest, shortest = longest / 2, every = BETWEEN_CONNECTIONS, keepAlive = false } = options;
    const flags = { url, streams, longest, shortest, every: `${every}ms`, 'keep-alive': keepAlive };
    const path = `/api/v1/namespaces/${namespace}/pods`;
    await cluster.api.create(path, {
      metadata: { name, labels: { app: name } },
      spec: {
        nodeSelector: { 'kubernetes.io/hostname': 'node1' },
        terminationGracePeriodSeconds: 0,
        containers: [
          {
            name: 'load',
            image: 'stand-in:cluster',
            imagePullPolicy: 'Never',
            args: ['load', ...Object.entries(flags).map(([flag, value]) => `-${flag}=${value}`)],
            // whoever asks for nothing gets nothing on a busy node, and would take its own lateness for that of the gateway
            resources: { requests: { cpu: '30m' } },
          },
        ],
      },
    });
    const address = await eventually(`${namespace}/${name} runs`, async () => {
      const { status } = await cluster.api.get(`${path}/${name}`);
      return status.phase === 'Running' && status.podIP;
    });
    const load = new Load(`http://${address}:9000`, streams);
    await eventually(`all streams of ${namespace}/${name} are open`, async () => {
      const { running, counts } = await load.report();
      return running === streams && (counts.answered ?? 0) > 20;
    });
    return load;
  }

  private constructor(
    /** Where it reports. */
    public readonly address: string,
    private readonly streams: number,
  ) {}

  public async report(): Promise<LoadReport> {
    return (await (await fetch(`${this.address}/report`)).json()) as LoadReport;
  }

  /** Begins no more streams, waits for the end of those that run, and tells what became of all. */
  public async stop(seconds: number): Promise<LoadReport> {
    await fetch(`${this.address}/stop`, { method: 'POST' });
    return eventually(
      `${this.streams} streams end`,
      async () => {
        const report = await this.report();
        return report.running === 0 && report;
      },
      seconds,
    );
  }
}
