import { MonitoringStack } from '../cluster/operation-facts';
import type { Translation } from './stacks/translation';
import { googleMonitor, googleRules } from './stacks/google';
import { victoriaMonitor, victoriaProbe, victoriaRules } from './stacks/victoria';

/** An object of the Prometheus operator, as another stack has it; undefined where it has none of the kind. */
interface Stack {
  readonly monitor?: Translation;
  readonly rules?: Translation;
  readonly probe?: Translation;
}

const same: Translation = (object) => object;

/**
 * Azure's add-on reads monitors of a group of its own, and may drop a scrape whose limits are not stated. Its rules are resources of
 * Azure and no objects of the cluster.
 * @see https://learn.microsoft.com/azure/azure-monitor/containers/prometheus-metrics-scrape-crd
 */
const azureMonitor: Translation = ({ kind, spec }) => ({
  apiVersion: 'azmonitoring.coreos.com/v1',
  kind,
  spec: { labelLimit: 63, labelNameLengthLimit: 511, labelValueLengthLimit: 1023, ...spec },
});

const OPERATOR: Stack = { monitor: same, rules: same, probe: same };

const STACKS: Readonly<Record<MonitoringStack, Stack>> = {
  [MonitoringStack.PROMETHEUS_OPERATOR]: OPERATOR,
  [MonitoringStack.OPENSHIFT]: OPERATOR,
  [MonitoringStack.GOOGLE]: { monitor: googleMonitor, rules: googleRules },
  [MonitoringStack.AZURE]: { monitor: azureMonitor },
  // its collector has a configuration outside the cluster; monitors are for another one beside it
  [MonitoringStack.AMAZON]: { monitor: same },
  [MonitoringStack.VICTORIA_METRICS]: { monitor: victoriaMonitor, rules: victoriaRules, probe: victoriaProbe },
};

/** How a stack has the objects of the Prometheus operator, which everybody reads of whom nothing is known. */
export function stackOf(stack: MonitoringStack | undefined): Stack {
  return stack === undefined ? OPERATOR : STACKS[stack];
}
