import { customProduct } from '../../examples/custom-product';
import { COMPLETE, FIRST } from '../../examples/custom-product/profile';
import { proveExamples } from './prove';

proveExamples('custom-product', customProduct, ['minimal', 'production']);

test('after the first page the dearest unknowns are told first', () => {
  const facts = FIRST.unknowns().map(({ fact }) => fact);

  expect(facts.slice(0, 3)).toEqual(['drain.cutsAfter', 'writablePaths', 'metrics']);
});

test('after half an hour nothing is unknown', () => {
  expect(COMPLETE.unknowns()).toEqual([]);
});
