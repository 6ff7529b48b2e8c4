import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Chart } from 'cdk8s';
import { Exposure, Findings, GatewayImplementation, GatewayMesh, Tls } from '../../src';
import type { DoorContext } from '../../src/exposure/door';
import { edgeBudget } from '../../src/exposure/edge-budget';
import type { EdgeSetting } from '../../src/exposure/edge-setting';
import { openshiftSettings } from '../../src/exposure/openshift-door';
import { alb } from '../../src/exposure/presets/alb';
import { appGateway, gce } from '../../src/exposure/presets/cloud';
import { DRAIN, SILENCE, WHOLE } from '../../src/exposure/presets/common';
import { nginx, nginxInc } from '../../src/exposure/presets/nginx';
import { contour, haproxy, kong, traefik } from '../../src/exposure/presets/others';
import { TlsKind } from '../../src/exposure/tls-facts';
import type { Manifest } from '../support/manifest';
import { synth } from '../support/synth';
import { exposed, gateway } from './gateways';

// The table of docs/exposure.md is what the presets say. `UPDATE_DOCS=1 npx jest test/exposure/docs` writes it anew.

const PAGE = path.join(__dirname, '../../docs/exposure.md');
const [BEGIN, END] = ['<!-- table: begin -->\n', '<!-- table: end -->'];
const PRESETS = [nginx, nginxInc, alb, gce, appGateway, traefik, contour, haproxy, kong].map((preset) => preset({}));

type Row = readonly [controller: string, field: string, value: string, why: string];

function context(): DoorContext {
  let found!: DoorContext;
  synth((chart) => {
    const target = gateway(chart);
    const facts = target.toTargetFacts();
    const [listener] = facts.listeners;
    const tls = { kind: TlsKind.SECRET, secretName: 'tls', issuerKind: '' };
    found = {
      scope: chart,
      target,
      facts,
      name: facts.name,
      labels: {},
      annotations: {},
      hostnames: ['llm.example.com'],
      paths: ['/v1'],
      listener: listener!,
      port: 80,
      budget: edgeBudget(facts),
      tls,
    };
  });
  return found;
}

function written(settings: readonly EdgeSetting[]): EdgeSetting[] {
  return settings.filter((setting) => setting.unwritten !== true);
}

function rowOf(controller: string, { annotation, attribute, value, why }: EdgeSetting, on = ''): Row {
  return [controller, `\`${annotation}\`${attribute ? `: \`${attribute}\`` : ''}${on}`, value, why];
}

/** What stands in fields instead of annotations, read from the objects that are made. */
function fields(): Row[] {
  const objects = (via: Exposure, tls?: Tls): Manifest[] =>
    synth((chart: Chart) => {
      const target = gateway(chart);
      Findings.of(chart).accept('LLMGW-511', 'documentation');
      exposed(chart, via, { target, tls });
      new GatewayMesh(chart, 'mesh', { target, name: 'mesh' });
    });
  const read = (manifests: Manifest[], kind: string, ...keys: (string | number)[]): string =>
    String(
      keys.reduce(
        (value: any, key) => value[key],
        manifests.find((m) => m.kind === kind),
      ),
    );
  const route = objects(Exposure.httpRoute({ gateway: 'public' }));
  const google = objects(Exposure.httpRoute({ gateway: 'public', implementation: GatewayImplementation.GKE }));
  const gke = objects(Exposure.gce(), Tls.secret('tls'));
  const istio = objects(Exposure.istio({ gateway: 'istio-ingress/public' }));
  const pod = JSON.parse(read(istio, 'Deployment', 'spec', 'template', 'metadata', 'annotations', 'proxy.istio.io/config'));
  const mesh = 'Istio';
  const rule = ['spec', 'trafficPolicy', 'outlierDetection'];

  return [
    ['Gateway API', 'HTTPRoute `timeouts.request`', read(route, 'HTTPRoute', 'spec', 'rules', 0, 'timeouts', 'request'), WHOLE],
    [
      'Gateway API',
      'HTTPRoute `timeouts.backendRequest`',
      read(route, 'HTTPRoute', 'spec', 'rules', 0, 'timeouts', 'backendRequest'),
      WHOLE,
    ],
    [
      'Gateway API on GKE',
      'GCPBackendPolicy `timeoutSec`',
      read(google, 'GCPBackendPolicy', 'spec', 'default', 'timeoutSec'),
      WHOLE,
    ],
    [
      'Gateway API on GKE',
      'GCPBackendPolicy `drainingTimeoutSec`',
      read(google, 'GCPBackendPolicy', 'spec', 'default', 'connectionDraining', 'drainingTimeoutSec'),
      DRAIN,
    ],
    ['GKE Ingress', 'BackendConfig `timeoutSec`', read(gke, 'BackendConfig', 'spec', 'timeoutSec'), WHOLE],
    [
      'GKE Ingress',
      'BackendConfig `drainingTimeoutSec`',
      read(gke, 'BackendConfig', 'spec', 'connectionDraining', 'drainingTimeoutSec'),
      DRAIN,
    ],
    [mesh, 'VirtualService `timeout`', read(istio, 'VirtualService', 'spec', 'http', 0, 'timeout'), WHOLE],
    [
      mesh,
      'VirtualService `retries.attempts`',
      read(istio, 'VirtualService', 'spec', 'http', 0, 'retries', 'attempts'),
      'a request that was sent twice is paid twice',
    ],
    [
      mesh,
      'DestinationRule `connectionPool.http.idleTimeout`',
      read(istio, 'DestinationRule', 'spec', 'trafficPolicy', 'connectionPool', 'http', 'idleTimeout'),
      SILENCE,
    ],
    [
      mesh,
      'DestinationRule `outlierDetection.consecutive5xxErrors`',
      read(istio, 'DestinationRule', ...rule, 'consecutive5xxErrors'),
      'errors of a provider say nothing about the pod',
    ],
    [
      mesh,
      'DestinationRule `outlierDetection.consecutiveLocalOriginFailures`',
      read(istio, 'DestinationRule', ...rule, 'consecutiveLocalOriginFailures'),
      'pods that cannot be reached are taken out',
    ],
    [
      '`GatewayMesh`',
      'pod annotation `proxy.istio.io/config`: `terminationDrainDuration`',
      pod.terminationDrainDuration,
      'the proxy of a pod that ends lives as long as the pod',
    ],
  ];
}

function table(): string {
  const given = context();
  const annotations = PRESETS.flatMap((preset) => [
    ...written(preset.settings(given)).map((setting) => rowOf(preset.controller, setting)),
    ...(preset.serviceSettings?.(given) ?? []).map((setting) => rowOf(preset.controller, setting, ' on the Service')),
  ]);
  const openshift = openshiftSettings(given).map((setting) => rowOf('OpenShift Route', setting));
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const rows = [...fields(), ...annotations, ...openshift].map(
    ([controller, field, value, why]) => `| ${controller} | ${field} | \`${cell(value)}\` | ${why} |`,
  );

  return ['| controller | field or annotation | value | why |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

/** Prettier pads the columns. */
function unpadded(text: string): string {
  return text.trim().replace(/ +/g, ' ').replace(/-{3,}/g, '---');
}

test('the table of the page is what the presets say', () => {
  const page = fs.readFileSync(PAGE, 'utf8');
  const [head, rest] = page.split(BEGIN) as [string, string];
  const [shown, tail] = rest.split(END) as [string, string];
  if (process.env['UPDATE_DOCS']) fs.writeFileSync(PAGE, `${head}${BEGIN}\n${table()}\n${END}${tail}`);
  else expect(unpadded(shown)).toBe(unpadded(table()));
});

test('every factory is on the page', () => {
  const page = fs.readFileSync(PAGE, 'utf8');
  const factories = Object.getOwnPropertyNames(Exposure).filter(
    (name) => !['length', 'name', 'prototype', 'ingress'].includes(name),
  );

  expect(factories.filter((name) => !page.includes(`Exposure.${name}(`))).toEqual([]);
});
