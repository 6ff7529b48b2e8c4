import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewaySmokeTest, SmokeCheck } from '../../src';
import { container, only } from '../support/find';
import { acme, gateway } from '../support/gateway';
import { synth } from '../support/synth';

// The script runs as it stands in the manifest, in a shell with curl, against a server that plays the gateway.

interface Call {
  readonly path: string;
  readonly method?: string;
  readonly session?: string;
  readonly authorization?: string;
}

let server: Server;
let calls: Call[];
let answer: (call: Call, response: ServerResponse) => void;

beforeEach(async () => {
  calls = [];
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(() => new Promise((done) => server.close(done)));

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += chunk;
  const call = {
    path: request.url!,
    method: body === '' ? undefined : JSON.parse(body).method,
    session: request.headers['mcp-session-id'] as string | undefined,
    authorization: request.headers.authorization,
  };
  calls.push(call);
  answer(call, response);
}

function run(check: SmokeCheck, token = ''): Promise<{ code: number | null; output: string }> {
  const facts = { mcp: { sessions: 'memory' as never } };
  const manifests = synth((chart) => {
    new GatewaySmokeTest(chart, 'smoke', { target: gateway({ profile: acme(facts) })(chart), checks: [check] });
  });
  const { command, env } = container(only(manifests, 'Job'));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const path = new URL(env.find(({ name }: any) => name === 'URL_0').value).pathname;
  const [shell, ...args] = command;
  const child = spawn(shell, args, { env: { PATH: process.env['PATH'], URL_0: base + path, TOKEN_0: token } });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  return new Promise((done) => child.on('close', (code) => done({ code, output })));
}

const TOOLS = '{"jsonrpc":"2.0","id":2,"result":{"tools":[{"name":"read"}]}}';

test('passes when the gateway is ready', async () => {
  answer = (_, response) => response.end('ok');

  expect(await run(SmokeCheck.health())).toMatchObject({ code: 0, output: expect.stringContaining('all checks passed') });
  expect(calls.map((c) => c.path)).toEqual(['/ready']);
});

test('fails when the gateway says so', async () => {
  answer = (_, response) => response.writeHead(401).end();

  expect(await run(SmokeCheck.models())).toMatchObject({ code: 1, output: expect.stringContaining('models: failed') });
});

test('sends the token of a client', async () => {
  answer = (_, response) => response.end('{"data":[]}');

  expect((await run(SmokeCheck.models({ secretName: 's', key: 'k' }), 'to ken$(id)')).code).toBe(0);
  expect(calls).toEqual([expect.objectContaining({ path: '/v1/models', authorization: 'Bearer to ken$(id)' })]);
});

test('keeps to its MCP session', async () => {
  answer = ({ method }, response) => {
    if (method === 'initialize') response.setHeader('Mcp-Session-Id', 'abc-1').end('{}');
    else if (method === 'tools/list') response.setHeader('Content-Type', 'text/event-stream').end(`data: ${TOOLS}\n\n`);
    else response.writeHead(202).end();
  };

  expect((await run(SmokeCheck.mcpTools())).code).toBe(0);
  expect(calls.map((c) => [c.method, c.session])).toEqual([
    ['initialize', undefined],
    ['notifications/initialized', 'abc-1'],
    ['tools/list', 'abc-1'],
  ]);
});

test('asks a server without sessions, which knows no greeting', async () => {
  answer = ({ method }, response) => (method === 'tools/list' ? response.end(TOOLS) : response.writeHead(400).end());

  expect((await run(SmokeCheck.mcpTools())).code).toBe(0);
  expect(calls.at(-1)).toMatchObject({ method: 'tools/list', session: undefined });
});

test('fails when there are no tools', async () => {
  answer = (_, response) => response.end('{"jsonrpc":"2.0","id":2,"error":{"code":-32601}}');

  expect(await run(SmokeCheck.mcpTools())).toMatchObject({ code: 1, output: expect.stringContaining('mcp: failed') });
});
