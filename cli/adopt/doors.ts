import type { KubernetesObject } from '../manifests/object';
import type { Code } from './code';
import { call } from './code';
import type { Report } from './report';

/* eslint-disable @typescript-eslint/no-explicit-any -- objects of any tool, read as they come */

/** The preset of a class, by the words that its usual names have. */
const PRESETS: readonly (readonly [RegExp, string])[] = [
  [/^alb$/, 'Exposure.alb'],
  [/^gce/, 'Exposure.gce'],
  [/application-gateway/, 'Exposure.appGateway'],
  [/traefik/, 'Exposure.traefik'],
  [/contour/, 'Exposure.contour'],
  [/haproxy/, 'Exposure.haproxy'],
  [/kong/, 'Exposure.kong'],
  [/nginx/, 'Exposure.nginx'],
];

/** An Ingress as the props of a GatewayExposure; nothing for one that no preset can say. */
export function exposureProps(object: KubernetesObject, workload: string, report: Report): Record<string, unknown> | undefined {
  const { ingressClassName, rules = [], tls = [] } = object['spec'] ?? {};
  const className = ingressClassName ?? object.metadata.annotations?.['kubernetes.io/ingress.class'];
  const preset = PRESETS.find(([pattern]) => pattern.test(className ?? ''))?.[1];
  const [rule] = rules;
  if (!preset || rules.length !== 1 || !rule.host || tls.length > 1) {
    return undefined;
  }
  const annotations = Object.entries(object.metadata.annotations ?? {}).filter(
    ([name]) => name !== 'kubernetes.io/ingress.class',
  );
  const [issuer, others] = apart(annotations);
  const dropped = others.map(([name]) => name);
  if (dropped.length > 0) {
    report.better.push(
      `${object.kind}/${object.metadata.name}: ${dropped.join(', ')}: follow from the longest stream, or are for you to add`,
    );
  }
  return {
    via: call(preset, preset === 'Exposure.alb' || className === defaultClass(preset) ? undefined : { className }),
    hostname: rule.host,
    paths: paths(rule),
    name: object.metadata.name === workload ? undefined : object.metadata.name,
    tls: tlsCode(preset, tls[0]?.secretName, issuer),
  };
}

function defaultClass(preset: string): string {
  return preset.slice('Exposure.'.length);
}

function paths({ http }: any): string[] {
  return [...new Set<string>((http?.paths ?? []).map(({ path }: any) => path ?? '/'))];
}

/** Annotations of cert-manager become a prop; all others are told. */
function apart(annotations: [string, string][]): [string | undefined, [string, string][]] {
  const issuer = annotations.find(([name]) => name === 'cert-manager.io/cluster-issuer')?.[1];
  return [issuer, annotations.filter(([name]) => !name.startsWith('cert-manager.io/'))];
}

function tlsCode(preset: string, secretName: string | undefined, issuer: string | undefined): Code {
  if (issuer) {
    return call('Tls.certManager', issuer, secretName ? { secretName } : undefined);
  }
  if (secretName) {
    return call('Tls.secret', secretName);
  }
  return preset === 'Exposure.alb' || preset === 'Exposure.gce' ? call('Tls.controller') : call('Tls.insecureHttp');
}
