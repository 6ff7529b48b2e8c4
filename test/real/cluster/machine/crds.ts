import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { download } from './download';
import { CACHE, MODULES } from './places';
import { fetched } from './wait';

/** For whom they are. */
export type CrdSet = 'examples' | 'operators';

/** Where the projects themselves keep their CustomResourceDefinitions, by module and version. */
const SOURCES: Readonly<Record<CrdSet, Readonly<Record<string, readonly string[]>>>> = {
  /** What the examples and pages name. */
  examples: {
    'github.com/bitnami-labs/sealed-secrets@v0.40.0': ['helm/sealed-secrets/crds/bitnami.com_sealedsecrets.yaml'],
    // docs/operations.md asks for it
    'github.com/cert-manager/cert-manager@v1.19.1': ['deploy/crds/cert-manager.io_certificates.yaml'],
    'github.com/external-secrets/external-secrets@v1.3.2': [
      'config/crds/bases/external-secrets.io_externalsecrets.yaml',
      'config/crds/bases/external-secrets.io_secretstores.yaml',
    ],
    'github.com/prometheus-operator/prometheus-operator@v0.85.0': [
      'example/prometheus-operator-crd/monitoring.coreos.com_podmonitors.yaml',
      'example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml',
      'example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml',
    ],
    'github.com/kedacore/keda/v2@v2.21.0': ['config/crd/bases/keda.sh_scaledobjects.yaml'],
    'istio.io/api@v1.32.0': ['kubernetes/customresourcedefinitions.gen.yaml'],
    'sigs.k8s.io/gateway-api@v1.6.3': ['config/crd/standard/gateway.networking.k8s.io_httproutes.yaml'],
  },
  /** What the controllers of the stage `operators` look for, each of its own version. */
  operators: {
    'github.com/bitnami-labs/sealed-secrets@v0.27.1': ['helm/sealed-secrets/crds/bitnami.com_sealedsecrets.yaml'],
    'github.com/external-secrets/external-secrets@v0.16.2': [
      'config/crds/bases/external-secrets.io_clustersecretstores.yaml',
      'config/crds/bases/external-secrets.io_externalsecrets.yaml',
      'config/crds/bases/external-secrets.io_secretstores.yaml',
      'config/crds/bases/generators.external-secrets.io_generatorstates.yaml',
    ],
    'github.com/argoproj/argo-rollouts@v1.10.1': [
      'manifests/crds/analysis-run-crd.yaml',
      'manifests/crds/analysis-template-crd.yaml',
      'manifests/crds/cluster-analysis-template-crd.yaml',
      'manifests/crds/experiment-crd.yaml',
      'manifests/crds/rollout-crd.yaml',
    ],
    'github.com/kedacore/keda/v2@v2.21.0': [
      'config/crd/bases/eventing.keda.sh_cloudeventsources.yaml',
      'config/crd/bases/eventing.keda.sh_clustercloudeventsources.yaml',
      'config/crd/bases/keda.sh_clustertriggerauthentications.yaml',
      'config/crd/bases/keda.sh_scaledjobs.yaml',
      'config/crd/bases/keda.sh_scaledobjects.yaml',
      'config/crd/bases/keda.sh_triggerauthentications.yaml',
    ],
    'github.com/prometheus-operator/prometheus-operator@v0.85.0': [
      'example/prometheus-operator-crd/monitoring.coreos.com_podmonitors.yaml',
      'example/prometheus-operator-crd/monitoring.coreos.com_probes.yaml',
      'example/prometheus-operator-crd/monitoring.coreos.com_prometheuses.yaml',
      'example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml',
      'example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml',
    ],
    // the version that Traefik knows
    'sigs.k8s.io/gateway-api@v1.4.0': [
      'config/crd/standard/gateway.networking.k8s.io_backendtlspolicies.yaml',
      'config/crd/standard/gateway.networking.k8s.io_gatewayclasses.yaml',
      'config/crd/standard/gateway.networking.k8s.io_gateways.yaml',
      'config/crd/standard/gateway.networking.k8s.io_grpcroutes.yaml',
      'config/crd/standard/gateway.networking.k8s.io_httproutes.yaml',
      'config/crd/standard/gateway.networking.k8s.io_referencegrants.yaml',
    ],
    'github.com/cert-manager/cert-manager@v1.21.2': [
      'deploy/crds/acme.cert-manager.io_challenges.yaml',
      'deploy/crds/acme.cert-manager.io_orders.yaml',
      'deploy/crds/cert-manager.io_certificaterequests.yaml',
      'deploy/crds/cert-manager.io_certificates.yaml',
      'deploy/crds/cert-manager.io_clusterissuers.yaml',
      'deploy/crds/cert-manager.io_issuers.yaml',
    ],
  },
};

const SUMS = join(MODULES, 'crds', 'go.sum');
const folder = (set: CrdSet): string => {
  const hash = createHash('sha256').update(JSON.stringify(SOURCES[set])).update(readFileSync(SUMS)).digest('hex');
  return join(CACHE, `crds-${hash.slice(0, 16)}`);
};

/** Gets the modules once; what is read later is a copy in the cache of the builds. */
export async function fetchCrds(set: CrdSet): Promise<void> {
  const target = folder(set);
  if (existsSync(target)) return;
  console.log(`getting CustomResourceDefinitions from ${Object.keys(SOURCES[set]).length} Go modules`);
  const part = `${target}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  for (const [module, files] of Object.entries(SOURCES[set])) {
    const folder = await fetched(module, () => download(module, join(MODULES, 'crds'), '-mod=mod'));
    for (const file of files) copyFileSync(join(folder, file), join(part, basename(file)));
  }
  renameSync(part, target);
}

/** The files, as they are. */
export function crdFiles(set: CrdSet): string[] {
  return readdirSync(folder(set)).map((file) => readFileSync(join(folder(set), file), 'utf8'));
}
