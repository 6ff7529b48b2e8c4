import { ScalingSignal } from '../../src';
import type { ProductMetrics } from '../../src';
import { expectFinding } from '../support/errors';
import { measured, METRICS, scaled } from './samples';

// A signal that the product cannot give.

const { queued, tokens, ...few } = METRICS;
const queues = ScalingSignal.queuedRequests(5);
const ladder = ScalingSignal.firstOf(queues, ScalingSignal.tokensPerSecond(2000));

test.each<[string, ProductMetrics | undefined, ScalingSignal, string]>([
  ['that is not among its metrics', few, queues, "signals[0].queuedRequests': test-gateway has no metric for queuedRequests;"],
  ['of which none is among its metrics', few, ladder, 'no metric for queuedRequests, tokensPerSecond;'],
  ['where nobody knows its metrics', undefined, queues, 'test-gateway has no metric for queuedRequests;'],
  ['where nobody can read its metrics', { ...METRICS, unavailable: 'it pushes them' }, queues, 'no metrics: it pushes them;'],
  ['out of none', METRICS, ScalingSignal.firstOf(), 'no metric for nothing at all;'],
])('fails for a signal %s', (_, metrics, signal, reason) => {
  expectFinding((chart) => scaled(chart, { target: measured(chart, { metrics }), signals: [signal] }), 'LLMGW-308', reason);
});
