import type { ApiObject } from 'cdk8s';
import type * as openshiftModule from '../../imports/route.openshift.io';
import { clusterOf } from '../cluster/cluster';
import { AppProtocol } from '../contract/listener';
import { NetworkPeer } from '../contract/network';
import type { Problem } from '../core/problem';
import { certificate } from './certificate';
import type { BuiltDoor, Door, DoorContext } from './door';
import { metadataOf } from './door';
import type { EdgeSetting } from './edge-setting';
import { sendersOf } from './door-source';
import { joinSettings } from './edge-setting';
import { EdgeTime } from './edge-time';
import type { OpenshiftRouteOptions } from './options';
import { checkOffered } from './offered-doors';
import { atLeast, isTls, preset, same, SILENCE } from './presets/common';
import { TlsKind } from './tls-facts';

// the class of its router, as a cluster knows it
const ROUTER = 'openshift-default';

/**
 * Routes of OpenShift, one per path: a Route has a single path.
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/4.18/html/networking/configuring-routes
 */
export function openshiftDoor(options: OpenshiftRouteOptions): Door {
  return {
    factory: 'Exposure.openshiftRoute',
    abilities: { hostname: true, tls: true, canary: false },
    problems: [],
    peers: (context) => peersOf(options, context),
    build,
  };
}

/** Routers are pods, or run in the network of their nodes, which OpenShift knows by the label of a namespace that is none. */
function peersOf({ routerNamespace }: OpenshiftRouteOptions, { scope }: DoorContext): NetworkPeer[] {
  const stated = routerNamespace === undefined ? undefined : [NetworkPeer.namespace(routerNamespace)];
  return sendersOf(stated, ROUTER, [NetworkPeer.namespace('openshift-ingress')], scope);
}

/** Annotations of a Route. */
export function openshiftSettings({ budget }: DoorContext): EdgeSetting[] {
  const key = (name: string): string => `haproxy.router.openshift.io/${name}`;
  return [
    atLeast(key('timeout'), EdgeTime.HAPROXY, `${budget.timeout}s`, SILENCE),
    atLeast(key('timeout-tunnel'), EdgeTime.HAPROXY, `${budget.timeout}s`, 'WebSockets live as long'),
    preset(key('balance'), 'leastconn', 'requests differ in length'),
    same(key('disable_cookies'), 'true', 'every pod can answer'),
  ];
}

function build(context: DoorContext): BuiltDoor {
  const { annotations, problems } = joinSettings(openshiftSettings(context), context.annotations);
  const routes = context.paths.map((path, i) => route(context, path, i, annotations));
  return {
    objects: [...routes, ...certificate(context)],
    problems: [
      ...problems,
      ...checkTls(context),
      ...checkProtocol(context),
      ...checkOffered(clusterOf(context.scope), 'Exposure.openshiftRoute'),
    ],
  };
}

function route(context: DoorContext, path: string, index: number, annotations: Record<string, string>): ApiObject {
  const openshift = require('../../imports/route.openshift.io') as typeof openshiftModule;
  const { facts, listener, tls } = context;
  const slug = path
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
  const { RouteSpecTlsTermination: Termination, RouteSpecTlsInsecureEdgeTerminationPolicy: Insecure } = openshift;
  return new openshift.Route(context.scope, index === 0 ? 'Route' : `Route${slug}`, {
    metadata: { ...metadataOf(context, annotations), name: index === 0 ? context.name : `${context.name}${slug}` },
    spec: {
      host: context.hostnames[0],
      path,
      to: { kind: openshift.RouteSpecToKind.SERVICE, name: facts.name, weight: 100 },
      port: { targetPort: openshift.RouteSpecPortTargetPort.fromString(listener.name) },
      wildcardPolicy: openshift.RouteSpecWildcardPolicy.NONE,
      tls: isTls(context)
        ? {
            termination: listener.tls ? Termination.REENCRYPT : Termination.EDGE,
            insecureEdgeTerminationPolicy: Insecure.REDIRECT,
            externalCertificate: tls!.secretName === undefined ? undefined : { name: tls!.secretName },
          }
        : undefined,
    },
  });
}

/**
 * With the pods the router speaks what `appProtocol` of the Service says. With clients it speaks HTTP/2, without which there is no gRPC,
 * only where its owner switched it on and the Route has a certificate of its own: browsers would mix up Routes that share one.
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/4.18/html/networking/configuring-ingress
 */
function checkProtocol({ listener, tls }: DoorContext): Problem[] {
  if ((listener.appProtocol ?? AppProtocol.HTTP) !== AppProtocol.GRPC) {
    return [];
  }
  if (tls?.secretName === undefined) {
    const reason = 'a router speaks HTTP/2 with clients only on a Route with a certificate of its own, and gRPC needs it';
    const remedy = "use Tls.secret(...) or Tls.certificate(...), or accept this warning if the router's own is not shared";
    return [{ code: 'LLMGW-521', prop: 'tls', reason, remedy, warning: true }];
  }
  const reason = 'a router speaks HTTP/2 with clients only where its owner switched it on, and gRPC needs it';
  const remedy =
    'have the IngressController annotated with ingress.operator.openshift.io/default-enable-http2=true, and accept this warning';
  return [{ code: 'LLMGW-521', prop: 'listener', value: listener.name, reason, remedy, warning: true }];
}

function checkTls({ tls }: DoorContext): Problem[] {
  if (tls === undefined) {
    const remedy = "give 'tls', for example Tls.controller() for the certificate of the router; plain HTTP is Tls.insecureHttp()";
    return [{ code: 'LLMGW-503', prop: 'tls', reason: 'a Route without TLS carries API keys in clear text', remedy }];
  }
  if (tls.kind === TlsKind.ANNOTATION) {
    const reason = 'cert-manager does not watch Routes';
    return [{ code: 'LLMGW-504', prop: 'tls', reason, remedy: "use Tls.certificate('issuer')" }];
  }
  return [];
}
