import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { App, Chart, Duration } from 'cdk8s';
import { Exposure, Findings, GatewayExposure, GatewayProfile, LlmGateway, Tls } from '../../src';
import { ended } from './stores/ended';
import { freePort, program } from './stores/programs';

// Real proxies with the values of the presets, and with what they do by themselves. All times are a sixtieth of the real ones: a
// stream of 5 minutes takes 5 seconds here, the 60 seconds of nginx are one. Needs nginx and haproxy from Debian.

const STREAM = 5;
const SILENCE = 2;
const TOKENS = 15;
const SCALE = 60;
const NGINX_DEFAULT = { read: 60 / SCALE, shutdown: 240 / SCALE };
const HAPROXY_DEFAULT = 50_000 / SCALE;

const [nginxFile, haproxyFile] = [program('nginx', 'nginx'), program('haproxy', 'haproxy')];
const skip =
  nginxFile && haproxyFile ? false : 'SKIPPED, NOTHING IS PROVEN: nginx or haproxy is missing and cannot be installed here';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'proxies-'));
const children: ChildProcess[] = [];
let upstream: http.Server;

/** The annotations that a preset gives a gateway with this budget, without the prefix. */
function settings(via: Exposure): Record<string, string> {
  const chart = new Chart(new App(), 'chart', { namespace: 'ai' });
  for (const code of ['LLMGW-507', 'LLMGW-511']) Findings.of(chart).accept(code, 'this is a test of proxies');
  const target = new LlmGateway(chart, 'gateway', {
    profile: GatewayProfile.custom({
      product: 'slow',
      image: 'registry.example.com/slow:1.0.0',
      listeners: [{ name: 'http', port: 8080 }],
      health: { startup: {}, readiness: {}, liveness: {} },
      user: 1000,
      resources: { requests: { cpu: '1', memory: '64Mi' }, limits: { cpu: '1', memory: '64Mi' } },
    }),
    maxStreamDuration: Duration.seconds(STREAM),
  });
  new GatewayExposure(chart, 'door', { target, via, hostname: 'llm.example.com', tls: Tls.insecureHttp() });
  const ingress = chart.toJson().find(({ kind }) => kind === 'Ingress');
  return Object.fromEntries(Object.entries<string>(ingress.metadata.annotations).map(([name, v]) => [name.split('/')[1]!, v]));
}

/** Thinks, then sends tokens with the time at which it sent them. */
function answer(request: http.IncomingMessage, response: http.ServerResponse): void {
  request.resume();
  request.on('end', () => {
    const silence = Number(new URL(request.url!, 'http://x').searchParams.get('silence')) * 1000;
    const pause = (STREAM * 1000 - silence) / TOKENS;
    let sent = 0;
    const send = (): void => {
      if (sent === 0) response.writeHead(200, { 'content-type': 'text/event-stream' });
      if (sent++ < TOKENS) {
        response.write(`data: ${Date.now()}\n\n`);
        setTimeout(send, pause);
      } else {
        response.end('data: [DONE]\n\n');
      }
    };
    setTimeout(send, silence);
  });
}

interface Outcome {
  readonly status: number;
  readonly tokens: number;
  readonly complete: boolean;
  /** The longest time in milliseconds between the sending and the arrival of a token. */
  readonly lag: number;
}

function ask(port: number, { silence = 0, body = 'a prompt' } = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const lags: number[] = [];
    let text = '';
    let status = 0;
    const done = (): void =>
      resolve({ status, tokens: lags.length, complete: text.includes('[DONE]'), lag: Math.max(0, ...lags) });
    const request = http.request({ port, path: `/v1/chat?silence=${silence}`, method: 'POST', agent: false }, (response) => {
      status = response.statusCode!;
      response.on('data', (chunk: Buffer) => {
        text += String(chunk);
        for (const [, at] of String(chunk).matchAll(/data: (\d+)/g)) lags.push(Date.now() - Number(at));
      });
      response.on('close', done);
    });
    request.on('error', done);
    request.end(body);
  });
}

async function listening(port: number): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const open = await new Promise((resolve) => {
      http.get({ port, path: '/ready', agent: false }, (r) => resolve(r.resume())).on('error', () => resolve(undefined));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing listens on ${port}; see ${folder}`);
}

interface Running {
  readonly port: number;
  readonly reload: () => void;
}

async function nginx(location: string, shutdown: number): Promise<Running> {
  const port = await freePort();
  const file = path.join(folder, `nginx-${port}.conf`);
  fs.writeFileSync(
    file,
    `daemon off; worker_processes 1; worker_shutdown_timeout ${shutdown}s; pid ${file}.pid; error_log ${file}.log;
     events {} http { access_log off; client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
     uwsgi_temp_path ${folder}; scgi_temp_path ${folder}; server { listen ${port};
       location = /ready { return 200; }
       location / { proxy_pass http://127.0.0.1:${(upstream.address() as AddressInfo).port}; ${location} } } }`,
  );
  const child = spawn(nginxFile!, ['-c', file, '-p', folder], { stdio: 'ignore' });
  children.push(child);
  await listening(port);
  return { port, reload: () => child.kill('SIGHUP') };
}

async function haproxy(server: string): Promise<Running> {
  const port = await freePort();
  const file = path.join(folder, `haproxy-${port}.cfg`);
  // the client's timeout stays the controller's own: only a ConfigMap could change it
  fs.writeFileSync(
    file,
    `defaults
  mode http
  timeout connect 5s
  timeout client ${Math.round(HAPROXY_DEFAULT)}ms
  timeout server ${server}
frontend door
  bind 127.0.0.1:${port}
  http-request return status 200 if { path /ready }
  default_backend gateway
backend gateway
  server one 127.0.0.1:${(upstream.address() as AddressInfo).port}
`,
  );
  const child = spawn(haproxyFile!, ['-f', file, '-db'], { stdio: 'ignore' });
  children.push(child);
  await listening(port);
  return { port, reload: () => undefined };
}

const CARRIED = { status: 200, tokens: TOKENS, complete: true };
const AT_ONCE = 250;

void describe('real proxies', { skip, concurrency: true }, () => {
  before(() => new Promise<void>((resolve) => (upstream = http.createServer(answer).listen(0, '127.0.0.1', resolve))));

  after(async () => {
    await ended(children);
    upstream.closeAllConnections();
    upstream.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  void describe('nginx', { concurrency: true }, () => {
    const byDefault = `proxy_read_timeout ${NGINX_DEFAULT.read}s; proxy_send_timeout ${NGINX_DEFAULT.read}s;`;
    const ours = (): string => {
      const all = settings(Exposure.nginx());
      return [
        `proxy_read_timeout ${all['proxy-read-timeout']}s`,
        `proxy_send_timeout ${all['proxy-send-timeout']}s`,
        `proxy_buffering ${all['proxy-buffering']}`,
        `proxy_request_buffering ${all['proxy-request-buffering']}`,
        `proxy_http_version ${all['proxy-http-version']}`,
        `client_max_body_size ${all['proxy-body-size']};`,
      ].join('; ');
    };

    test('carries a stream of the whole budget, each token at once, with our values', async () => {
      const { lag, ...outcome } = await ask((await nginx(ours(), 60)).port, { silence: SILENCE });

      assert.deepEqual(outcome, CARRIED);
      assert.ok(lag < AT_ONCE, `a token was ${lag} ms late`);
    });

    test('cuts a model that thinks, by default', async () => {
      const outcome = await ask((await nginx(byDefault, 60)).port, { silence: SILENCE });

      assert.equal(outcome.status, 504);
    });

    test('keeps tokens until the end, by default', async () => {
      const { lag } = await ask((await nginx('', 60)).port);

      assert.ok(lag > 1000, `the first token was only ${lag} ms late`);
    });

    test('takes a prompt with images, with our values', async () => {
      const outcome = await ask((await nginx(ours(), 60)).port, { body: 'x'.repeat(8 << 20) });

      assert.equal(outcome.status, 200);
    });

    test('refuses it by default', async () => {
      const outcome = await ask((await nginx(byDefault, 60)).port, { body: 'x'.repeat(8 << 20) });

      assert.equal(outcome.status, 413);
    });

    test('cuts streams when it is reloaded, unless the controller waits as LLMGW-511 says', async () => {
      const after = async (shutdown: number): Promise<boolean> => {
        const { port, reload } = await nginx(ours(), shutdown);
        const outcome = ask(port);
        setTimeout(reload, 300);
        return (await outcome).complete;
      };

      assert.deepEqual(await Promise.all([after(NGINX_DEFAULT.shutdown), after(STREAM + 10)]), [false, true]);
    });
  });

  void describe('HAProxy', { concurrency: true }, () => {
    test('carries a stream of the whole budget, each token at once, with our values', async () => {
      const { lag, ...outcome } = await ask((await haproxy(settings(Exposure.haproxy())['timeout-server']!)).port, {
        silence: SILENCE,
      });

      assert.deepEqual(outcome, CARRIED);
      assert.ok(lag < AT_ONCE, `a token was ${lag} ms late`);
    });

    test('cuts a model that thinks, by default', async () => {
      const outcome = await ask((await haproxy(`${Math.round(HAPROXY_DEFAULT)}ms`)).port, { silence: SILENCE });

      assert.equal(outcome.status, 504);
    });
  });
});
