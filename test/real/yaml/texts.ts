import { sampleOf } from './random';

/** Texts at the edges of YAML: what looks like something else, what ends a scalar early, what some readers do not see. */
// prettier-ignore
const EDGES: readonly string[] = [
  '', ' ', '  ', '-', '- a', '?', '? a', '?a', ':', ':a', 'a:', 'a: b', 'a:b', ': a', 'a #b', 'a#b', '#', '# a', '%',
  '%YAML 1.1', '&a', '*a', '!a', '!!int 1', '|', '|-', '>', '> a', "'", '"', `'a'`, '"a"', `a'b"c`, '@', '`', '[', ']', '[a]',
  '{', '}', '{a: 1}', ',', 'a,b', '---', '--- a', '---a', '...', '... a', '...a', '-a', '--', '.', '..', '\\', 'a\\b', '\\n',
  '\\u2028', '$', '${A}', '{{ .a }}', 'y', 'Y', 'n', 'N', 'yes', 'Yes', 'YES', 'yEs', 'no', 'on', 'ON', 'off', 'true', 'True',
  'TRUE', 'tRUE', 'false', 'null', 'Null', 'nULL', '~', '~a', '=', '==', '=a', '<<', '<', '<<<', '.inf', '+.inf', '-.INF',
  '.Inf', '.iNf', 'inf', '.nan', '.NaN', '.NAN', 'nan', 'NaN', '-.nan', '0', '-0', '+0', '1', '+1', '-1', '1.', '.5', '-.5',
  '+.5', '1.5', '1e3', '1E3', '1e+3', '1.e3', '.5e3', 'e1', 'E+2', '-e1', '.e1', '1e', 'e', '0x1F', '0X1F', '0XFF', '-0x1',
  '0x', '0x_', '0xg', '0o17', '0O17', '+0o7', '-0O7', '0o', '0o8', '0b11', '0B11', '-0b1', '0b', '0b2', '0b_', '017', '08',
  '09', '007', '1_000', '_1', '1_', '+_1', '-_', '+_', '0_x1F', '0_o7', '1_e5', '1e_5', '._1', '1._', '._', '_', '1__0',
  '0x_f', '1:30', '1:60', '190:20:30', '190:20:30.15', '0:0', '-1:30', '1:2:3:4', '1_0:30', '12:30:45', '1:', ':1', '1:30.',
  '01:30', '0.1:30', '2026-11-20', '2026-1-2', '2026-11-20T10:00:00Z', '2026-11-20t1:0:0', '2026-11-20 10:00:00',
  '2026-11-20 10:00:00.5 +01:00', '2026-11-20 10:00:00 -5', '2026-13-45', '02026-11-20', '2026-11', '2026-11-20T',
  '2026-11-20T10:00', '2026-11-20  1:2:3', '9999999999999999999', '18446744073709551616', '0xFFFFFFFFFFFFFFFFFF',
  '0XFFFFFFFFFFFFFFFFFF', '1.8.2', '10.0.0.0/8', '::/0', '::1', '0.0.0.0:8080', '250m', '512Mi', '1G', '1E', '1M', '1e5m',
  'a\n', 'a\nb', 'a\n\nb\n', '\na', '\n\na', ' a\nb\n', 'a\n b\n', 'a \nb', 'a\n\n', 'a\n\n\n', 'a\n ', 'a\n \n', '\n',
  '\n\n', '\n ', ' \n', 'a\tb', 'a\n\tb', '\ta', 'a\t', '\t', '\t\n', '\n\ta', '\n\n\ta\n', ' \n\ta', '\n \ta', ' \ta\nb',
  '---\na\n', 'a\n---\nb', 'a\n...\nb\n', '%a\nb', '# a\nb\n', '- a\n- b\n', 'a: b\nc: d\n', '? a\n: b\n', '|\na', 'a\n# b',
  '\n# a', '   a\n  b\n c\n', '\n   a\n b', 'a\n\n  \nb', 'a\n  \n', 'a\rb', 'a\r\nb', '\r', 'a\r', '\ra', 'a\r\n', 'é',
  'a é', '日本', '🚀', 'a 🚀: b', '\u{10ffff}', '\u{1f600}\n\u{1f600}\n', '\ufffd', '\ufffe', '\uffff', '\u2028', 'a\u2028b',
  'high\u2028      hostNetwork:\u2028        true', 'a\u2029b', '\u2028# a', 'a\u2028\nb', '\u0085', 'a\u0085b', 'a\n\u0085b',
  '\ufeff', '\ufeffa', 'a\ufeff', 'a\n\ufeffb', '\u00a0', '\u00a0a', 'a\u00a0', 'a:\u00a0b', 'a\u00a0#b', '\u2003', '\u3000a',
  '\u200b', '\u202e', '\u00ad', '\u0000', 'a\u0000', '\u0007', '\u001b[0m', '\u007f', '\u0080', '\u009f', '\u0001\n\u0002',
  '__proto__', 'constructor', 'toString', 'x'.repeat(1_021), 'x'.repeat(1_022), 'x'.repeat(1_023), 'x'.repeat(1_024),
  'x'.repeat(1_025), 'x y '.repeat(900), `${'a'.repeat(50)}\n \n`, `${'a '.repeat(30)}\n\u0001`, `"${'a'.repeat(1_020)}"`,
  `${'é'.repeat(1_023)}:`, `${'\u2028'.repeat(200)}`, `${'🚀'.repeat(600)}`, ` ${'a'.repeat(1_100)}`, '\n'.repeat(50),
  ' '.repeat(50),
];

// prettier-ignore
const PIECES = [
  ...'aAyYnNeExXoObBfFtTzZ0123456789 :-#.,_/+*&!|>\'"%@`[]{}?=~<\\\n\t\r', '\n\n', '  ', '\n  ', '\n\t', ': ', ' #', '- ',
  '? ', '0x', '0o', '0b', '---', '...', '\n---\n', '<<', ':30', '2026-11-20', 'é', '🚀', '\u00a0', '\u0085', '\u2028',
  '\u2029', '\ufeff', '\ufffe', '\u0000', '\u007f', '\u0090', '\\n', '\\', '"', 'e5', '.5', '_', 'true', 'null', 'word',
  'some words',
];

/** As many texts as are asked for, always the same: the edges, what comes of joining pieces of them, and any characters. */
export function texts(count: number): string[] {
  const random = sampleOf(20_261_128);
  const made = new Set(EDGES);
  for (const edge of EDGES) {
    made.add(`${edge}${random.pick(PIECES)}`).add(`${random.pick(PIECES)}${edge}`);
  }
  while (made.size < count) {
    const length = 1 + random.below(random.below(10) === 0 ? 60 : 7);
    const part = random.below(5) === 0 ? () => random.character() : () => random.pick(PIECES);
    made.add(Array.from({ length }, part).join(''));
  }
  return [...made].slice(0, count);
}
