import { importLine } from './import-line';
import type { InitOptions } from './starter';

/** `main.ts`: the chart, and the app around it for `cdk8s synth`. */
export function program({ starter, name, cluster }: InitOptions): string {
  const { construct = 'LlmGateway', credentials, before, gateway, after, scales } = starter;
  const names = [
    ...['GatewayNamespace', construct, ...starter.imports],
    ...(credentials.length > 0 ? ['GatewaySecrets', 'SecretSource'] : []),
    ...(scales ? ['GatewayAutoscaling'] : []),
    ...(cluster ? ['ClusterProfile', ...(cluster.imports ?? [])] : []),
  ];
  const statements = [
    `new GatewayNamespace(this, 'namespace');`,
    ...(credentials.length > 0 ? [secret(name, credentials)] : []),
    ...(before ? [before] : []),
    `${after || scales ? 'const gateway = ' : ''}new ${construct}(this, 'gateway', {\n${indent(gateway, 2)}\n});`,
    ...(after ? [after] : []),
    ...(scales ? [`new GatewayAutoscaling(this, 'autoscaling', { target: gateway, minReplicas: 2, maxReplicas: 10 });`] : []),
  ];
  return `${importLine(['App', 'Chart', ...(starter.cdk8s ?? [])], 'cdk8s')}
${importLine(names, 'cdk8s-llm-gateway')}

/** ${sentence(starter.about)} */
export class Gateway extends Chart {
  constructor(scope: App, id: string) {
    super(scope, id, { namespace: '${name}' });

${indent(statements.join('\n'), 4)}
  }
}

/** The app, for the command line and for the test. */
export function build(app: App = new App()): App {
${cluster ? `  ${cluster.code}.applyTo(app);\n` : ''}  new Gateway(app, '${name}');
  return app;
}

if (require.main === module) {
  build().synth();
}
`;
}

/** A sentence of what stands in a list. */
export function sentence(about: string): string {
  return `${about[0]!.toUpperCase()}${about.slice(1)}.`;
}

function secret(name: string, credentials: readonly string[]): string {
  const keys = list(credentials.map((credential) => `'${credential}'`));
  return `// the Secret that somebody makes with kubectl; see README.md
const credentials = new GatewaySecrets(this, 'credentials', {
  source: SecretSource.existing('${name}-credentials', ${keys}),
});`;
}

const LONGEST_LINE = 100;

function list(items: readonly string[]): string {
  const line = `[${items.join(', ')}]`;
  return line.length <= LONGEST_LINE - 40 ? line : `[\n${items.map((item) => `    ${item},\n`).join('')}  ]`;
}

function indent(text: string, blanks: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(blanks));
}
