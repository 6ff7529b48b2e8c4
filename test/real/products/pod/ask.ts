import * as http from 'node:http';
import * as net from 'node:net';
import type { Handler } from './spec';

/** Why a probe or hook fails; undefined if it passes. As for the kubelet: 2xx and 3xx are good, an open port is good. */
export function ask(
  handler: Handler,
  ports: Readonly<Record<string, number>>,
  timeout: number,
  execute: (command: readonly string[]) => Promise<string | undefined>,
): Promise<string | undefined> {
  const portOf = (port: number | string) => (typeof port === 'number' ? port : ports[port]!);
  if (handler.httpGet !== undefined) {
    const { path = '/', port, httpHeaders = [] } = handler.httpGet;
    const headers = Object.fromEntries(httpHeaders.map(({ name, value }) => [name, value]));
    return get(portOf(port), path, headers, timeout);
  }
  if (handler.tcpSocket !== undefined) return connect(portOf(handler.tcpSocket.port), timeout);
  return execute(handler.exec?.command ?? []);
}

function get(port: number, path: string, headers: Record<string, string>, timeout: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { host: '127.0.0.1', port, path, headers, timeout, agent: false };
    const request = http.get(options, ({ statusCode = 0 }) => {
      request.destroy();
      resolve(statusCode >= 200 && statusCode < 400 ? undefined : `GET ${path} answers ${statusCode}`);
    });
    request.once('timeout', () => request.destroy(new Error('timeout')));
    request.once('error', ({ message }) => resolve(`GET ${path}: ${message}`));
  });
}

function connect(port: number, timeout: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port, timeout });
    const done = (failure?: string) => {
      socket.destroy();
      resolve(failure);
    };
    socket.once('connect', () => done());
    socket.once('timeout', () => done(`port ${port}: timeout`));
    socket.once('error', ({ message }) => done(`port ${port}: ${message}`));
  });
}
