/**
 * How a controller reads a time. A text that it does not understand is ignored by it, and its default of seconds or minutes comes
 * back: so only what the controller itself would take is a time here.
 */
export enum EdgeTime {
  /** Whole seconds without a unit: ingress-nginx, attributes of AWS, Azure. */
  SECONDS = 'seconds',
  /** Whole milliseconds without a unit: Kong. */
  MILLISECONDS = 'milliseconds',
  /** Whole minutes without a unit: load balancers of Azure. */
  MINUTES = 'minutes',
  /** One number with a unit, milliseconds without: HAProxy, and with it the routes of OpenShift. */
  HAPROXY = 'haproxy',
  /** Numbers with units, seconds without: nginx. */
  NGINX = 'nginx',
  /** Numbers with units, and never without: Go, and with it Contour. */
  GO = 'go',
}

const HAPROXY: Units = { us: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600, d: 86_400 };
const NGINX: Units = { ms: 1e-3, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, M: 2_592_000, y: 31_536_000 };
const GO: Units = { ns: 1e-9, us: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };
const FOREVER = /^infin(ity|ite)$/;

type Units = { readonly [unit: string]: number };

/** The seconds that a controller reads; undefined for what it cannot read, and for zero, which has no one meaning. */
export function secondsOf(text: string, time: EdgeTime): number | undefined {
  const seconds = read(text, time);
  return seconds === undefined || seconds > 0 ? seconds : undefined;
}

function read(text: string, time: EdgeTime): number | undefined {
  switch (time) {
    case EdgeTime.SECONDS:
      return whole(text, 1);
    case EdgeTime.MILLISECONDS:
      return whole(text, 1e-3);
    case EdgeTime.MINUTES:
      return whole(text, 60);
    case EdgeTime.HAPROXY:
      return whole(text, 1e-3) ?? (/^\d+[a-z]+$/.test(text) ? sum(text, HAPROXY) : undefined);
    case EdgeTime.NGINX:
      return whole(text, 1) ?? sum(text.replace(/ /g, ''), NGINX);
    case EdgeTime.GO:
      return FOREVER.test(text) ? Infinity : sum(text, GO);
  }
}

function whole(text: string, unit: number): number | undefined {
  return /^\d+$/.test(text) ? Number(text) * unit : undefined;
}

/** `1h30m`: every number has a unit. */
function sum(text: string, units: Units): number | undefined {
  if (!/^(\d+(\.\d+)?[a-zA-Z]+)+$/.test(text)) {
    return undefined;
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([a-zA-Z]+)/g)];
  return parts.reduce<number | undefined>((total, [, number, unit]) => {
    const seconds = units[unit!];
    return total === undefined || seconds === undefined ? undefined : total + Number(number) * seconds;
  }, 0);
}
