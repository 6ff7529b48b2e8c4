import { once } from 'node:events';
import * as http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What the provider does with a request: the text of its last message, as JSON. */
export interface Order {
  /** Answers with this status and an error. */
  readonly status?: number;
  /** How many pieces an answer has. */
  readonly pieces?: number;
  /** Milliseconds between two pieces. */
  readonly every?: number;
  /** Waits after the first piece until `release` is called. */
  readonly hold?: boolean;
}

/** A model provider with the API of OpenAI that does as it is told by each request. */
export class Provider {
  private readonly server = http.createServer((request, response) => void this.answer(request, response));
  private readonly sockets = new Set<Socket>();
  private releases: (() => void)[] = [];
  private port = 0;

  constructor() {
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  /** Listens; after `stop`, on the same port again. */
  public async start(port = this.port): Promise<number> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
    return this.port;
  }

  /** Goes away, in the middle of every answer. */
  public async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Lets the held answers go on. */
  public release(): void {
    for (const release of this.releases.splice(0)) release();
  }

  private async answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = parsed(Buffer.concat(chunks).toString()) ?? {};
    const order = orderOf(body);
    if (order.status !== undefined) {
      this.json(response, order.status, { error: { message: 'as told', type: 'server_error', code: 'as_told' } });
    } else if (body.stream === true) {
      await this.stream(response, order, String(body.model));
    } else {
      const choice = {
        index: 0,
        message: { role: 'assistant', content: 'piece '.repeat(order.pieces ?? 1) },
        finish_reason: 'stop',
      };
      this.json(response, 200, { ...head('chat.completion', String(body.model)), choices: [choice], usage: USAGE });
    }
  }

  private async stream(response: http.ServerResponse, { pieces = 3, every = 0, hold }: Order, model: string): Promise<void> {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const say = (data: unknown) => response.write(`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
    const chunk = head('chat.completion.chunk', model);
    for (let i = 0; i < pieces && !response.destroyed; i++) {
      say({ ...chunk, choices: [{ index: 0, delta: { role: 'assistant', content: `piece-${i} ` }, finish_reason: null }] });
      if (hold === true && i === 0) await new Promise<void>((resolve) => this.releases.push(resolve));
      await new Promise((resolve) => setTimeout(resolve, every));
    }
    say({ ...chunk, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
    say({ ...chunk, choices: [], usage: USAGE });
    say('[DONE]');
    response.end();
  }

  private json(response: http.ServerResponse, status: number, body: object): void {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
}

const USAGE = { prompt_tokens: 7, completion_tokens: 5, total_tokens: 12 };

function head(object: string, model: string): object {
  return { id: 'chatcmpl-1', object, created: 1, model };
}

function parsed(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The order is in the last message; gateways may have made a list of parts of its text, or items of the Responses API. */
function orderOf(body: any): Order {
  const last = (body.messages ?? body.input ?? []).at?.(-1)?.content ?? body.input;
  return parsed(typeof last === 'string' ? last : (last?.[0]?.text ?? '')) ?? {};
}
