import * as http from 'node:http';

/** A request to the product. */
export interface Call {
  readonly method?: string;
  readonly path: string;
  readonly port: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** An answer that comes in pieces, while it comes. */
export interface Stream {
  readonly status: number;
  /** Everything so far. */
  readonly text: () => string;
  /** Resolves when the text holds a word; rejects if the answer ends before, or the time is over. */
  readonly saw: (word: string, seconds: number) => Promise<void>;
  /** Resolves at the end: how many seconds since the request, and whether the end was a proper one. */
  readonly end: Promise<{ seconds: number; at: number; proper: boolean }>;
  /** Goes away. */
  readonly close: () => void;
}

/** Asks and waits for the whole answer. */
export async function call(request: Call): Promise<Answer> {
  const stream = await open(request);
  await stream.end;
  return { status: stream.status, body: stream.text() };
}

/** Asks and hands the answer out as it comes. */
export function open({ method, path, port, headers = {}, body }: Call): Promise<Stream> {
  const begin = Date.now();
  const payload = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const json =
      payload === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) };
    const options = { host: '127.0.0.1', port, path, method: method ?? (payload === undefined ? 'GET' : 'POST'), agent: false };
    const request = http.request({ ...options, headers: { ...json, ...headers } }, (response) => {
      let text = '';
      let listeners: (() => void)[] = [];
      const changed = () => listeners.forEach((listener) => listener());
      response.setEncoding('utf8').on('data', (data: string) => {
        text += data;
        changed();
      });
      let over = false;
      const end = new Promise<{ seconds: number; at: number; proper: boolean }>((ended) => {
        const finish = (proper: boolean) => {
          over = true;
          changed();
          ended({ seconds: (Date.now() - begin) / 1000, at: Date.now(), proper });
        };
        response.once('end', () => finish(response.complete)).once('error', () => finish(false));
      });
      const saw = (word: string, seconds: number) =>
        new Promise<void>((found, failed) => {
          const timer = setTimeout(() => failed(new Error(`no ${word} within ${seconds} s; so far: ${text}`)), seconds * 1000);
          const look = () => {
            if (!text.includes(word) && !over) return;
            clearTimeout(timer);
            listeners = listeners.filter((listener) => listener !== look);
            if (text.includes(word)) found();
            else failed(new Error(`the answer ended without ${word}: ${text}`));
          };
          listeners.push(look);
          look();
        });
      resolve({ status: response.statusCode ?? 0, text: () => text, saw, end, close: () => request.destroy() });
    });
    request.once('error', reject);
    request.end(payload);
  });
}
