import type { ProductFacts } from '../contract/product-facts';
import { Certainty } from '../contract/provenance';

/** A fact of a product that nobody stated, or that is only assumed. */
export interface UnknownFact {
  /** Name of the fact, as it is stated: `drain.cutsAfter`. */
  readonly fact: string;
  /** What it costs that it is unknown. */
  readonly cost: string;
  /** How to find out. */
  readonly question: string;
}

interface Question extends UnknownFact {
  /** Whether the answer is missing. */
  readonly isOpen: (facts: ProductFacts) => boolean;
}

/** Facts whose absence costs something, the dearest first. Facts that simply do not apply to a product are no questions. */
const QUESTIONS: readonly Question[] = [
  {
    fact: 'drain.cutsAfter',
    isOpen: ({ drain }) => drain?.cutsAfter === undefined && !drain?.finishesAnswers && !drain?.ignoresSigterm,
    cost: 'every pod that goes waits for the longest stream before SIGTERM, so a rollout takes that long for each pod (LLMGW-160)',
    question:
      'send SIGTERM to the first process of the container during a long answer, and see when the answer ends: cutsAfter, or finishesAnswers if it was whole',
  },
  {
    fact: 'writablePaths',
    isOpen: ({ writablePaths }) => writablePaths === undefined,
    cost: 'only /tmp can be written, with 64 MiB; a process that writes elsewhere ends at start',
    question: 'run it with --read-only --tmpfs /tmp and use it, or read `docker diff` after a day; state [] if it writes nothing',
  },
  {
    fact: 'metrics',
    isOpen: ({ metrics }) => metrics === undefined,
    cost: 'no scrape, alerts about pods only, and autoscaling on CPU, which says little about a process that waits for models',
    question: 'ask for /metrics on every port; if there is none, state why in `unavailable`',
  },
  {
    fact: 'metrics.requests',
    isOpen: ({ metrics }) => metrics?.endpoint !== undefined && !metrics.requests,
    cost: 'no alert on errors or on no traffic, no objective of availability',
    question: 'find the counter of requests and the label of the status, and ask whether it counts probes',
  },
  {
    fact: 'metrics.inFlight',
    isOpen: ({ metrics }) => metrics?.endpoint !== undefined && !metrics.inFlight,
    cost: 'autoscaling follows the rate of finished requests, which lags by the length of a stream, or CPU',
    question: 'find the gauge that is 3 while three streams run; without one leave it out',
  },
  {
    fact: 'metrics.duration.topBucket',
    isOpen: ({ metrics }) => metrics?.duration !== undefined && !metrics.duration.summary && !metrics.duration.topBucket,
    cost: 'an alert above the largest bucket is written and never fires',
    question: 'read the largest finite `le` of its _bucket series',
  },
  {
    fact: 'metrics.requests.clients',
    isOpen: ({ metrics }) => metrics?.requests !== undefined && metrics.requests.clients === undefined,
    cost: 'if probes and scrapes are counted, an alert on no traffic never fires and error ratios are too good',
    question: 'read the counter twice without a client; if it moves, state the matcher that leaves probes out, else ""',
  },
  {
    fact: 'runtime',
    isOpen: ({ runtime }) => runtime === undefined,
    cost: 'it counts as native code: scaling on memory is not refused, although the heap of a runtime says nothing about load',
    question: 'look at the first process of the container: java, node, python, or a program of its own',
  },
  {
    fact: 'drain.sleepInImage',
    isOpen: ({ drain }) => drain !== undefined && drain.sleepInImage === undefined,
    cost: 'below Kubernetes 1.30 each pod has one container more, which brings the wait',
    question: 'run `sleep 1` in the image',
  },
  {
    fact: 'drain.teardown',
    isOpen: ({ drain }) => drain !== undefined && drain.teardown === undefined,
    cost: 'ten seconds are assumed; a process that needs more is killed while it ends',
    question: 'send SIGTERM to an idle pod and see how long the process lives',
  },
  {
    fact: 'tracing',
    isOpen: ({ tracing }) => tracing === undefined,
    cost: 'GatewayTracing cannot be used',
    question: 'look for OTEL_EXPORTER_OTLP_ENDPOINT in its documents; without traces this stays open and costs nothing',
  },
  {
    fact: 'version',
    isOpen: ({ version }) => version === undefined,
    cost: 'no label says which version runs, and nobody sees that facts are older than the image',
    question: 'state the version at which the facts were read',
  },
];

const SESSIONS: UnknownFact = {
  fact: 'mcp.sessions',
  cost: 'sessions count as kept in memory: more than one pod needs a session strategy, and every rollout ends them',
  question: 'begin a session at one pod and call another one with its Mcp-Session-Id: NONE, SHARED or MEMORY',
};

/** What is still unknown about a product, and what of its facts is only assumed, with what that costs. */
export function unknownsOf(facts: ProductFacts, isMcp: boolean = false): UnknownFact[] {
  const open = QUESTIONS.filter(({ isOpen }) => isOpen(facts)).map(({ fact, cost, question }) => ({ fact, cost, question }));
  const assumed = Object.entries(facts.provenance ?? {}).filter(([, { certainty }]) => certainty === Certainty.ASSUMED);
  return [
    ...(isMcp && !facts.mcp ? [SESSIONS] : []),
    ...open,
    ...assumed.map(([fact]) => ({
      fact,
      cost: 'it is only assumed: manifests rest on it, and what contradicts it is a warning and no error',
      question: 'run the product as its pod would, and state the provenance',
    })),
  ];
}
