import * as fs from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';

// Other tools that make the same gateways, from templates that are made here: nothing in them but the objects and the name.

/** A tool that is measured where it is installed. */
export interface Peer {
  readonly name: string;
  readonly tool: string;
  /** The most gateways that are worth waiting for. */
  readonly most: number;
  /** Writes what the tool reads, and returns its arguments; what it prints are the objects. */
  readonly prepare: (folder: string, gateways: number) => string[];
}

export const PEERS: readonly Peer[] = [
  { name: '`helm template`, one release', tool: 'helm', most: 10_000, prepare: prepareHelm },
  { name: '`jsonnet`', tool: 'jsonnet', most: 1000, prepare: prepareJsonnet },
  { name: '`kustomize build`, an overlay each', tool: 'kustomize', most: 100, prepare: prepareKustomize },
];

/** Stands for the name in the objects that templates are made of. */
const NAME = 'NAME-OF-GATEWAY';

function objectsOf(name: string): object[] {
  const { gateway } = require('../dist/bench/objects') as { gateway: (name: string) => object[] };
  return gateway(name);
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
}

function prepareHelm(folder: string, gateways: number): string[] {
  const objects = objectsOf(NAME).map((object) => `---\n${stringify(object, { lineWidth: 0, aliasDuplicateObjects: false })}`);
  const body = objects.join('').replaceAll(NAME, '{{ $name }}');
  const loop = `{{- range $i := until (int .Values.gateways) }}\n{{- $name := printf "gateway-%d" $i }}\n${body}{{- end }}\n`;
  write(folder, { 'Chart.yaml': 'apiVersion: v2\nname: gateways\nversion: 1.0.0\n', 'templates/gateways.yaml': loop });
  return ['template', 'gateways', folder, '--set', `gateways=${gateways}`];
}

function prepareJsonnet(folder: string, gateways: number): string[] {
  const objects = JSON.stringify(objectsOf(NAME)).replaceAll(new RegExp(`"([^"]*)${NAME}([^"]*)"`, 'g'), '("$1" + name + "$2")');
  const main = `function(gateways) std.flatMap(function(i) local name = "gateway-%d" % i; ${objects}, std.range(0, gateways - 1))\n`;
  write(folder, { 'main.jsonnet': main });
  return ['--yaml-stream', '--tla-code', `gateways=${gateways}`, path.join(folder, 'main.jsonnet')];
}

function prepareKustomize(folder: string, gateways: number): string[] {
  const resources = Array.from({ length: gateways }, (_, i) => `../overlays/${i}`);
  write(folder, {
    'base/objects.yaml': objectsOf('gateway')
      .map((object) => stringify(object))
      .join('---\n'),
    'base/kustomization.yaml': 'resources: [objects.yaml]\n',
    'all/kustomization.yaml': stringify({ resources }),
    ...Object.fromEntries(resources.map((_, i) => [`overlays/${i}/kustomization.yaml`, overlay(i)])),
  });
  return ['build', path.join(folder, 'all')];
}

function overlay(gateway: number): string {
  const name = `gateway-${gateway}`;
  const replace = (kind: string, values: Readonly<Record<string, string>>): object => ({
    target: { kind },
    patch: stringify(Object.entries(values).map(([at, value]) => ({ op: 'replace', path: at, value }))),
  });
  return stringify({
    resources: ['../../base'],
    nameSuffix: `-${gateway}`,
    labels: [{ pairs: { 'app.kubernetes.io/instance': name }, includeSelectors: true }],
    patches: [
      replace('Ingress', { '/spec/rules/0/host': `${name}.example.com`, '/spec/tls/0/hosts/0': `${name}.example.com` }),
      replace('ServiceMonitor', {
        '/spec/selector/matchLabels/app.kubernetes.io~1instance': name,
        '/spec/endpoints/0/relabelings/0/replacement': name,
      }),
    ],
  });
}
