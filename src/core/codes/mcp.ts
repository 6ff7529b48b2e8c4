import type { Code } from './code';

/** 711 to 739: what MCP servers refuse at start. */
export const MCP_CODES = {
  'LLMGW-711': {
    title: 'MCP server of Grafana has no Grafana',
    advice: 'Without a URL it asks localhost, where nothing answers. State the URL under which pods reach Grafana.',
  },
  'LLMGW-712': {
    title: 'MCP Toolbox does not find its file',
    advice: 'It reads the one file that its arguments name and ends at start without it.',
  },
  'LLMGW-713': {
    title: 'MCP server of GitHub has an address that is none',
    advice: 'It takes a URL with scheme and host, without a path; the process ends at start for anything else.',
  },
} satisfies Record<string, Code>;
