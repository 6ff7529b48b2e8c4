import { podTemplateOf } from '../../support/find';
import type { Manifest } from '../../support/manifest';
import { finding } from '../finding';
import type { Finding } from '../finding';
import { workloads } from '../references/workloads';
import { baseline } from './baseline';
import { restricted } from './restricted';

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/** Every pod template of the file would be admitted to a namespace with the Pod Security Standard "restricted". */
export function podSecurity(manifests: readonly Manifest[]): Finding[] {
  return workloads(manifests).flatMap(({ manifest, pod }) => {
    const lines = [...[...baseline, ...restricted].flatMap((rule) => rule(pod)), ...appArmorAnnotations(manifest)];
    return lines.map((message) => finding('pod-security', manifest, message));
  });
}

/** How AppArmor was asked for before it had a field. */
function appArmorAnnotations(manifest: Manifest): string[] {
  const annotations: Record<string, string> = podTemplateOf(manifest)?.metadata?.annotations ?? {};

  return Object.entries(annotations)
    .filter(([key, value]) => key.startsWith(APP_ARMOR) && value !== 'runtime/default' && !value.startsWith('localhost/'))
    .map(([key, value]) => `annotation ${key} is "${value}"`);
}
