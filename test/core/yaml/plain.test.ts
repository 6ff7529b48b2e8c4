import { isText } from '../../../src/core/yaml/plain';

const words = (text: string): string[] => text.trim().split(/\s+/);

test.each([
  ...words('y Y yes Yes YES n N no No NO true True TRUE false False FALSE on On ON off Off OFF ~ null Null NULL = <<'),
  ...words('.inf .Inf .INF -.inf +.Inf .nan .NaN .NAN'),
  ...words('0 7 12 -1 +1 017 0x1F 0XfF -0x1 0b101 0B1 0o17 0O17 1_000 0x1_F +_1 1_'),
  ...words('.5 .55 -.5 1. 1.5 +1.25 1e3 1E3 1e+3 1.5e-30 .5E2 1.e2 1_0.5'),
  ...words('1:30 190:20:30 -1:59 +1:2 1:5.5 1:5.55 1_0:09 1:30._'),
  ...words('0x_ 0b__ -0x_ e1 E+2 e-12 .e1 ._0e1 +e1'),
  ...words('2026-11-20 2026-1-2 2026-11-20T10:00:00 2026-11-20t1:2:3 2026-11-20T10:00:00Z 2026-11-20T10:00:00.25Z'),
  ...words('2026-11-20T10:00:00+1 2026-11-20T10:00:00-01:30 2026-11-20T10:00:00.'),
  ...[
    '2026-11-20 10:00:00',
    '2026-11-20  1:00:00',
    '2026-11-20 10:00:00 Z',
    '2026-11-20 10:00:00  -5',
    '2026-11-20 10:00:00.5 +01:00',
  ],
])('%s is something else to some reader', (text) => {
  expect(isText(text)).toBe(false);
});

test.each([
  ...words('yEs yess ayes xy nope trues untrue onx xon noff ~~ nul nulls annull == <<< x<< a Z _1'),
  ...words('.in .infx x.inf .Nan .nanx --.inf +.nan'),
  ...words('0x 0xG 0x1Fz 0b 0b12 0o 0o8 0_o8x --1 1- 12a 0y1 +-1'),
  ...words('. .x 1..5 1.5.2 1e 1e+ 1e3x 1ee3 1e3.5 x1e3 .5.5'),
  ...words('1:60 1:2:60 1: :30 1:300 1:30x x1:30 _1:30 1:30:x 1:5.5x'),
  ...words('0x_g 0c_ e E+ ex1 e1x .e .xe1 xe1'),
  ...words('20261-11-20 202-11-20 2026-111-20 2026-11-200 2026-11 2026-11-20T10:00 2026-11-20T10:00:00ZZ 2026-11-20T'),
  ...words('2026-11-20X10:00:00 2026-11-20T100:00:00 2026-11-20T10:000:00 2026-11-20T10:00:000 2026-11-20T10:00:00+100'),
  ...words('2026-11-20T10:00:00+01:0 2026-11-20T10:00:00+01:000 2026-11-20T10:00:00.5x 1.8.2 10.0.0.0/8 250m 512Mi'),
])('%s is text to every reader', (text) => {
  expect(isText(text)).toBe(true);
});
