import { Cursor } from './cursor';
import type { TomlFault } from './cursor';
import { Table } from './tables';
import { readKey, readValue } from './values';

export type { TomlFault } from './cursor';

/**
 * Where a text stops being TOML, if it does: no package of the allowed dependencies reads it. What TOML 1.1 allows beside 1.0 is let
 * through, since some products read that.
 * @see https://toml.io/en/v1.0.0
 */
export function tomlFault(text: string): TomlFault | undefined {
  const cursor = new Cursor(text);
  try {
    readDocument(cursor);
    return undefined;
  } catch (fault) {
    return cursor.faultOf(fault);
  }
}

function readDocument(cursor: Cursor): void {
  const root = new Table('root');
  let section = root;
  for (cursor.skipLines(); !cursor.isAtEnd; cursor.skipLines()) {
    if (cursor.take('[')) {
      const isList = cursor.take('[');
      const start = cursor.at;
      cursor.skipBlanks();
      const path = readKey(cursor);
      cursor.skipBlanks();
      cursor.expect(isList ? ']]' : ']', 'the header of a table does not end');
      section = isList ? root.addItem(path, cursor, start) : root.open(path, cursor, start);
    } else {
      const start = cursor.at;
      const path = readKey(cursor);
      cursor.skipBlanks();
      cursor.expect('=', 'a key without a value');
      cursor.skipBlanks();
      section.set(path, readValue(cursor), cursor, start);
    }
    cursor.endLine();
  }
}
