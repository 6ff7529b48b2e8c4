import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { NET } from '../machine/places';
import { AUTHORITY, token } from './certificates';

export interface Answer {
  readonly status: number;
  readonly body: any;
  /** What the API server warns about: deprecated or unknown fields, pods against a security standard. */
  readonly warnings: readonly string[];
}

export interface Asking {
  readonly method?: string;
  readonly body?: unknown;
  readonly type?: string;
}

const CLOSED = ['ECONNRESET', 'EPIPE'];

/** The API of the cluster, as its administrator. */
export class Api {
  private readonly agent: Agent;

  constructor(private readonly port: number = NET.apiPort) {
    this.agent = new Agent({ keepAlive: true, ca: readFileSync(AUTHORITY) });
  }

  /** The answer of whatever status. */
  public ask(path: string, asking: Asking = {}): Promise<Answer> {
    const { method = 'GET', body, type = 'application/json' } = asking;
    const headers = { authorization: `Bearer ${token('admin')}`, 'content-type': type, accept: 'application/json' };
    const options = { host: NET.apiServer, port: this.port, path, method, headers, agent: this.agent };
    return new Promise((resolve, reject) => {
      const asked = request(options, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (data) => (text += String(data)));
        answer.on('end', () => {
          const warnings = [answer.headers['warning'] ?? []].flat().map(String);
          const json = /json/.test(answer.headers['content-type'] ?? '');
          resolve({ status: answer.statusCode ?? 0, body: json ? JSON.parse(text) : text, warnings });
        });
      });
      asked.on('error', (error: NodeJS.ErrnoException) => {
        // the server had closed a connection that was kept, before it read this
        if (asked.reusedSocket && CLOSED.includes(error.code ?? '')) this.ask(path, asking).then(resolve, reject);
        else reject(error);
      });
      asked.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
    });
  }

  /** The body of an answer that is a success; throws what the API server says otherwise. */
  public async get(path: string): Promise<any> {
    return bodyOf(await this.ask(path), `GET ${path}`);
  }

  public async list(path: string): Promise<any[]> {
    return (await this.get(path)).items;
  }

  public async create(path: string, body: unknown): Promise<any> {
    return bodyOf(await this.ask(path, { method: 'POST', body }), `POST ${path}`);
  }

  /** A merge patch. */
  public async patch(path: string, body: unknown): Promise<any> {
    return bodyOf(await this.ask(path, { method: 'PATCH', body, type: 'application/merge-patch+json' }), `PATCH ${path}`);
  }

  /** Deletes; that it is gone already is as well. */
  public async delete(path: string, body?: unknown): Promise<void> {
    const answer = await this.ask(path, { method: 'DELETE', body });
    if (answer.status !== 404) bodyOf(answer, `DELETE ${path}`);
  }

  public end(): void {
    this.agent.destroy();
  }
}

function bodyOf({ status, body }: Answer, what: string): any {
  if (status < 200 || status > 299) throw new Error(`${what}: ${status} ${body?.message ?? body}`);
  return body;
}
