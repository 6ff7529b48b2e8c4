import { k8s } from 'cdk8s-plus-28';
import { clusterOf } from '../cluster/cluster';
import type { NetworkPeer } from '../contract/network';
import type { Problem } from '../core/problem';
import type { BuiltDoor, Door, DoorContext } from './door';
import { annotationsOf, metadataOf } from './door';
import { guessed, sendersOf } from './door-source';
import type { EdgeSetting } from './edge-setting';
import { joinSettings } from './edge-setting';
import type { IngressPreset } from './ingress-preset';
import { CONTROLLER_PREFIXES } from './ingress-preset';
import { certificate } from './certificate';
import { checkOffered } from './offered-doors';
import { protocolSettings } from './presets/protocols';
import { TlsKind } from './tls-facts';

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** An Ingress for any controller. */
export function ingressDoor(preset: IngressPreset, retired = false): Door {
  const problems: Problem[] = retired
    ? [
        {
          code: 'LLMGW-507',
          prop: 'via',
          value: preset.factory,
          reason: 'ingress-nginx is retired: no releases and no security fixes since March 2026',
          remedy: 'use Exposure.httpRoute(...) or another controller, or accept this warning until you have moved',
          warning: true,
        },
      ]
    : [];
  return {
    factory: preset.factory,
    abilities: { hostname: true, tls: true, canary: false },
    problems: [...problems, ...(preset.problems ?? [])],
    prefixes: preset.prefixes,
    peers: (context) => peersOf(preset, context),
    build: (context) => build(preset, context),
  };
}

/** What is stated, what the cluster knows, or what is usual; ranges that nobody stated are a guess. */
function peersOf({ peers, stated, className, inNetwork }: IngressPreset, { scope }: DoorContext): NetworkPeer[] {
  const door = clusterOf(scope).facts.doors?.[className];
  const isKnown = stated === true || (door?.peers ?? door?.entities) !== undefined;
  return inNetwork && !isKnown
    ? guessed(scope, className, peers)
    : sendersOf(stated ? peers : undefined, className, peers, scope);
}

function build(preset: IngressPreset, given: DoorContext): BuiltDoor {
  const tls = given.tls ?? (preset.hasCertificates ? { kind: TlsKind.CONTROLLER, issuerKind: '' } : undefined);
  // what the workload needs of any Ingress, such as affinity, is checked like what the team wrote
  const needed = { ...given.target.toTargetFacts().ingressAnnotations, ...given.annotations };
  const context: DoorContext = { ...given, tls, annotations: needed };
  const protocol = protocolSettings(preset.factory, context);
  const { annotations, problems } = joinSettings(over(preset.settings(context), protocol?.ingress), context.annotations);
  const service = joinSettings(
    over(preset.serviceSettings?.(context) ?? [], protocol?.service),
    annotationsOf(context.target.service),
  );
  context.target.publishService({ annotations: service.annotations });
  if (tls?.kind === TlsKind.ANNOTATION) {
    annotations[tls.issuerKind === 'Issuer' ? 'cert-manager.io/issuer' : 'cert-manager.io/cluster-issuer'] = tls.issuer!;
  }
  if (preset.classByAnnotation) {
    annotations[CLASS_ANNOTATION] = preset.className;
  }
  const encrypted = tls !== undefined && tls.kind !== TlsKind.NONE;
  const named = encrypted && (tls.secretName !== undefined || preset.hasCertificates !== true);
  const ingress = new k8s.KubeIngress(context.scope, 'Ingress', {
    metadata: metadataOf(context, annotations),
    spec: {
      ingressClassName: preset.classByAnnotation ? undefined : preset.className,
      tls: named ? [{ hosts: [...context.hostnames], secretName: tls.secretName }] : undefined,
      rules: context.hostnames.map((host) => ({ host, http: { paths: paths(preset, context) } })),
    },
  });
  return {
    objects: [ingress, ...certificate(context), ...(preset.objects?.(context) ?? [])],
    problems: [
      ...problems,
      ...service.problems,
      ...(protocol ? [] : wrongProtocol(preset, context)),
      ...checkTls(preset, context),
      ...checkAnnotations(preset, context),
      ...checkElsewhere(preset, context),
      ...checkOffered(clusterOf(context.scope), preset.factory),
    ],
  };
}

/** The settings with others in place of those of the same annotation. */
function over(settings: readonly EdgeSetting[], others: readonly EdgeSetting[] = []): EdgeSetting[] {
  return [...settings.filter((s) => !others.some(({ annotation }) => annotation === s.annotation)), ...others];
}

function wrongProtocol(preset: IngressPreset, { listener }: DoorContext): Problem[] {
  const reason = `${preset.controller} cannot be told that the listener speaks ${listener.appProtocol}`;
  const remedy = 'use Exposure.httpRoute(...) or grpcRoute(...), or publish a listener that speaks HTTP/1.1';
  return [{ code: 'LLMGW-520', prop: 'listener', value: listener.name, reason, remedy }];
}

/** Each path with everything below it, and nothing beside it. */
function paths({ comparesLetters }: IngressPreset, { paths, facts, port }: DoorContext): k8s.HttpIngressPath[] {
  const to = (path: string, pathType: string): k8s.HttpIngressPath => ({
    path,
    pathType,
    backend: { service: { name: facts.name, port: { number: port } } },
  });
  return paths.flatMap((path) => {
    const itself = path.replace(/\/$/, '');
    return comparesLetters && itself !== '' ? [to(itself, 'Exact'), to(`${itself}/`, 'Prefix')] : [to(path, 'Prefix')];
  });
}

function checkTls(preset: IngressPreset, { tls }: DoorContext): Problem[] {
  if (tls === undefined) {
    const remedy = preset.readsSecrets
      ? "give 'tls', for example Tls.secret('llm-tls') or Tls.certManager('letsencrypt'); plain HTTP is Tls.insecureHttp()"
      : "give 'tls: Tls.controller()' for certificates that the controller finds; plain HTTP is Tls.insecureHttp()";
    return [{ code: 'LLMGW-503', prop: 'tls', reason: 'an Ingress without TLS carries API keys in clear text', remedy }];
  }
  if (tls.secretName !== undefined && !preset.readsSecrets) {
    const reason = `${preset.factory} takes no certificates from Secrets`;
    return [{ code: 'LLMGW-504', prop: 'tls', value: tls.secretName, reason, remedy: 'use Tls.controller()' }];
  }
  return [];
}

/** Annotations that would do nothing, or too much. */
function checkAnnotations(preset: IngressPreset, { annotations }: DoorContext): Problem[] {
  return Object.keys(annotations).flatMap((name): Problem[] => {
    const prop = `annotations.${name}`;
    if (name === CLASS_ANNOTATION) {
      const remedy = `give 'className' to ${preset.factory}(...)`;
      return [{ code: 'LLMGW-506', prop, reason: 'deprecated, and it would compete with spec.ingressClassName', remedy }];
    }
    if (/-snippets?$/.test(name)) {
      const remedy = 'leave it out, or configure it at the controller';
      return [{ code: 'LLMGW-506', prop, reason: 'a snippet can read every Secret of the controller', remedy }];
    }
    const owner = CONTROLLER_PREFIXES.find((prefix) => name.startsWith(prefix));
    if (owner !== undefined && !preset.prefixes.includes(owner)) {
      const reason = `${preset.controller} does not read it`;
      return [{ code: 'LLMGW-506', prop, reason, remedy: `use annotations that begin with ${preset.prefixes[0]}` }];
    }
    return [];
  });
}

function checkElsewhere(preset: IngressPreset, context: DoorContext): Problem[] {
  const reason = preset.elsewhere?.(context);
  const remedy = 'do it once for the controller and accept this warning, or lower the budget';
  return reason === undefined ? [] : [{ code: 'LLMGW-511', prop: 'via', value: preset.factory, reason, remedy, warning: true }];
}
