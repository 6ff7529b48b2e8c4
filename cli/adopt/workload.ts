import { nameOf } from '../manifests/object';
import { podOf } from '../../src/core/rules/pods';
import { streamBudgetOf } from '../model/stream-budget';
import type { View, Workload } from '../model/view';
import type { Code } from './code';
import { call, callOf } from './code';
import type { AdoptedSecret } from './environment';
import { environmentOf } from './environment';
import { customFacts, duration, resources } from './facts';
import type { KnownProduct, Recognize } from './products';
import type { Report } from './report';
import { budgetProp } from './scaling';
import { sidecars } from './sidecars';
import { tellProduct } from './told';
import { VariableSources } from './variable-sources';
import { volumeProps } from './volumes';

/* eslint-disable @typescript-eslint/no-explicit-any -- pods of any tool, read as they come */

/** A workload as code: the construct, its props and the Secrets that its credentials are in. */
export interface AdoptedWorkload {
  readonly construct: string;
  readonly props: { readonly [prop: string]: unknown };
  readonly secrets: readonly AdoptedSecret[];
  readonly patches: readonly Code[];
}

const RECOMMENDED = /^(app\.kubernetes\.io\/(name|instance|managed-by|component|part-of|version)|helm\.sh\/chart)$/;
const TEARDOWN = 10;

/** Everything that a construct can say about a running Deployment. */
export function adoptWorkload(workload: Workload, view: View, recognize: Recognize, report: Report): AdoptedWorkload {
  const { object, scalers } = workload;
  const pod = podOf(object)!.spec;
  const container = pod.containers.find(({ name }: any) => name === object.metadata.name) ?? pod.containers[0];
  const sources = new VariableSources(container, view, object.metadata.namespace);
  const product = withAllPorts(recognize(container, sources.values), workload, container, report);
  const facts: any = product?.definition.facts ?? {};
  const names = credentialNames(product);
  const environment = environmentOf(container, new Map(Object.entries(facts.env ?? {})), names, report);
  const secrets = [...environment.secrets, ...sources.secretsOf(facts.credentials ?? [], environment, report)];
  sources.tellOverruled(facts.env ?? {}, report);
  const selector = object['spec'].selector?.matchLabels ?? {};
  const own = new Map<string, string>((facts.credentials ?? []).map(({ env, name }: any) => [env, name]));
  const extra = secrets.flatMap(({ credentials }) => credentials.filter(({ variable }) => !own.has(variable)));
  report.kept.push(`${nameOf(object)}: ${product?.factory ?? 'GatewayProfile.custom'}`);
  if (product) {
    tellProduct(product, container, workload, report);
  }
  const config = product && configProp(pod, container, facts.config?.mountPath);
  const volumes = volumeProps(pod, container, config && facts.config.mountPath, report);
  return {
    construct: product?.construct ?? 'LlmGateway',
    secrets,
    patches: patchesOf(container, report),
    props: {
      profile: product
        ? call(product.factory, product.options)
        : call('GatewayProfile.custom', customFacts(workload, pod, container, report)),
      name: object.metadata.name,
      selectorLabels: selector,
      labels: some(
        Object.entries(object.metadata.labels ?? {}).filter(([name]) => !RECOMMENDED.test(name) && !(name in selector)),
      ),
      servicePort: product && servicePort(workload, facts),
      replicas: scalers.length > 0 ? undefined : (object['spec'].replicas ?? 1),
      resources: product && container.resources?.requests ? resources(container.resources, report) : undefined,
      env: some(Object.entries(environment.env)),
      credentialDelivery: some(extra.map(({ credential, variable }) => [credential, call('CredentialDelivery.env', variable)])),
      config,
      volumes: list(volumes),
      sidecars: list(sidecars(pod, container, report)),
      imagePullSecrets: list((pod.imagePullSecrets ?? []).map(({ name }: any) => name)),
      ...streamProps(workload),
      disruptionBudget: budgetProp(workload),
      scheduling: some(
        (['nodeSelector', 'tolerations', 'priorityClassName'] as const).filter((field) => pod[field]).map((f) => [f, pod[f]]),
      ),
      serviceAccount: account(pod.serviceAccountName, object.metadata.name),
      networkIsolation: call(
        'NetworkIsolation.none',
        'as before it was adopted; leave this out to get a policy of what is declared',
      ),
    },
  };
}

/** The names of the credentials of a product, by the variable in which they reach the process. */
function credentialNames(product: KnownProduct | undefined): Map<string, string> {
  const { facts, traces } = product?.definition ?? {};
  const own = (facts?.credentials ?? []).flatMap(({ name, env }) => (env ? [[env, name] as const] : []));
  return new Map([...own, ...Object.entries(traces?.credentials ?? {})]);
}

/** A profile without a port that the Service publishes would take it from its clients: the facts of the pod have it. */
function withAllPorts(
  product: KnownProduct | undefined,
  { services }: Workload,
  { ports = [] }: any,
  report: Report,
): KnownProduct | undefined {
  const ours = product?.definition.facts.listeners.map(({ port }) => port) ?? [];
  const numbers = new Map<unknown, number>(ports.map(({ name, containerPort }: any) => [name, containerPort]));
  const targets = services.flatMap(({ spec }) => (spec?.ports ?? []).map(({ targetPort, port }: any) => targetPort ?? port));
  const missing = targets
    .map((target) => numbers.get(target) ?? Number(target))
    .filter((port) => port > 0 && !ours.includes(port));
  if (product && missing.length > 0) {
    report.better.push(`${product.factory} is not used: it has no port ${missing.join(', ')}, which the Service publishes`);
    return undefined;
  }
  return product;
}

/** The port of the Service, where the profile has another one. */
function servicePort({ services, object }: Workload, { listeners = [] }: any): number | undefined {
  const service = services.find(({ metadata }) => metadata.name === object.metadata.name) ?? services[0];
  const [first] = service?.['spec']?.ports ?? [];
  const [listener] = listeners;
  return first === undefined || first.port === (listener?.servicePort ?? listener?.port) ? undefined : first.port;
}

/** The files of a profile from where they are today; nothing if some of them have other names there. */
function configProp({ volumes = [] }: any, { volumeMounts = [] }: any, path: string | undefined): Code | undefined {
  const mount = volumeMounts.find(({ mountPath }: any) => mountPath.replace(/\/$/, '') === path);
  const { configMap, secret } = volumes.find(({ name }: any) => name === mount?.name) ?? {};
  const items: any[] = (configMap ?? secret)?.items ?? [];
  if (items.some(({ key, path: file }) => key !== file)) {
    return undefined;
  }
  if (configMap) {
    return call('GatewayConfig.existing', configMap.name);
  }
  return secret ? call('GatewayConfig.existingSecret', secret.secretName) : undefined;
}

/** The longest stream that the grace period of before had room for. */
function streamProps(workload: Workload): Record<string, unknown> {
  const { grace, preStop } = streamBudgetOf(workload);
  const stream = grace - preStop - TEARDOWN;
  return stream >= 60 ? { maxStreamDuration: duration(stream), preStopDelay: duration(preStop || undefined) } : {};
}

function account(name: string | undefined, workload: string): unknown {
  return name === undefined || name === workload || name === 'default' ? undefined : { existingName: name };
}

/** What no prop can say, as the last word on the Deployment. */
function patchesOf({ envFrom }: any, report: Report): Code[] {
  if (!envFrom) {
    return [];
  }
  report.kept.push('envFrom: by a patch; name the variables to get them checked');
  return [callOf('cdk8s', 'JsonPatch.add', '/spec/template/spec/containers/0/envFrom', envFrom)];
}

function some(entries: readonly (readonly [string, unknown])[]): unknown {
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function list(items: readonly unknown[]): readonly unknown[] | undefined {
  return items.length > 0 ? items : undefined;
}
