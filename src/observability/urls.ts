import type { Problem } from '../core/problem';

const URL_SHAPE = /^(https?):\/\/(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+)(?::([0-9]{1,5}))?(\/[^\s]*)?$/;

/** A whole URL without user and password. */
export function checkUrl(prop: string, url: string): Problem[] {
  const port = Number(URL_SHAPE.exec(url)?.[3] ?? 443);
  if (URL_SHAPE.test(url) && port >= 1 && port <= 65535) {
    return [];
  }
  // it may hold a password, so it is not shown
  const reason = 'not a URL with scheme and host, without user and password';
  return [{ code: 'LLMGW-612', prop, reason, remedy: 'write it like "http://collector.observability:4317"' }];
}
