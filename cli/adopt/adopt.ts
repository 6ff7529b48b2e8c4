import type { KubernetesObject } from '../manifests/object';
import { nameOf } from '../manifests/object';
import type { View, Workload } from '../model/view';
import { call, callOf, Code, THIS } from './code';
import { exposureProps } from './doors';
import { secretsCode } from './environment';
import type { Recognize } from './products';
import type { Program, Statement } from './program';
import { Report } from './report';
import { scalingProps } from './scaling';
import { adoptWorkload } from './workload';

/** A program, the objects that it passes on as they are, and what became of everything. */
export interface Adoption {
  readonly program: Program;
  readonly rest: readonly KubernetesObject[];
  readonly report: Report;
}

/** Name of the file with the objects that are passed on. */
export const REST = 'rest.yaml';

/**
 * Turns what runs into a program. Every Deployment with a Service becomes a gateway, and what belongs to it and a prop can say becomes that
 * prop; everything else is passed on as it is, so that nothing gets lost.
 *
 * @param plain gateways, by the name of their variable, that are described by their own facts even if a profile knows the product
 */
export function adopt(view: View, recognize: Recognize, plain: ReadonlySet<string> = new Set()): Adoption {
  const report = new Report();
  const taken = new Set<KubernetesObject>();
  const gateways = view.workloads.filter(({ object, services }) => object.kind === 'Deployment' && services.length > 0);
  const statements = gateways.flatMap((workload, i) =>
    gatewayStatements(workload, i === 0 ? 'gateway' : `gateway${i + 1}`, { view, recognize, plain, report, taken }),
  );
  const rest = view.objects.filter((object) => !taken.has(object));
  report.kept.push(...rest.map((object) => `${nameOf(object)}: as it is, in ${REST}`));
  const [namespace] = new Set(gateways.map(({ object }) => object.metadata.namespace));
  const include = callOf('cdk8s', 'new Include', THIS, 'rest', { url: new Code(`\`\${__dirname}/${REST}\``) });
  return {
    program: {
      namespace,
      chart: gateways[0]?.object.metadata.name ?? 'adopted',
      statements: rest.length > 0 ? [...statements, { code: include }] : statements,
    },
    rest,
    report,
  };
}

interface Context {
  readonly view: View;
  readonly recognize: Recognize;
  readonly plain: ReadonlySet<string>;
  readonly report: Report;
  readonly taken: Set<KubernetesObject>;
}

function gatewayStatements(workload: Workload, variable: string, context: Context): Statement[] {
  const { view, report, taken } = context;
  const { object, services } = workload;
  const { name } = object.metadata;
  const { construct, props, secrets, patches } = adoptWorkload(workload, view, recognizeBut(context, variable), report);
  take(taken, object, ...workload.budgets.slice(0, 1));
  const service = services.find(({ metadata }) => metadata.name === name);
  take(taken, service, own(view, workload));
  const target = new Code(variable);
  const secretVariables = secrets.map((_, i) => `${variable}Secrets${i === 0 ? '' : i + 1}`);
  const credentials = secretVariables.map((text) => new Code(text));
  const scaling = scalingProps(workload, report);
  if (scaling) {
    take(taken, ...workload.scalers.filter(({ kind }) => kind === 'HorizontalPodAutoscaler'));
  }
  const doors = workload.doors.flatMap((door, i): Statement[] => {
    const exposure = door.object.kind === 'Ingress' ? exposureProps(door.object, name, report) : undefined;
    if (!exposure || service === undefined) {
      return [];
    }
    take(taken, door.object);
    return [{ code: call('new GatewayExposure', THIS, `${variable}-door${i === 0 ? '' : i + 1}`, { target, ...exposure }) }];
  });
  return [
    ...secrets.map((secret, i) => ({ variable: secretVariables[i], code: secretsCode(secret) })),
    {
      variable,
      code: call(`new ${construct}`, THIS, variable, { ...props, credentials: credentials.length > 0 ? credentials : undefined }),
    },
    ...(scaling ? [{ code: call('new GatewayAutoscaling', THIS, `${variable}-autoscaling`, { target, ...scaling }) }] : []),
    ...doors,
    ...patches.map((patch) => ({ code: new Code(`${variable}.patch(${variable}.workload, ${patch.text})`, patch.imports) })),
    ...typeOf(service, variable),
  ];
}

function recognizeBut({ recognize, plain }: Context, variable: string): Recognize {
  return plain.has(variable) ? () => undefined : recognize;
}

/** The ServiceAccount that the construct makes again. */
function own(view: View, { account, object }: Workload): KubernetesObject | undefined {
  const { name, namespace } = object.metadata;
  const found = account === name ? view.find('ServiceAccount', name, namespace) : undefined;
  const isPlain = Object.keys(found?.metadata.annotations ?? {}).length === 0;
  return isPlain ? found : undefined;
}

/** A Service that is reached from outside stays so. */
function typeOf(service: KubernetesObject | undefined, variable: string): Statement[] {
  const type = service?.['spec']?.type ?? 'ClusterIP';
  const patch = callOf('cdk8s', 'JsonPatch.replace', '/spec/type', type);
  return type === 'ClusterIP' ? [] : [{ code: new Code(`${variable}.patch(${variable}.service, ${patch.text})`, patch.imports) }];
}

function take(taken: Set<KubernetesObject>, ...objects: readonly (KubernetesObject | undefined)[]): void {
  objects.forEach((object) => object && taken.add(object));
}
