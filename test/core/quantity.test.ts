import { Size } from 'cdk8s';
import fc from 'fast-check';
import { checkQuantity, quantityOf, quantityValue } from '../../src/core/quantity';

describe('a quantity', () => {
  test.each([
    ['250m', 0.25],
    ['2', 2],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['512Mi', 536870912],
    ['1Gi', 1073741824],
    ['1G', 1e9],
    ['1e3', 1000],
    ['12E6', 12e6],
    ['2E', 2e18],
    ['5000000000n', 5],
    ['2000u', 0.002],
  ])('%s is %d', (text, value) => {
    expect(quantityValue(text)).toBe(value);
  });

  test.each([
    '500Mb',
    '500MB',
    '1gb',
    '1GB',
    '1GiB',
    '1 Gi',
    '1gi',
    '1K',
    '1e3Mi',
    '',
    '1,5',
    '1_000',
    '0x10',
    '1.5.2',
    '1Mi ',
    '2vCPU',
    '500 m',
    '-1',
    '+1',
  ])('fails with "%s"', (text) => {
    expect(checkQuantity('memory', text, 'bytes')).toMatchObject([{ code: 'LLMGW-110' }]);
  });

  test.each([
    ['512', 'bytes', '512Mi'],
    ['512m', 'bytes', '512Mi'],
    ['1000', 'cpu', '1000m'],
  ] as const)('fails with "%s" of %s, which is legal and not meant', (text, kind, meant) => {
    expect(checkQuantity('x', text, kind)).toMatchObject([{ code: 'LLMGW-111', remedy: `did you mean "${meant}"?` }]);
  });

  test('suggests something that is accepted, whatever was written', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 1, max: 200 }), fc.constantFrom('gb', 'MB', ' Gi', 'GiB', 'K', 'vCPU', '')),
        ([n, unit]) => {
          const [problem] = checkQuantity('x', `${n}${unit} `, 'bytes');
          const meant = /"(.*?)"/.exec(problem!.remedy)![1]!;

          expect(quantityValue(meant)).toBeGreaterThan(0);
        },
      ),
    );
  });

  test('of a size is the same size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 20 }), (mebibytes) => {
        expect(quantityValue(quantityOf(Size.mebibytes(mebibytes)))).toBe(mebibytes * 2 ** 20);
      }),
    );
  });
});
