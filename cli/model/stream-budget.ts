import { podOf } from '../../src/core/rules/pods';
import type { Workload } from './view';
import { nameOf } from '../manifests/object';

/** The time that an answer has, from the door to the end of the pod, in seconds. */
export interface StreamBudget {
  /** What each door lets through; nothing where the object does not say. */
  readonly doors: readonly { readonly door: string; readonly longest?: number }[];
  /** Wait before SIGTERM. */
  readonly preStop: number;
  /** The wait ends when a request does, not after a time. */
  readonly preStopCall?: string;
  readonly grace: number;
}

const DEFAULT_GRACE = 30;

export function streamBudgetOf({ object, doors }: Workload): StreamBudget {
  const spec = podOf(object)?.spec ?? {};
  const hook = spec.containers?.[0]?.lifecycle?.preStop;
  const { path, port } = hook?.httpGet ?? {};
  return {
    doors: doors.map(({ object: door, longest }) => ({ door: nameOf(door), longest })),
    preStop: preStopSeconds(hook),
    ...(path === undefined ? {} : { preStopCall: `GET ${path} on ${port}` }),
    grace: spec.terminationGracePeriodSeconds ?? DEFAULT_GRACE,
  };
}

/** `sleep 15`, however it is spelt: natively, by a binary, by a shell. */
function preStopSeconds(hook: { sleep?: { seconds: number }; exec?: { command?: string[] } } | undefined): number {
  if (hook?.sleep) {
    return hook.sleep.seconds;
  }
  const command = (hook?.exec?.command ?? []).join(' ');
  return Number(/\bsleep (\d+)/.exec(command)?.[1] ?? 0);
}

/** One line of time: `HTTPRoute/gateway 300 s > preStop 15 s > SIGTERM > 310 s > SIGKILL at 325 s`. */
export function describeBudget({ doors, preStop, preStopCall, grace }: StreamBudget): string {
  const at = doors.map(({ door, longest }) => `${door} ${longest === undefined ? 'no limit stated' : `${longest} s`}`);
  const wait = preStopCall ?? (preStop > 0 ? `preStop ${preStop} s` : 'no preStop');
  return [...at, wait, 'SIGTERM', `at most ${grace - preStop} s`, `SIGKILL at ${grace} s`].join(' > ');
}
