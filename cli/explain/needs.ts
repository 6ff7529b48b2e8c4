import type { KubernetesObject } from '../manifests/object';
import { groupOf } from '../manifests/object';
import type { Reference } from '../model/references';
import type { View } from '../model/view';

/** Something that must be in the cluster before the files are applied. */
export interface Need {
  readonly what: string;
  /** Whether it would start without. */
  readonly optional: boolean;
  /** The command that makes it, or looks whether it is there. */
  readonly command: string;
  /** `create` where the command makes it. */
  readonly does: 'create' | 'check';
}

/** Groups that are part of every cluster. */
const BUILT_IN =
  /^(|apps|batch|autoscaling|policy|networking\.k8s\.io|rbac\.authorization\.k8s\.io|storage\.k8s\.io|scheduling\.k8s\.io|apiextensions\.k8s\.io|admissionregistration\.k8s\.io|coordination\.k8s\.io|discovery\.k8s\.io)$/;

/** Operators, classes, Secrets, claims and accounts that the files use and do not bring. */
export function needsOf(view: View): Need[] {
  const given = [...references(view), ...accounts(view)];
  const all = [...resources(view), ...classes(view), ...stores(view), ...namespaces(view, given), ...given];
  return [...new Map(all.map((need) => [need.command, need])).values()];
}

/** A namespace that the files bring comes with them, too late for what must be created in it before. */
function namespaces(view: View, needs: readonly Need[]): Need[] {
  const created = needs.filter(({ does }) => does === 'create').map(({ command }) => command);
  return view
    .ofKind('Namespace')
    .filter(({ metadata: { name } }) => created.some((command) => command.startsWith(`kubectl -n ${name} `)))
    .map(({ metadata: { name } }) => ({
      what: `the namespace ${name}, which the files bring as well`,
      optional: false,
      does: 'create',
      command: `kubectl create namespace ${name}`,
    }));
}

function resources({ objects }: View): Need[] {
  const brought = objects
    .filter(({ kind }) => kind === 'CustomResourceDefinition')
    .map(({ spec }) => `${spec?.group}/${spec?.names?.kind}`);
  const used = objects.filter(({ apiVersion, kind }) => {
    const group = groupOf(apiVersion);
    return !BUILT_IN.test(group) && !brought.includes(`${group}/${kind}`);
  });
  return used.map(({ apiVersion, kind }) =>
    check(`the resource ${kind} of ${apiVersion}`, `kubectl api-resources --api-group=${groupOf(apiVersion)}`),
  );
}

function classes(view: View): Need[] {
  const ingress = view.ofKind('Ingress').flatMap(({ spec }) => spec?.ingressClassName ?? []);
  const priority = view.workloads.flatMap(({ object }) => object['spec']?.template?.spec?.priorityClassName ?? []);
  const storage = [
    ...view.ofKind('PersistentVolumeClaim').flatMap(({ spec }) => spec?.storageClassName ?? []),
    ...view
      .ofKind('StatefulSet')
      .flatMap(({ spec }) =>
        (spec?.volumeClaimTemplates ?? []).flatMap((c: KubernetesObject) => c['spec']?.storageClassName ?? []),
      ),
  ];
  const gateways = view
    .ofKind('HTTPRoute', 'GRPCRoute', 'TLSRoute')
    .flatMap(({ metadata, spec }) =>
      (spec?.parentRefs ?? [])
        .filter(({ name, namespace }: Named) => !view.find('Gateway', name, namespace ?? metadata.namespace))
        .map(({ name, namespace }: Named) =>
          check(`the Gateway ${name}`, `kubectl ${inNamespace(namespace ?? metadata.namespace)}get gateway ${name}`),
        ),
    );
  return [
    ...ingress.map((name: string) => check(`the IngressClass ${name}`, `kubectl get ingressclass ${name}`)),
    ...storage.map((name: string) => check(`the StorageClass ${name}`, `kubectl get storageclass ${name}`)),
    ...priority
      .filter((name: string) => !name.startsWith('system-'))
      .map((name: string) => check(`the PriorityClass ${name}`, `kubectl get priorityclass ${name}`)),
    ...gateways,
  ];
}

interface Named {
  readonly name: string;
  readonly namespace?: string;
}

function stores(view: View): Need[] {
  return view.ofKind('ExternalSecret').flatMap(({ metadata, spec }) => {
    const { name, kind = 'SecretStore' } = spec?.secretStoreRef ?? {};
    const space = kind === 'SecretStore' ? metadata.namespace : undefined;
    return name === undefined || view.find(kind, name, space)
      ? []
      : [check(`the ${kind} ${name}`, `kubectl ${inNamespace(space)}get ${kind.toLowerCase()} ${name}`)];
  });
}

function accounts(view: View): Need[] {
  return view.workloads.flatMap(({ account, object: { metadata } }) =>
    account === undefined || account === 'default' || view.find('ServiceAccount', account, metadata.namespace)
      ? []
      : [check(`the ServiceAccount ${account}`, `kubectl ${inNamespace(metadata.namespace)}get serviceaccount ${account}`)],
  );
}

/** What pods refer to and nobody makes. All keys of one Secret are one command. */
function references(view: View): Need[] {
  const missing = new Map<string, { readonly namespace?: string; readonly list: Reference[] }>();
  for (const { object, references: list } of view.workloads) {
    const { namespace } = object.metadata;
    for (const reference of list.filter(
      ({ kind, name }) => !view.find(kind, name, namespace) && !view.makerOf(kind, name, namespace),
    )) {
      const key = JSON.stringify([reference.kind, namespace, reference.name]);
      missing.set(key, { namespace, list: [...(missing.get(key)?.list ?? []), reference] });
    }
  }
  const pods = [...missing.values()].map(({ namespace, list }) => created(list, namespace));
  return [...pods, ...certificates(view)];
}

function created(list: readonly Reference[], namespace: string | undefined): Need {
  const [{ kind, name, as }] = list as [Reference, ...Reference[]];
  const keys = [...new Set(list.flatMap(({ key }) => key ?? []))].sort();
  const optional = list.every((reference) => reference.optional);
  const what = `the ${kind} ${name}${keys.length > 0 ? ` with ${keys.join(', ')}` : ''}`;
  const place = inNamespace(namespace);
  if (kind === 'PersistentVolumeClaim' || keys.length === 0) {
    return { ...check(what, `kubectl ${place}get ${kind.toLowerCase()} ${name}`), optional };
  }
  if (as === 'pull secret') {
    const login = `--docker-server=REGISTRY --docker-username=USER --docker-password=PASSWORD`;
    return { what, optional, does: 'create', command: `kubectl ${place}create secret docker-registry ${name} ${login}` };
  }
  const type = kind === 'Secret' ? 'secret generic' : 'configmap';
  // from files: a value on the command line stays in the history of the shell
  const values = keys.map((key) => `--from-file=${key}=./${key}`).join(' ');
  return { what, optional, does: 'create', command: `kubectl ${place}create ${type} ${name} ${values}` };
}

/** TLS Secrets of Ingresses that nobody issues. */
function certificates(view: View): Need[] {
  return view.ofKind('Ingress').flatMap(({ metadata, spec }) => {
    const issued = Object.keys(metadata.annotations ?? {}).some((name) => name.startsWith('cert-manager.io/'));
    return (spec?.tls ?? [])
      .filter(({ secretName }: { secretName?: string }) => secretName !== undefined && !issued)
      .filter(({ secretName }: { secretName: string }) => !view.makerOf('Secret', secretName, metadata.namespace))
      .map(({ secretName }: { secretName: string }) => ({
        what: `the TLS Secret ${secretName}`,
        optional: false,
        does: 'create' as const,
        command: `kubectl ${inNamespace(metadata.namespace)}create secret tls ${secretName} --cert=./tls.crt --key=./tls.key`,
      }));
  });
}

function check(what: string, command: string): Need {
  return { what, command, optional: false, does: 'check' };
}

function inNamespace(namespace: string | undefined): string {
  return namespace === undefined ? '' : `-n ${namespace} `;
}
