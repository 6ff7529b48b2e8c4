import { helperOf } from '../core/helper-images';
import type { PodSettings } from './pod-settings';

const DOCKER_HUB = 'docker.io';

/**
 * The image as the nodes get it: the team's own copy of a helper, else from the mirror of its registry, where the cluster has one. Images
 * of Docker Hub name no registry, and the official ones no owner.
 */
export function mirrored(settings: PodSettings, image: string): string {
  const { mirrors, helpers } = settings.cluster.facts.registry ?? {};
  const helper = helpers && helperOf(image);
  const own = helper && helpers[helper];
  if (own !== undefined) {
    return own;
  }
  if (!mirrors) {
    return image;
  }
  const [first = '', ...rest] = image.split('/');
  const named = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const registry = named ? first : DOCKER_HUB;
  const mirror = mirrors[registry];
  if (mirror === undefined) {
    return image;
  }
  const path = named ? rest.join('/') : image;
  const owned = path.split('@')[0]!.includes('/');
  return `${mirror.replace(/\/+$/, '')}/${registry === DOCKER_HUB && !owned ? `library/${path}` : path}`;
}
