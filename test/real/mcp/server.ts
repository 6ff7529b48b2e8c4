import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

// One copy of an MCP server as most of them are: the official SDK, with its sessions in the memory of this process.

const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const { StreamableHTTPServerTransport } = require('@modelcontextprotocol/sdk/server/streamableHttp.js');

const sessions = new Map<string, any>();

async function transportFor(id: string | undefined): Promise<any> {
  if (id !== undefined) return sessions.get(id);

  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (made: string) => sessions.set(made, transport),
  });
  const server = new McpServer({ name: 'copy', version: '1.0.0' });
  server.registerTool('whoami', { description: 'the copy that answers' }, () => ({
    content: [{ type: 'text', text: String(process.pid) }],
  }));
  await server.connect(transport);
  return transport;
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const transport = await transportFor(request.headers['mcp-session-id'] as string | undefined);
  if (transport) await transport.handleRequest(request, response);
  else response.writeHead(404, { 'Content-Type': 'application/json' }).end('{"error":"session not found"}');
}

createServer((request, response) => void handle(request, response)).listen(Number(process.argv[2]), '127.0.0.1', () => {
  console.log('ready');
});
