import { Size } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { AdditionalContainer } from '../contract/addition';
import type { ProductFacts } from '../contract/product-facts';
import { VolumeSource } from '../contract/volume';
import { renderContainer, renderVolumes } from '../pod/containers';
import { ClusterPlatform } from '../workload/options';
import { containerSecurity, podSecurity } from '../pod/security';

/** The pod of a migration: restricted as the pods of the gateway are, and run once. */
export function migrationPod(
  container: AdditionalContainer,
  serviceAccountName: string,
  product: ProductFacts,
  platform?: ClusterPlatform,
): k8s.PodSpec {
  const openshift = platform === ClusterPlatform.OPENSHIFT;
  const group = product.group ?? product.user;
  const tmp = { name: 'tmp', source: VolumeSource.emptyDir({ sizeLimit: Size.mebibytes(64) }), mountPath: '/tmp' };
  const security = containerSecurity(product.user, group);
  const volumes = container.volumes ?? [];
  const mounts = volumes.some((v) => v.mountPath === tmp.mountPath) ? volumes : [...volumes, tmp];
  return {
    // a failed pod stays, so that its log can be read
    restartPolicy: 'Never',
    serviceAccountName,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: openshift ? assigned(podSecurity(product.user, group)) : podSecurity(product.user, group),
    dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
    containers: [renderContainer({ ...container, volumes: mounts }, openshift ? assigned(security) : security, 'IfNotPresent')],
    volumes: renderVolumes(mounts),
  };
}

/** The cluster assigns users and groups itself. */
function assigned<T>(context: T): T {
  return { ...context, runAsUser: undefined, runAsGroup: undefined, fsGroup: undefined };
}
