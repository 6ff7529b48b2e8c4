/** What is wrong with the text of a query, and what mends it. */
export interface QueryFault {
  readonly reason: string;
  readonly remedy: string;
  /** Prometheus takes it, and it says something else than it seems to. */
  readonly warning?: boolean;
}

const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const DURATION = String.raw`(?:\d+(?:ms|[smhdwy]))+`;
const RANGE = new RegExp(String.raw`^\s*${DURATION}\s*(?::\s*(?:${DURATION})?\s*)?$`);
const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400, w: 604800, y: 31536000 };
/** Functions of what happened in a range. */
const RANGED = 'rate|irate|increase|delta|idelta|deriv|changes|resets|\\w+_over_time';

/**
 * What a look at the text of a PromQL query finds; no parser, which would be a dependency. Whatever Prometheus accepts passes.
 * @param query the query, with texts and comments
 * @param interval seconds between two scrapes
 */
export function queryFaults(query: string, interval: number): QueryFault[] {
  // texts and comments may hold anything; their lengths stay, so that places are those of the query
  const bare = query.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*/g, (text) =>
    text.startsWith('#') ? ' '.repeat(text.length) : `"${'_'.repeat(text.length - 2)}"`,
  );
  const broken = brokenAt(bare);
  return broken ? [broken] : [...ranges(bare, interval), ...sums(bare)];
}

function brokenAt(bare: string): QueryFault | undefined {
  const open: number[] = [];
  const at = (place: number, what: string): QueryFault => ({
    reason: `${what} at character ${place + 1}, at "${bare.slice(place, place + 12).trim()}"`,
    remedy: 'correct it; promtool check rules says more',
  });
  for (let i = 0; i < bare.length; i++) {
    const sign = bare[i]!;
    if ('([{'.includes(sign)) {
      open.push(i);
    } else if (CLOSES[sign] !== undefined && bare[open.pop() ?? -1] !== CLOSES[sign]) {
      return at(i, `"${sign}" closes nothing`);
    }
  }
  const quote = openQuote(bare);
  if (quote >= 0) {
    return at(quote, 'a text never ends');
  }
  const last = open.pop();
  if (last !== undefined) {
    return at(last, `"${bare[last]!}" is never closed`);
  }
  const end = /(?:[-+*/%^,]|[=!<>]=?|\b(?:and|or|unless|by|without|on|ignoring|bool|offset))\s*$/i.exec(bare);
  return end ? at(end.index, 'something is missing after the end') : undefined;
}

/** Where a text begins that never ends, -1 if all do: of whole ones only double quotes are left, in pairs. */
function openQuote(bare: string): number {
  const other = bare.search(/['`]/);
  const isOdd = bare.split('"').length % 2 === 0;
  return other >= 0 || !isOdd ? other : bare.lastIndexOf('"');
}

function ranges(bare: string, interval: number): QueryFault[] {
  return [...bare.matchAll(/\[([^\]]*)\]/g)].flatMap(([whole, text = '']): QueryFault[] => {
    if (text.includes('$')) {
      return [];
    }
    if (!RANGE.test(text)) {
      return [{ reason: `${whole} is no range`, remedy: 'write it like [5m]' }];
    }
    const seconds = secondsOf(text.split(':')[0]!);
    const remedy = `use at least [${4 * interval}s], so that one lost scrape does not matter`;
    return seconds < 2 * interval
      ? [
          {
            reason: `${whole} holds fewer than two scrapes, one every ${interval} s, so it often finds nothing`,
            remedy,
            warning: true,
          },
        ]
      : [];
  });
}

function sums(bare: string): QueryFault[] {
  const faults: QueryFault[] = [];
  if (new RegExp(`\\b(?:${RANGED})\\s*\\(\\s*(?:sum|avg|min|max|count)\\b`).test(bare)) {
    const reason = 'a sum is taken before its rate, so the restart of one pod looks like a peak';
    faults.push({ reason, remedy: 'take the rate first: sum(rate(x[5m]))', warning: true });
  }
  for (const [call, name] of bare.matchAll(new RegExp(`\\b(${RANGED})\\s*\\((?:[^()[\\]]|\\{[^}]*\\})*\\)`, 'g'))) {
    faults.push({ reason: `${name!} needs a range, and "${call.slice(0, 40)}" has none`, remedy: `write ${name!}(x[5m])` });
  }
  if (
    /\bhistogram_quantile\s*\(/.test(bare) &&
    /\bsum\b/.test(bare) &&
    /_bucket\b/.test(bare) &&
    !/\ble\b|\bwithout\b/.test(bare)
  ) {
    const reason = 'histogram_quantile reads the label le, which the sum drops';
    faults.push({ reason, remedy: 'write sum by (le) (...)', warning: true });
  }
  return faults;
}

function secondsOf(range: string): number {
  return [...range.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit!]!, 0);
}
