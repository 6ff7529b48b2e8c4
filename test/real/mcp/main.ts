import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ended } from '../stores/ended';
import { freePort } from '../stores/programs';
import { haproxyConfig, haproxyPreset, nginxConfig, nginxPreset } from './doors';

// Two copies of an MCP server behind a real nginx and a real HAProxy: with what the library writes for them every call of every
// session finds its copy, without it calls fail. Needs nginx and haproxy in the PATH.

const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/sdk/client/streamableHttp.js');

const SESSIONS = 12;
const CALLS = 5;
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'mcp-sessions-'));
const children: ChildProcess[] = [];

function start(command: string, ...args: string[]): ChildProcess {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

async function startCopy(): Promise<number> {
  const port = await freePort();
  const copy = start(process.execPath, '-r', 'ts-node/register/transpile-only', path.join(__dirname, 'server.ts'), String(port));
  await new Promise((done) => copy.stdout!.once('data', done));
  return port;
}

async function startDoor(kind: 'nginx' | 'haproxy', config: (folder: string, port: number) => string): Promise<string> {
  const port = await freePort();
  const folder = fs.mkdtempSync(path.join(scratch, `${kind}-`));
  const file = path.join(folder, `${kind}.conf`);
  fs.writeFileSync(file, config(folder, port));
  start(kind, ...(kind === 'nginx' ? ['-e', `${folder}/error.log`, '-p', folder, '-c', file] : ['-f', file]));
  const url = `http://127.0.0.1:${port}/mcp`;
  for (let i = 0; i < 50; i++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    ) {
      return url;
    }
    await sleep(100);
  }
  throw new Error(`${kind} does not listen`);
}

/** How many of the sessions had every call answered, and by how many copies. */
async function converse(url: string): Promise<{ whole: number; copies: number }> {
  const copies = new Set<string>();
  let whole = 0;
  for (let i = 0; i < SESSIONS; i++) {
    const requestInit = { headers: { Authorization: `Bearer client-${i}` } };
    const client = new Client({ name: 'agent', version: '1.0.0' });
    client.onerror = () => undefined;
    try {
      await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
      for (let call = 0; call < CALLS; call++) {
        const { content } = await client.callTool({ name: 'whoami', arguments: {} });
        copies.add(content[0].text);
      }
      whole++;
    } catch {
      // a call that met the other copy
    } finally {
      await client.close().catch(() => undefined);
    }
  }
  return { whole, copies: copies.size };
}

async function expectSessions(name: string, url: string, allWhole: boolean): Promise<void> {
  const { whole, copies } = await converse(url);
  console.log(`${name}: ${whole} of ${SESSIONS} sessions whole, ${copies} copies answered`);
  if ((whole === SESSIONS) !== allWhole) throw new Error(`${name}: expected ${allWhole ? 'every session' : 'broken sessions'}`);
  if (allWhole && copies !== 2) throw new Error(`${name}: one copy had all the work`);
}

async function main(): Promise<void> {
  const copies = [await startCopy(), await startCopy()];
  const haproxy = (snippet: string) => startDoor('haproxy', (_, port) => haproxyConfig(port, copies, snippet));
  const nginx = (hash?: string) => startDoor('nginx', (folder, port) => nginxConfig(folder, port, copies, hash));

  await expectSessions('HAProxy, no affinity', await haproxy(''), false);
  await expectSessions('HAProxy, our preset', await haproxy(haproxyPreset()), true);
  await expectSessions('nginx, no affinity', await nginx(), false);
  await expectSessions('nginx, hash of the session id (refused by LLMGW-708)', await nginx('$http_mcp_session_id'), false);
  await expectSessions('nginx, our preset', await nginx(nginxPreset('Authorization')), true);
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(async () => {
    await ended(children);
    fs.rmSync(scratch, { recursive: true, force: true });
  });
