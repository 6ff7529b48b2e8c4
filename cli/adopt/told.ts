import type { Workload } from '../model/view';
import type { KnownProduct } from './products';
import type { Report } from './report';

/* eslint-disable @typescript-eslint/no-explicit-any -- pods of any tool, read as they come */

/** What the profile of a product decides from now on, where that is other than before. */
export function tellProduct(
  { factory, definition: { facts, problems } }: KnownProduct,
  container: any,
  { services }: Workload,
  report: Report,
): void {
  const { image, user, listeners, args, command } = facts;
  const ours = listeners.map(({ port }) => port);
  const before: number[] = (container.ports ?? []).map(({ containerPort }: any) => containerPort);
  const gone = before.filter((port) => !ours.includes(port));
  const published: number[] = services.flatMap(({ spec }) => (spec?.ports ?? []).map(({ port }: any) => port));
  const words = [...(container.command ?? []), ...(container.args ?? [])].join(' ');
  const now = [...(command ?? []), ...(args ?? [])].join(' ');
  report.better.push(
    `${factory}: probes, folders, drain and metrics are those that are known of the product`,
    ...(container.securityContext?.runAsUser === user ? [] : [`user ${user}: that of the profile; ${image} must run as it`]),
    ...(words === now ? [] : [`command: "${now}" instead of "${words}"`]),
    ...(container.resources?.requests ? [] : ['resources: those of the profile, since none were requested']),
    ...gone.map((port) => `port ${port}: the profile does not know it`),
    ...(published.length > 1 && ours.length < published.length
      ? [`ports ${published.join(', ')} of the Service: the profile has ${ours.join(', ')}`]
      : []),
    ...problems.filter(({ warning }) => warning).map(({ reason, remedy }) => `version: ${reason}; ${remedy}`),
  );
}
