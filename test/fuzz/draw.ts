import { CONSTRUCTS, ROOTS, distancesTo, enumOf, interfaceOf, isConstruct, makersOf, propsOf, structOf } from './types';
import type { Maker } from './types';
import { classOf } from '../../src/core/api/description';
import type { Member } from '../../src/core/api/description';
import type { ConstructPlan, Plan, StructPlan } from './plan';
import type { Random } from './random';
import { keyFor, numberFor, secondsFor, textFor } from './values';

/** A member of a struct that a program has to have. */
export interface Goal {
  readonly struct: string;
  readonly member: string;
}

export interface DrawOptions {
  /** Whether some values are hostile, or simply wrong. */
  readonly wild?: boolean;
  /** How many of the optional members are there, from 0 to 1. */
  readonly density?: number;
  readonly goal?: Goal;
  /** What members mostly have, by struct and member: one of these stands where nothing else is asked for. */
  readonly usual?: Readonly<Record<string, Readonly<Record<string, readonly Plan[]>>>>;
}

/** Deeper than this nothing optional is drawn. */
const DEEPEST = 14;
const NEVER = new Set(['Construct', 'ApiObject', 'JsonPatch', 'IConstruct', 'IScalableDeployment', 'IResolver']);

const CREDENTIALS = ['token', 'openai', 'admin-key', 'anthropic', 'gemini', 'mistral', 'cohere', 'groq', 'together', 'api-token']
  .concat(['deepseek', 'xai', 'openrouter', 'azure-openai', 'vertex', 'bedrock', 'signing-key', 'master-key', 'metrics-key'])
  .concat(['session-key', 'portal-authorization', 'license', 'operator-key', 'encryption-password', 'audit-hmac', 'client-auth'])
  .concat(['custom', 'vllm', 'ollama', 'metrics-token', 'jwt-secret-key', 'admin-password', 'encryption-key']);

export const KEYS: ConstructPlan = {
  kind: 'construct',
  name: 'GatewaySecrets',
  id: 'keys',
  props: struct('GatewaySecretsProps', {
    source: { kind: 'call', callee: 'SecretSource.existing', args: [value('keys'), value(CREDENTIALS)] },
  }),
};

/** Nearly every program has these, and these only, since without them it is refused. */
const LIKELY: Readonly<Record<string, number>> = {
  'LlmGatewayProps.credentials': 1,
  'McpProxyProps.credentials': 1,
  'GatewayConsoleProps.credentials': 1,
  'ProductFacts.config': 0.6,
  'ProductFacts.stores': 0.6,
  'ProductFacts.migration': 0.5,
  'ProductFacts.cluster': 0.5,
  'ProductFacts.metrics': 0.6,
  'ProductFacts.tracing': 0.6,
  'ProductFacts.mcp': 0.6,
  'ProductFacts.drain': 0.8,
  'GatewayVolumeProps.mountPath': 0.9,
  'ProbeFacts.grpcService': 0.02,
  'Listener.role': 0.05,
  'Listener.published': 0.05,
  'Listener.appProtocol': 0.1,
  'Listener.tls': 0.1,
  'StoreFacts.required': 0.1,
  'ConfigFacts.required': 0.1,
  'WorkloadOptions.credentialDelivery': 0.03,
  'GatewayExposureProps.hostname': 1,
  'GatewayExposureProps.tls': 0.8,
};
const PEERS = ['pods', 'namespace', 'cluster', 'cidr'];

/** A value that fits what stands beside it; drawn by chance, it would nearly never. */
const SPECIAL: Readonly<Record<string, (drawn: (type: string, place: string) => Plan) => Plan>> = {
  'Listener[]': (drawn) => ({ kind: 'list', items: [drawn('Listener', '')] }),
  'ICredentialSource[]': () => ({ kind: 'list', items: [KEYS] }),
  ContainerResourceQuantities: (drawn) =>
    struct('ContainerResourceQuantities', {
      requests: struct('ResourceQuantities', {
        cpu: drawn('string', 'ResourceQuantities.cpu'),
        memory: value('256Mi'),
        ephemeralStorage: value('1Gi'),
      }),
      limits: struct('ResourceQuantities', { cpu: value('2'), memory: value('1Gi'), ephemeralStorage: value('2Gi') }),
    }),
};

/** Programs from the description of the API. */
export class Drawer {
  private readonly made: ConstructPlan[] = [];
  private readonly distances: ReadonlyMap<string, number>;
  private reached = false;
  private count = 0;

  constructor(
    private readonly random: Random,
    private readonly options: DrawOptions = {},
  ) {
    this.distances = options.goal ? distancesTo(options.goal.struct) : new Map();
  }

  /** One line for each construct; those that others need come before them. */
  public program(lines: number): Plan[] {
    const drawn: Plan[] = [];
    if (this.options.goal) {
      const near = ROOTS.filter((name) => this.distances.has(name));
      const least = Math.min(...near.map((name) => this.distances.get(name)!));
      const root = this.random.pick(near.filter((name) => this.distances.get(name) === least));
      if (root === 'ClusterProfile') drawn.push({ kind: 'apply', what: this.make(root, 0) });
      drawn.push(this.construct(root === 'ClusterProfile' ? 'LlmGateway' : root, 0));
    } else {
      drawn.push(this.construct(this.random.pick(['LlmGateway', 'LlmGateway', 'McpProxy']), 0));
    }
    while (drawn.length < lines) drawn.push(this.construct(this.random.pick(CONSTRUCTS), 0));
    return drawn;
  }

  /** Whether the member that was asked for is in what was drawn. */
  public get hasGoal(): boolean {
    return this.reached;
  }

  /** Another value of a member. */
  public another({ name, type }: Member, struct: string): Plan {
    return this.draw(type, `${struct}.${name}`, 1);
  }

  private construct(name: string, depth: number): ConstructPlan {
    const props = this.draw(propsOf(name), name, depth + 1);
    this.count += 1;
    const plan: ConstructPlan = { kind: 'construct', name, id: `c${this.count}`, props };
    this.made.push(plan);
    return plan;
  }

  private draw(type: string, place: string, depth: number): Plan {
    const { random, options } = this;
    const special = SPECIAL[type];
    if (special && !this.leads(type)) return special((other, at) => this.draw(other, at, depth + 1));
    if (type.endsWith('[]')) return this.list(type.slice(0, -2), place, depth);
    if (type.endsWith('{}')) return this.map(type.slice(0, -2), place, depth);
    switch (type) {
      case 'string':
        return value(textFor(place, random, options.wild === true));
      case 'number':
        return value(numberFor(place, random, options.wild === true));
      case 'boolean':
        return value(random.chance(0.5));
      case 'any':
        return value({ [random.word()]: random.word() });
      case 'Duration':
        return { kind: 'call', callee: 'Duration.seconds', args: [value(secondsFor(place, random, options.wild === true))] };
      case 'Size':
        return { kind: 'call', callee: 'Size.mebibytes', args: [value(random.whole(64, 4096))] };
      case 'EnvValue':
        return value({ value: textFor('env{}', random, options.wild === true) });
    }
    if (structOf(type)) return this.struct(type, depth);
    const values = enumOf(type);
    if (values) return { kind: 'code', code: `${type}.${random.pick([...values.keys()])}` };
    return this.object(type, depth);
  }

  private list(type: string, place: string, depth: number): Plan {
    return { kind: 'list', items: this.few(type).map(() => this.draw(type, place, depth + 1)) };
  }

  private map(type: string, place: string, depth: number): Plan {
    const wild = this.options.wild === true;
    const keys = this.few(type).map(() => keyFor(place, this.random, wild));
    return { kind: 'map', entries: [...new Set(keys)].map((key) => [key, this.draw(type, place, depth + 1)] as const) };
  }

  private few(type: string): unknown[] {
    return Array.from({ length: this.leads(type) ? 1 : this.random.pick([1, 1, 2]) });
  }

  private struct(name: string, depth: number): StructPlan {
    const { goal, density = 0.3 } = this.options;
    const isGoal = goal?.struct === name && !this.reached;
    if (isGoal) this.reached = true;
    const members: Record<string, Plan> = {};
    const all = [...structOf(name)!.values()];
    const next = isGoal ? undefined : this.next(all);
    for (const member of all) {
      const forced = member === next || (isGoal && member.name === goal.member);
      const usual = forced ? undefined : this.options.usual?.[name]?.[member.name];
      if (usual?.length === 0) continue;
      if (usual && (!member.optional || this.random.chance(0.75))) {
        members[member.name] = this.random.pick(usual);
        continue;
      }
      const likely = LIKELY[`${name}.${member.name}`] ?? (all.length > 20 ? density / 2 : density);
      const chosen = forced || !member.optional || (depth < DEEPEST && this.random.chance(likely));
      if (chosen && !NEVER.has(member.type.replace(/[[\]{}]/g, ''))) {
        members[member.name] = this.draw(member.type, `${name}.${member.name}`, depth + 1);
      }
    }
    return struct(name, members);
  }

  /** An instance of a class or of an interface. */
  private object(type: string, depth: number): Plan {
    const owners = interfaceOf(type)?.owners.split(' ') ?? [type];
    const known = this.made.filter(({ name }) => owners.includes(name));
    if (known.length > 0 && !this.leads(type) && (depth > 6 || this.random.chance(0.8))) {
      return { kind: 'made', what: this.random.pick(known) };
    }
    const owner = this.nearest(owners) ?? (depth > 6 && owners.includes('LlmGateway') ? 'LlmGateway' : this.random.pick(owners));
    if (isConstruct(owner)) return this.construct(owner, depth);
    if (!classOf(owner)) return value(undefined);
    return this.make(owner, depth);
  }

  private make(owner: string, depth: number): Plan {
    const makers = makersOf(owner).filter(({ parameters }) => !parameters.some((p) => !p.optional && NEVER.has(p.type)));
    const leading = this.next(
      makers.map((maker) => ({ maker, type: '' })),
      ({ maker }) => maker.parameters.map((p) => p.type),
    );
    // a product of one's own needs nothing that is not stated
    const custom = makers.find(({ callee }) => /^(Gateway|Mcp|Console)Profile\.custom$/.test(callee));
    const maker = leading?.maker ?? (custom && this.random.chance(0.85) ? custom : this.random.pick(this.usual(makers)));
    if (maker.isConstant) return { kind: 'code', code: maker.callee };
    return { kind: 'call', callee: maker.callee, args: this.args(maker, depth) };
  }

  /** Most policies name pods and addresses; a client cannot be named by its host at all. */
  private usual(makers: readonly Maker[]): readonly Maker[] {
    const peers = makers.filter(({ callee }) => PEERS.some((name) => callee === `NetworkPeer.${name}`));
    return peers.length > 0 && this.random.chance(0.9) ? peers : makers;
  }

  private args({ callee, parameters }: Maker, depth: number): Plan[] {
    const next = this.next(parameters);
    return parameters.flatMap((parameter): Plan[] => {
      const { name, type, optional, rest } = parameter;
      if (rest) {
        const { items } = this.list(type.slice(0, -2), callee, depth) as { items: readonly Plan[] };
        return [...items];
      }
      const isThere = parameter === next || !optional || (depth < DEEPEST && this.random.chance(0.5));
      return [isThere ? this.draw(type, `${callee}.${name}`, depth + 1) : value(undefined)];
    });
  }

  /** Whether something of this type can hold what was asked for, and nothing does so far. */
  private leads(type: string): boolean {
    return !this.reached && this.distances.has(type);
  }

  private nearest(owners: readonly string[]): string | undefined {
    return this.next(owners.map((type) => ({ type })))?.type;
  }

  /** The one that is nearest to what was asked for; one of them by chance, if several are. */
  private next<T extends { readonly type: string }>(
    items: readonly T[],
    typesOf: (item: T) => readonly string[] = ({ type }) => [type],
  ): T | undefined {
    if (this.reached || !this.options.goal) return undefined;
    const distance = (item: T): number => Math.min(...typesOf(item).map((type) => this.distances.get(type) ?? Infinity));
    const least = Math.min(...items.map(distance));
    return least === Infinity ? undefined : this.random.pick(items.filter((item) => distance(item) === least));
  }
}

function value(given: unknown): Plan {
  return { kind: 'value', value: given };
}

function struct(name: string, members: Readonly<Record<string, Plan>>): StructPlan {
  return { kind: 'struct', name, members };
}
