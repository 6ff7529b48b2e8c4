import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES } from './places';

/** Programs whose main package another project has: the folder of `modules/` that pins it as a tool, and the package. */
const UPSTREAM = {
  'sealed-secrets': ['sealed-secrets', 'github.com/bitnami-labs/sealed-secrets/cmd/controller'],
  'prometheus-operator': ['prometheus-operator', 'github.com/prometheus-operator/prometheus-operator/cmd/operator'],
  'prometheus-config-reloader': [
    'prometheus-operator',
    'github.com/prometheus-operator/prometheus-operator/cmd/prometheus-config-reloader',
  ],
  'keda-operator': ['keda', 'github.com/kedacore/keda/v2/cmd/operator'],
  'keda-adapter': ['keda', 'github.com/kedacore/keda/v2/cmd/adapter'],
  'keda-webhooks': ['keda', 'github.com/kedacore/keda/v2/cmd/webhooks'],
  kubeseal: ['sealed-secrets', 'github.com/bitnami-labs/sealed-secrets/cmd/kubeseal'],
  'external-secrets': ['external-secrets', 'github.com/external-secrets/external-secrets'],
  'argo-rollouts': ['argo-rollouts', 'github.com/argoproj/argo-rollouts/cmd/rollouts-controller'],
  traefik: ['traefik', 'github.com/traefik/traefik/v3/cmd/traefik'],
} as const;

/** A program that is built from one of the folders of `modules/`. */
export type Program =
  | 'kubernetes'
  | 'kubernetes-oldest'
  | 'kubernetes-newest'
  | 'etcd'
  | 'coredns'
  | 'policies'
  | 'metrics-server'
  | 'cert-manager'
  | 'stand-in'
  | 'prometheus'
  | keyof typeof UPSTREAM;

/** Where a program is: the folder that pins its versions, and its main package. */
export function sourceOf(program: Program): { readonly folder: string; readonly main: string } {
  const [folder, main] = program in UPSTREAM ? UPSTREAM[program as keyof typeof UPSTREAM] : [program, '.'];
  return { folder, main };
}

/** The version of a module that a folder pins, with its `v`. */
export function pinned(folder: string, module: string): string {
  const version = new RegExp(`^(?:\\t|require )${module.replaceAll('.', '\\.')} (v\\S+)`, 'm').exec(goMod(folder))?.[1];
  if (!version) throw new Error(`${folder}/go.mod pins no version of ${module}`);
  return version;
}

const goMod = (folder: string): string => readFileSync(join(MODULES, folder, 'go.mod'), 'utf8');
