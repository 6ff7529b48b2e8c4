import { madeByEnvoyGateway } from '../../support/envoy-gateway';
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

/** The objects of a file fit each other, and what another controller makes of them. */
export const references: Check = (manifests) => {
  const made = madeByEnvoyGateway(manifests);
  return ALL.flatMap((check) => check(made.length > 0 ? [...manifests, ...made] : manifests));
};
