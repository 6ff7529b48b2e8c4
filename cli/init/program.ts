import type { InitOptions } from './starter';

/** `main.ts`: the chart, and the app around it for `cdk8s synth`. */
export function program({ starter, name, cluster }: InitOptions): string {
  const names = [
    ...['GatewayNamespace', 'GatewaySecrets', 'LlmGateway', 'SecretSource', ...starter.imports],
    ...(starter.scales ? ['GatewayAutoscaling'] : []),
    ...(cluster ? ['ClusterProfile'] : []),
  ];
  const keys = starter.credentials.map((credential) => `'${credential}'`).join(', ');
  const statements = [
    `new GatewayNamespace(this, 'namespace');`,
    `// the Secret that somebody makes with kubectl; see README.md
const credentials = new GatewaySecrets(this, 'credentials', {
  source: SecretSource.existing('${name}-credentials', [${keys}]),
});`,
    ...(starter.before ? [starter.before] : []),
    `${starter.scales ? 'const gateway = ' : ''}new LlmGateway(this, 'gateway', {\n${indent(starter.gateway, 2)}\n});`,
    ...(starter.scales
      ? [`new GatewayAutoscaling(this, 'autoscaling', { target: gateway, minReplicas: 2, maxReplicas: 10 });`]
      : []),
  ];
  return `${importLine(['App', 'Chart', ...(starter.cdk8s ?? [])], 'cdk8s')}
${importLine(names, 'cdk8s-llm-gateway')}

/** ${starter.about[0]!.toUpperCase()}${starter.about.slice(1)}. */
export class Gateway extends Chart {
  constructor(scope: App, id: string) {
    super(scope, id, { namespace: '${name}' });

${indent(statements.join('\n'), 4)}
  }
}

/** The app, for the command line and for the test. */
export function build(app: App = new App()): App {
${cluster ? `  ${cluster}.applyTo(app);\n` : ''}  new Gateway(app, '${name}');
  return app;
}

if (require.main === module) {
  build().synth();
}
`;
}

function importLine(names: readonly string[], from: string): string {
  const sorted = [...new Set(names)].sort();
  const line = `import { ${sorted.join(', ')} } from '${from}';`;
  return line.length <= 100 ? line : `import {\n${sorted.map((name) => `  ${name},\n`).join('')}} from '${from}';`;
}

function indent(text: string, blanks: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(blanks));
}
