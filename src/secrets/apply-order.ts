import type { Problem } from '../core/problem';

/** Who brings objects into the cluster in an order, and where an object stands in it. Both read annotations. */
export class ApplyOrder {
  /**
   * Argo CD applies lower waves first and waits until they are healthy. An ExternalSecret is healthy once the Secret is there.
   *
   * @param wave for example -1, before everything that has no wave
   * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
   */
  public static argoCd(wave: number): ApplyOrder {
    return new ApplyOrder(wave, 'argocd.argoproj.io/sync-wave', {});
  }

  /**
   * Helm applies the object as a hook before everything else, lower weights first. Helm deletes a hook and makes it again at
   * every upgrade and never removes it with the release, so a Secret that comes from it stays when the hook goes.
   *
   * @param weight for example -5
   * @see https://helm.sh/docs/topics/charts_hooks/
   */
  public static helmHook(weight: number = 0): ApplyOrder {
    return new ApplyOrder(weight, 'helm.sh/hook-weight', { 'helm.sh/hook': 'pre-install,pre-upgrade' }, true);
  }

  private constructor(
    private readonly place: number,
    private readonly annotation: string,
    private readonly more: { readonly [name: string]: string },
    /** Whether the object is deleted and made again at every upgrade. */
    public readonly recreates: boolean = false,
  ) {}

  /** @internal */
  public _annotations(): { [name: string]: string } {
    return { ...this.more, [this.annotation]: String(this.place) };
  }

  /** @internal */
  public _check(): Problem[] {
    if (Number.isInteger(this.place)) {
      return [];
    }
    const remedy = 'use for example -1';
    return [{ code: 'LLMGW-203', prop: 'order', value: this.place, reason: 'not a whole number', remedy }];
  }
}
