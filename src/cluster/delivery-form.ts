import { App } from 'cdk8s';
import type { ApiObject, IResolver, ResolutionContext } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ArgoWaves } from '../forms/argo-waves';
import { FluxForm } from '../forms/flux-form';
import { HelmForm } from '../forms/helm-form';
import { clusterOf } from './cluster';
import type { ClusterFacts } from './cluster-facts';
import { DeliveryTool } from './operation-facts';

type Form = typeof ArgoWaves | typeof FluxForm | typeof HelmForm;

const FORMS: { readonly [tool in DeliveryTool]?: Form } = {
  [DeliveryTool.ARGO_CD]: ArgoWaves,
  [DeliveryTool.FLUX]: FluxForm,
  [DeliveryTool.HELM]: HelmForm,
};

/** Lets an app write what is below a scope in the form of the tool that its cluster has. */
export function writeForTool(scope: IConstruct, { delivery }: ClusterFacts): void {
  const app = scope.node.root;
  const form = delivery && FORMS[delivery];
  if (form && app instanceof App && !app.resolvers.some((own) => own instanceof form || own instanceof DeliveryForm)) {
    // before those of cdk8s, which replace what is rendered late
    app.resolvers.unshift(new DeliveryForm(app));
  }
}

/** Each object in the form of the tool of its cluster: an app can have charts for several. */
class DeliveryForm implements IResolver {
  private readonly tools = new WeakMap<ApiObject, DeliveryTool | 'none'>();
  private readonly forms: ReadonlyMap<string, IResolver>;

  constructor({ resolvers }: App) {
    // a team that states a form itself has told it what to keep
    const open = Object.entries(FORMS).filter(([, form]) => !resolvers.some((own) => own instanceof form));
    this.forms = new Map(open.map(([tool, form]) => [tool, new form()]));
  }

  public resolve(context: ResolutionContext): void {
    this.forms.get(this.toolOf(context.obj))?.resolve(context);
  }

  private toolOf(object: ApiObject): string {
    const tool = this.tools.get(object) ?? clusterOf(object).facts.delivery ?? 'none';
    this.tools.set(object, tool);
    return tool;
  }
}
