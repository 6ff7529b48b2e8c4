import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'cdk8s';
import { streamBudget } from '../../src/workload/stream-budget';
import { SAMPLES } from './profiles';

// what people read at night, held against what the profiles say

const page = (path: string): string => readFileSync(join(__dirname, '../../docs', path), 'utf8');
const facts = (factory: string, title?: string) =>
  SAMPLES.find((sample) => sample.factory === factory && (title === undefined || sample.title === title))!.profile.facts;

const ROWS: Readonly<Record<string, string>> = {
  Keeptrusts: 'GatewayProfile.keeptrusts',
  'llm-gateway': 'GatewayProfile.llmGateway',
  'light-gateway': 'GatewayProfile.lightGateway',
  DVARA: 'GatewayProfile.dvara',
  'HELM AI Kernel': 'GatewayProfile.helmAiKernel',
  LiteLLM: 'GatewayProfile.liteLlm',
  Portkey: 'GatewayProfile.portkey',
  ContextForge: 'McpProfile.contextForge',
};

test.each(Object.entries(ROWS))('docs/operations.md asks %s where its readiness probe does', (product, factory) => {
  const { names, listeners, health } = facts(factory);
  const row = page('operations.md')
    .split('\n')
    .find((line) => line.startsWith(`| ${product} `) && /\| \d+ /.test(line))!;
  const [, , name, port, path] = row.split('|').map((cell) => cell.trim().replaceAll('`', ''));
  const asked = health.readiness.listener ?? listeners[0]!.name;

  expect(name).toBe(names?.workload);
  expect(Number(port)).toBe(listeners.find((listener) => listener.name === asked)!.port);
  expect(path === '(the root)' ? '/' : `/${path}`).toBe(health.readiness.path);
});

const ENDS: ReadonlyArray<[string, string, string | undefined, number | undefined, 'grace' | 'preStop']> = [
  ['llm-gateway-upgrade.md', 'GatewayProfile.llmGateway', undefined, undefined, 'grace'],
  ['llm-gateway-upgrade.md', 'GatewayProfile.llmGateway', undefined, undefined, 'preStop'],
  ['helm-ai-kernel-upgrade.md', 'GatewayProfile.helmAiKernel', '0.5.6', undefined, 'grace'],
  ['helm-ai-kernel-upgrade.md', 'GatewayProfile.helmAiKernel', '0.5.6', undefined, 'preStop'],
  ['light-gateway-upgrade.md', 'GatewayProfile.lightGateway', '2.2.1', undefined, 'grace'],
  ['dvara-upgrade.md', 'GatewayProfile.dvara', undefined, 30, 'grace'],
];

test.each(ENDS)('docs/migrate/%s says how pods of %s end', (file, factory, title, stream, what) => {
  const options = stream === undefined ? {} : { maxStreamDuration: Duration.seconds(stream) };
  const row = page(`migrate/${file}`)
    .split('\n')
    .find((line) => line.startsWith('| grace period '))!;

  expect(row).toContain(`${streamBudget(options, facts(factory, title).drain)[what]} s`);
});

test('no page calls a path of HELM, LiteLLM or ContextForge readiness or liveness that lies', () => {
  const read = [
    'operations.md',
    'observability.md',
    'migrate/helm-ai-kernel.md',
    'products/litellm.md',
    'products/contextforge.md',
  ];

  for (const text of read.map(page)) {
    expect(text).not.toMatch(/8081\/health|\/health\/backlog|SIGTERM[^.]*answers? 503/);
  }
});
