import { nameOf } from '../manifests/object';
import { podTemplateOf } from '../model/pods';
import { streamBudgetOf } from '../model/stream-budget';
import type { Workload } from '../model/view';
import type { Code } from './code';
import { call, callOf } from './code';
import type { AdoptedSecret } from './environment';
import { environmentOf } from './environment';
import { customFacts, duration, resources } from './facts';
import type { LibraryFacts } from './library';
import { knownProduct } from './products';
import type { Report } from './report';
import { budgetProp } from './scaling';
import { sidecars } from './sidecars';
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
export function adoptWorkload(workload: Workload, library: LibraryFacts, report: Report): AdoptedWorkload {
  const { object, scalers } = workload;
  const template = podTemplateOf(object)!;
  const pod = template.spec;
  const container = pod.containers.find(({ name }: any) => name === object.metadata.name) ?? pod.containers[0];
  const product = knownProduct(container.image);
  const known = product && library(product.factory, product.version);
  const facts: any = known ?? {};
  const environment = environmentOf(container, new Set(Object.keys(facts.env ?? {})), credentialNames(facts), report);
  const selector = object['spec'].selector?.matchLabels ?? {};
  const delivered = new Set(credentialNames(facts).keys());
  const extra = environment.secrets.flatMap(({ credentials }) => credentials.filter(({ variable }) => !delivered.has(variable)));
  report.kept.push(`${nameOf(object)}: ${known && product ? product.factory : 'GatewayProfile.custom'}`);
  return {
    construct: known && product ? product.construct : 'LlmGateway',
    secrets: environment.secrets,
    patches: patchesOf(container, report),
    props: {
      profile:
        known && product
          ? call(product.factory, {
              version: product.version,
              image: facts.image === container.image ? undefined : container.image,
            })
          : call('GatewayProfile.custom', customFacts(workload, pod, container, report)),
      name: object.metadata.name,
      selectorLabels: selector,
      labels: some(
        Object.entries(object.metadata.labels ?? {}).filter(([name]) => !RECOMMENDED.test(name) && !(name in selector)),
      ),
      replicas: scalers.length > 0 ? undefined : (object['spec'].replicas ?? 1),
      resources: known && container.resources ? resources(container.resources, report) : undefined,
      env: some(Object.entries(environment.env)),
      credentialDelivery: some(extra.map(({ credential, variable }) => [credential, call('CredentialDelivery.env', variable)])),
      config: known && configProp(pod, container, facts.config?.mountPath),
      volumes: list(volumeProps(pod, container, facts.config?.mountPath, report)),
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

function credentialNames({ credentials = [] }: any): Map<string, string> {
  return new Map(credentials.flatMap(({ name, env }: any) => (env ? [[env, name] as [string, string]] : [])));
}

/** The files of a profile from where they are today. */
function configProp({ volumes = [] }: any, { volumeMounts = [] }: any, path: string | undefined): Code | undefined {
  const mount = volumeMounts.find(({ mountPath }: any) => mountPath.replace(/\/$/, '') === path);
  const { configMap, secret } = volumes.find(({ name }: any) => name === mount?.name) ?? {};
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
