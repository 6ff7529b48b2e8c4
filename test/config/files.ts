import { Duration } from 'cdk8s';
import type { ConfigFacts, ConfigFiles, CredentialFacts, ProductFacts } from '../../src';
import type { Problem } from '../../src/core/problem';
import type { ProductDefinition } from '../../src/profiles/definition';
import { configAddition } from '../../src/workload/config-files';
import type { ConfigMount } from '../../src/workload/config-files';
import { FACTS } from '../support/gateway';

/** What is not the same in every test. */
export interface Given {
  /** Name of the workload. */
  readonly name?: string;
  readonly facts?: Partial<ProductFacts>;
  readonly config?: Partial<ConfigFacts>;
  readonly credentials?: readonly CredentialFacts[];
  readonly checkConfig?: ProductDefinition['checkConfig'];
}

/** What files add to a gateway that reads some; no source at all where there are none. */
export function mounted(files: Partial<ConfigFiles> | undefined, given: Given = {}): ConfigMount {
  const product = { ...FACTS, config: { mountPath: '/etc/gateway', ...given.config }, ...given.facts };
  const context = { name: given.name ?? 'gw', host: 'gw.ai', product, drainPeriod: Duration.seconds(30) };
  const definition = { facts: product, problems: [], checkConfig: given.checkConfig };
  const source = files && { toConfigFiles: (): ConfigFiles => ({ files: {}, ...files }) };
  return configAddition(definition, source, context, given.credentials ?? []);
}

/** A problem as one line. */
export const line = ({ code, prop, value, reason }: Problem): string =>
  `${code} ${prop}${value === undefined ? '' : ` ${String(value)}`}: ${reason}`;

/** What is wrong with files, one line for each. */
export const faults = (files: Partial<ConfigFiles> | undefined, given: Given = {}): string[] =>
  mounted(files, given).problems.map(line);
