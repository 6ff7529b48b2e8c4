import { refresh } from '../../scripts/description/refresh';
import { nothing, parse } from '../../scripts/description/parse';
import { classOf, structOf } from '../../src/core/api/description';
import { apiCalls, declarations, membersOf } from '../support/declarations';

test('the library knows its API as it is declared; otherwise run `npm run describe`', () => {
  expect(refresh({ write: false })).toEqual([]);
});

test('every struct is known with all members', () => {
  for (const name of declarations().structs.keys()) {
    expect([name, [...structOf(name)!.keys()].sort()]).toEqual([
      name,
      membersOf(name)
        .map((m) => m.name)
        .sort(),
    ]);
  }
});

test('every call is known with all parameters', () => {
  for (const { owner, kind, name, parameters } of apiCalls()) {
    const table = classOf(owner)!;
    const known = kind === 'new' ? table.initializer : kind === 'static' ? table.statics.get(name) : table.methods.get(name);

    expect([owner, name, known?.map((p) => p.type)]).toEqual([owner, name, parameters.map((p) => p.type)]);
  }
});

describe('the parser', () => {
  const read = (text: string) => parse(text, () => true, nothing());

  test('reads optional members, lists and maps', () => {
    const { structs } = read(
      'export interface A { readonly b?: string[]; readonly c: { [name: string]: D }; readonly d: Record<string, number[]>; }',
    );

    expect(structs.get('A')?.members).toEqual([
      { name: 'b', type: 'string[]', optional: true },
      { name: 'c', type: 'D{}', optional: false },
      { name: 'd', type: 'number[]{}', optional: false },
    ]);
  });

  test('leaves out what is internal, private or not exported', () => {
    const { structs, classes } = read(
      'interface A {}\n/** @internal */ export interface B {}\nexport class C { private constructor() {} public _x(): void {} private y(): void {} }',
    );

    expect([...structs.keys()]).toEqual([]);
    expect(classes.get('C')).toMatchObject({ initializer: undefined, methods: [] });
  });

  test('takes interfaces with an I as behaviour', () => {
    expect([...read('export interface INeed { toAddition(): void; }').interfaces.keys()]).toEqual(['INeed']);
  });
});
