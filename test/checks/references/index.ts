import type { Check } from '../finding';
import { autoscalers } from './autoscalers';
import { disruption } from './disruption';
import { identity } from './identity';
import { keys } from './keys';
import { monitors } from './monitors';
import { network } from './network';
import { probes } from './probes';
import { routes } from './routes';
import { selectors } from './selectors';
import { services } from './services';
import { volumes } from './volumes';

const ALL: readonly Check[] = [
  identity,
  selectors,
  services,
  probes,
  volumes,
  keys,
  autoscalers,
  disruption,
  network,
  monitors,
  routes,
];

/** The objects of a file fit each other. */
export const references: Check = (manifests) => ALL.flatMap((check) => check(manifests));
