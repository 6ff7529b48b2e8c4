interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, words: MONTHS },
  { name: 'day of the week', min: 0, max: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

/**
 * What is wrong with five fields of cron, as CronJobs and KEDA read them; nothing if they are right.
 * @see https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
 */
export function cronFault(text: string): string | undefined {
  const given = text.trim().split(/\s+/);
  if (given.length !== FIELDS.length) {
    return 'not five cron fields';
  }
  const wrong = FIELDS.find((field, i) => !given[i]!.split(',').every((part) => isPart(part, field)));
  return wrong && `the ${wrong.name} is not from ${wrong.min} to ${wrong.max}: "${given[FIELDS.indexOf(wrong)]!}"`;
}

/** `*`, `7`, `1-5`, and each of them with a step. */
function isPart(part: string, field: Field): boolean {
  const [range = '', step, ...more] = part.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) {
    return false;
  }
  if (range === '*' || range === '?') {
    return true;
  }
  const ends = range.split('-').map((end) => numberOf(end, field));
  const [first = Number.NaN, last = first] = ends;
  return ends.length <= 2 && first >= field.min && last <= field.max && first <= last;
}

function numberOf(text: string, { min, words = [] }: Field): number {
  const word = words.indexOf(text.toLowerCase());
  return word >= 0 ? word + min : /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
