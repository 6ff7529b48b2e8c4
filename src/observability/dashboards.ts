/** Where the sidecar of Grafana puts a dashboard. */
export interface ConfigMapDashboardOptions {
  /**
   * Labels by which the sidecar finds it.
   * @default - `grafana_dashboard: "1"`, the convention of the Grafana chart
   */
  readonly labels?: { [name: string]: string };
  /**
   * Folder in Grafana; the sidecar needs `folderAnnotation: grafana_folder`.
   * @default - the folder of the sidecar
   */
  readonly folder?: string;
}

/** Where the Grafana operator puts a dashboard. */
export interface OperatorDashboardOptions {
  /**
   * Labels of the Grafana objects that get it.
   * @default - `dashboards: grafana`, as in the examples of the operator
   */
  readonly instanceSelector?: { [name: string]: string };
  /**
   * Folder in Grafana.
   * @default - the namespace, as the operator does
   */
  readonly folder?: string;
}

/** @internal */
export enum DashboardKind {
  CONFIG_MAP,
  OPERATOR,
  NONE,
}

/** How the dashboard reaches Grafana. */
export class Dashboards {
  /**
   * In a ConfigMap with a label, for the sidecar of the Grafana chart (kube-prometheus-stack has it).
   *
   * @param options labels and folder
   */
  public static configMap(options: ConfigMapDashboardOptions = {}): Dashboards {
    return new Dashboards(DashboardKind.CONFIG_MAP, options.labels ?? { grafana_dashboard: '1' }, options.folder);
  }

  /**
   * As a GrafanaDashboard of the Grafana operator.
   *
   * @param options which Grafana, and the folder
   */
  public static grafanaOperator(options: OperatorDashboardOptions = {}): Dashboards {
    return new Dashboards(DashboardKind.OPERATOR, options.instanceSelector ?? { dashboards: 'grafana' }, options.folder);
  }

  /** No dashboard. */
  public static none(): Dashboards {
    return new Dashboards(DashboardKind.NONE, {});
  }

  private constructor(
    /** @internal */
    public readonly _kind: DashboardKind,
    /** @internal */
    public readonly _labels: { readonly [name: string]: string },
    /** @internal */
    public readonly _folder?: string,
  ) {}
}
