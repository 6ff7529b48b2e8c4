import type { CounterFacts, ProductMetrics } from '../../../src';
import { counters } from '../../../src/observability/catalog';
import { readMatcher } from '../prometheus/matchers';

/** The labels of one series, and which part of what is measured falls to it. */
export interface Labelled {
  readonly labels: Readonly<Record<string, string>>;
  readonly weight: number;
}

interface Value {
  readonly value: string;
  readonly weight: number;
}

const MODELS = [
  { value: 'gpt-4o', weight: 1 },
  { value: 'claude-sonnet-4', weight: 0.5 },
];
const PROVIDERS = [
  { value: 'openai', weight: 1 },
  { value: 'anthropic', weight: 0.5 },
];
const KINDS: Readonly<Record<'tokens' | 'toolCalls' | 'others', readonly Value[]>> = {
  tokens: [
    { value: 'input', weight: 1 },
    { value: 'output', weight: 0.4 },
  ],
  toolCalls: [
    { value: 'search', weight: 1 },
    { value: 'read_file', weight: 0.6 },
  ],
  others: [
    { value: 'allow', weight: 1 },
    { value: 'deny', weight: 0.05 },
  ],
};

/** What the labels of a product hold, told by what its profile says they mean. */
export class Labels {
  private readonly values = new Map<string, readonly Value[]>();

  public constructor(metrics: ProductMetrics) {
    const all = counters(metrics);
    for (const counter of all) {
      const kind = counter === metrics.tokens ? 'tokens' : counter === metrics.toolCalls ? 'toolCalls' : 'others';
      this.set(counter.kindLabel, KINDS[kind]);
    }
    for (const { providerLabel } of all) this.set(providerLabel, PROVIDERS);
    for (const { modelLabel } of all) this.set(modelLabel, MODELS);
    for (const { errors, clients } of [...all, metrics.duration, metrics.timeToFirstToken].map(matchersOf)) {
      this.set(errors?.label, errors && [of(errors.refused, 1), of(errors.accepted, 0.02)]);
      this.set(clients?.label, clients && [of(clients.accepted, 1), of(clients.refused, 0.1)]);
    }
  }

  /** One entry for each series that a metric with these labels has. */
  public of(names: readonly string[]): Labelled[] {
    return names
      .reduce<Labelled[]>(
        (series, name) =>
          series.flatMap(({ labels, weight }) =>
            (this.values.get(name) ?? [of('some', 1)]).map(({ value, weight: part }) => ({
              labels: { ...labels, [name]: value },
              weight: weight * part,
            })),
          ),
        [{ labels: {}, weight: 1 }],
      )
      .filter(({ labels }) => this.belongTogether(Object.entries(labels)));
  }

  /** A model has one provider. */
  private belongTogether(labels: ReadonlyArray<readonly [string, string]>): boolean {
    const chosen = labels.flatMap(([label, value]) =>
      [MODELS, PROVIDERS]
        .filter((values) => this.values.get(label) === values)
        .map((values) => values.findIndex((v) => v.value === value)),
    );
    return chosen.every((index) => index === chosen[0]);
  }

  private set(label: string | undefined, values: readonly Value[] | undefined): void {
    if (label !== undefined && values !== undefined) this.values.set(label, values);
  }
}

/** The labels that a metric surely has, where its profile lists none. */
export function labelsOf({ labels, modelLabel, providerLabel, kindLabel, ...facts }: Partial<CounterFacts>): readonly string[] {
  const { errors, clients } = matchersOf(facts);
  const meant = [modelLabel, providerLabel, kindLabel, errors?.label, clients?.label];
  return labels ?? [...new Set(meant.filter((label) => label !== undefined))];
}

function matchersOf(facts: Partial<CounterFacts> | undefined) {
  return { errors: readMatcher(facts?.errors), clients: readMatcher(facts?.clients) };
}

function of(value: string, weight: number): Value {
  return { value, weight };
}
