import type { Cluster } from '../cluster/cluster';
import { ProductRuntime } from '../contract/product-facts';
import { VolumeSource } from '../contract/volume';
import type { VolumeMount } from '../contract/addition';
import type { Problem } from '../core/problem';
import type { PodContainer, PodPlan } from './pod-plan';

const FOLDER = '/etc/ssl/cluster';
const FILE = 'ca.crt';
/** OpenSSL, Go and Python; requests; curl; Node.js, which trusts the public authorities besides. */
const VARIABLES = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'];
/** They read no variable with the path of certificates. */
const DEAF: readonly (ProductRuntime | undefined)[] = [ProductRuntime.JVM, ProductRuntime.PROXY];

/** A pod whose containers trust the certificates of the cluster, if it calls somebody. */
export function trusting(plan: PodPlan): PodPlan {
  const mount = mountOf(plan.settings.cluster);
  if (!mount || (plan.callsOut !== true && plan.egress.length === 0)) {
    return plan;
  }
  const give = (container: PodContainer): PodContainer => withCertificates(container, mount);
  return {
    ...plan,
    container: give(plan.container),
    sidecars: plan.sidecars?.map(give),
    initContainers: plan.initContainers?.map(give),
  };
}

/** A container that somebody told about other certificates keeps those. */
function withCertificates(container: PodContainer, mount: VolumeMount): PodContainer {
  const env = container.env ?? [];
  if (container.silent || env.some(({ name }) => VARIABLES.includes(name))) {
    return container;
  }
  const told = VARIABLES.map((name) => ({ name, value: `${FOLDER}/${FILE}` }));
  return { ...container, env: [...env, ...told], volumes: [...(container.volumes ?? []), mount] };
}

function mountOf({ facts }: Cluster): VolumeMount | undefined {
  const { configMapName, secretName, key = FILE } = facts.trust ?? {};
  const items = { [key]: FILE };
  const source =
    configMapName !== undefined
      ? VolumeSource.configMap(configMapName, { items })
      : secretName !== undefined
        ? VolumeSource.secret(secretName, { items })
        : undefined;
  return source && { name: 'cluster-ca', source, mountPath: FOLDER, readOnly: true };
}

/** Whom a product no longer trusts, or that it does not hear of the certificates at all. */
export function checkTrust(
  { facts }: Cluster,
  told: { has(variable: string): boolean },
  runtime: ProductRuntime | undefined,
  hosts: readonly string[],
): Problem[] {
  const { trust } = facts;
  if (!trust || VARIABLES.some((name) => told.has(name))) {
    return [];
  }
  if (DEAF.includes(runtime)) {
    const reason = `a product on ${runtime} reads no variable with the path of certificates, so it does not trust those of the cluster`;
    const remedy = `name ${FOLDER}/${FILE} in its configuration or build a key store from it, and accept this warning`;
    return [{ code: 'LLMGW-016', prop: 'profile.runtime', value: runtime, reason, remedy, warning: true }];
  }
  if (trust.publicAuthorities !== undefined || runtime === ProductRuntime.NODE || hosts.length === 0) {
    return [];
  }
  const reason = `the certificates of the cluster replace those of the image, and these hosts may need public ones: ${hosts.join(', ')}`;
  const remedy = "have the public authorities added, as trust-manager does, and state 'trust.publicAuthorities' of the cluster";
  return [{ code: 'LLMGW-011', prop: 'trust', value: trust.configMapName ?? trust.secretName, reason, remedy, warning: true }];
}
