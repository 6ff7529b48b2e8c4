import type { Cursor } from './cursor';

/** Who made a table, which decides who may add to it: a header, a header of one inside, dotted keys, or braces. */
type Maker = 'root' | 'header' | 'inner-header' | 'dotted' | 'braces';
/** A value of which only its place counts, a table, or a list of tables that headers add to. */
type Node = undefined | Table | Table[];

const TWICE = 'the key stands there twice';
const CLOSED = 'what has a value there cannot be a table as well';

/** The keys that are taken, and by what. */
export class Table {
  private readonly nodes = new Map<string, Node>();

  constructor(private maker: Maker) {}

  /** `a.b = value` */
  public set(path: readonly string[], value: Node, cursor: Cursor, at: number): void {
    const table = path.slice(0, -1).reduce<Table>((holder, name) => holder.dotted(name, cursor, at), this);
    const name = path.at(-1)!;
    if (table.nodes.has(name)) {
      cursor.fail(TWICE, at);
    }
    table.nodes.set(name, value);
  }

  /** `[a.b]` */
  public open(path: readonly string[], cursor: Cursor, at: number): Table {
    const [holder, name] = this.holderOf(path, cursor, at);
    const node = holder.nodes.get(name);
    if (!holder.nodes.has(name)) {
      return holder.put(name, new Table('header'));
    }
    if (!(node instanceof Table) || node.maker !== 'inner-header') {
      cursor.fail(node instanceof Table && node.maker === 'header' ? 'the table stands there twice' : CLOSED, at);
    }
    node.maker = 'header';
    return node;
  }

  /** `[[a.b]]` */
  public addItem(path: readonly string[], cursor: Cursor, at: number): Table {
    const [holder, name] = this.holderOf(path, cursor, at);
    const item = new Table('header');
    const node = holder.nodes.get(name);
    if (!holder.nodes.has(name)) {
      holder.nodes.set(name, [item]);
    } else if (Array.isArray(node)) {
      node.push(item);
    } else {
      cursor.fail(CLOSED, at);
    }
    return item;
  }

  /** The table in which the last name of a header stands. */
  private holderOf(path: readonly string[], cursor: Cursor, at: number): readonly [Table, string] {
    const holder = path.slice(0, -1).reduce<Table>((table, name) => table.around(name, cursor, at), this);
    return [holder, path.at(-1)!];
  }

  /** A table that dotted keys make, and add to. */
  private dotted(name: string, cursor: Cursor, at: number): Table {
    const node = this.nodes.get(name);
    if (!this.nodes.has(name)) {
      return this.put(name, new Table('dotted'));
    }
    if (node instanceof Table && node.maker === 'dotted') {
      return node;
    }
    return cursor.fail(node instanceof Table ? 'the table is made elsewhere' : CLOSED, at);
  }

  /** A table around one that has a header. */
  private around(name: string, cursor: Cursor, at: number): Table {
    const node = this.nodes.get(name);
    if (!this.nodes.has(name)) {
      return this.put(name, new Table('inner-header'));
    }
    const inner = Array.isArray(node) ? node.at(-1) : node;
    return inner && inner.maker !== 'braces' ? inner : cursor.fail(CLOSED, at);
  }

  private put(name: string, table: Table): Table {
    this.nodes.set(name, table);
    return table;
  }
}
