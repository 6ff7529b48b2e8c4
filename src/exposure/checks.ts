import type { IGatewayWorkload } from '../contract/target';
import { checkAnnotations } from '../core/labels';
import type { Problem } from '../core/problem';
import type { Door, DoorContext } from './door';
import type { GatewayExposureProps } from './gateway-exposure-props';
import { checkListenerRole, checkPathNames, checkPublishedPaths, checkRewrites } from './paths';

const HOSTNAME = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/;
const HOSTNAME_REMEDY = 'state it, for example \'hostname: "llm.example.com"\'';

/** What can be said about a front door from its props. */
export function checkExposure(props: GatewayExposureProps, door: Door, context: DoorContext): Problem[] {
  return [
    ...checkAnnotations('annotations', props.annotations ?? {}),
    ...checkReachable(props.hostname, door),
    ...checkAbilities(props, door),
    ...checkListener(props, context),
    ...checkPaths(props, door, context),
    ...checkCanary(props, context),
    ...checkSessions(door, context),
  ];
}

function checkReachable(hostname: string | undefined, door: Door): Problem[] {
  if (hostname !== undefined) {
    return checkHostname(hostname);
  }
  const reason = `${door.factory} without one answers for every host of the proxy`;
  return door.abilities.hostname ? [{ code: 'LLMGW-502', prop: 'hostname', reason, remedy: HOSTNAME_REMEDY }] : [];
}

/** A DNS name of its own. */
export function checkHostname(hostname: string): Problem[] {
  if (HOSTNAME.test(hostname)) {
    return [];
  }
  const reason = hostname.startsWith('*')
    ? 'a wildcard answers for hosts of others'
    : 'not a DNS name in lower case with at least one dot, without scheme, port and path';
  return [{ code: 'LLMGW-502', prop: 'hostname', value: hostname, reason, remedy: HOSTNAME_REMEDY }];
}

function checkAbilities(props: GatewayExposureProps, door: Door): Problem[] {
  const problems: Problem[] = [];
  const insecure = props.tls?._facts('').kind === 'none';
  if (props.tls !== undefined && !door.abilities.tls && !(insecure && !door.abilities.hostname)) {
    const reason = `TLS does not end at ${door.factory}`;
    const remedy = door.abilities.hostname
      ? "leave it out; the listener of the Gateway has the certificate and says 'protocol: HTTPS'"
      : 'leave it out, and give the product a TLS listener';
    problems.push({ code: 'LLMGW-504', prop: 'tls', reason, remedy });
  }
  if (props.canary !== undefined && !door.abilities.canary) {
    const reason = `${door.factory} cannot divide requests`;
    problems.push({ code: 'LLMGW-504', prop: 'canary', reason, remedy: 'use Exposure.httpRoute(...) or Exposure.istio(...)' });
  }
  const useless = (reason: string, ...names: ReadonlyArray<'paths' | 'maxBodySize' | 'name'>): void => {
    for (const prop of names.filter((name) => props[name] !== undefined)) {
      problems.push({ code: 'LLMGW-504', prop, reason, remedy: 'leave it out, or use a route or an Ingress' });
    }
  };
  if (!door.abilities.hostname) {
    useless(`${door.factory} forwards connections and knows no requests`, 'paths', 'maxBodySize');
    useless(`${door.factory} is the Service of the target and has its name`, 'name');
  } else if (door.abilities.paths === false) {
    useless(`${door.factory} knows methods and no paths`, 'paths');
  }
  return problems;
}

function checkListener(props: GatewayExposureProps, { facts, listener }: DoorContext): Problem[] {
  if (props.listener === undefined || facts.listeners.some((l) => l.name === props.listener)) {
    return checkListenerRole(listener);
  }
  const remedy = `use one of ${facts.listeners.map((l) => `"${l.name}"`).join(', ')}`;
  return [{ code: 'LLMGW-504', prop: 'listener', value: props.listener, reason: 'the Service has no such listener', remedy }];
}

function checkPaths(props: GatewayExposureProps, door: Door, { facts, listener, annotations }: DoorContext): Problem[] {
  const problems = [...checkPathNames(props.paths ?? []), ...checkRewrites(annotations)];
  if (props.paths?.length === 0) {
    const remedy = `leave it out for ${(facts.product.apiPaths ?? ['/v1']).join(', ')}`;
    problems.push({ code: 'LLMGW-504', prop: 'paths', reason: 'nothing would be published', remedy });
  }
  return [
    ...problems,
    ...(door.abilities.hostname && problems.length === 0 ? checkPublishedPaths(props.paths ?? [], facts.product, listener) : []),
  ];
}

/** Sessions in the memory of a pod break where the door does not know about them. */
function checkSessions(door: Door, { facts, annotations }: DoorContext): Problem[] {
  const needed = Object.keys(facts.ingressAnnotations ?? {});
  if (needed.length === 0 || !door.abilities.hostname || needed.some((name) => annotations[name] !== undefined)) {
    return [];
  }
  const reason = `sessions must stay on their pod, which ${door.factory} cannot be told`;
  const remedy = 'share sessions in a store, or configure affinity at the controller and accept this warning';
  return [{ code: 'LLMGW-511', prop: 'via', reason, remedy, warning: true }];
}

function checkCanary(props: GatewayExposureProps, { facts, canary }: DoorContext): Problem[] {
  if (props.canary === undefined) {
    return [];
  }
  const { weight } = props.canary;
  const problems: Problem[] = [];
  if (!Number.isInteger(weight) || weight < 1 || weight > 99) {
    const remedy = 'use for example 10; for all requests make it the target';
    problems.push({ code: 'LLMGW-513', prop: 'canary.weight', value: weight, reason: 'not 1 to 99 percent', remedy });
  }
  if (canary?.service === facts.name) {
    const remedy = "give the second version another 'name'";
    problems.push({ code: 'LLMGW-513', prop: 'canary.target', value: facts.name, reason: 'the target itself', remedy });
  }
  return problems;
}

/** Where a configuration registers an address, one of the doors of the workload must have it. */
export function checkRegistration(target: IGatewayWorkload, address: string): Problem[] {
  const { name, namespace, registeredAddress } = target.toTargetFacts();
  if (registeredAddress === undefined || registeredAddress === address) {
    return [];
  }
  const short = `${name}.${namespace}`;
  const isInside = registeredAddress === short || `${registeredAddress}.`.startsWith(`${short}.svc.`);
  if (address === short && isInside) {
    return [];
  }
  const reason = `the configuration registers "${registeredAddress}", the front door is "${address}"`;
  return [{ code: 'LLMGW-510', prop: 'hostname', value: address, reason, remedy: 'use the same name in both places' }];
}
