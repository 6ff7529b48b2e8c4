/**
 * Text that Helm writes unchanged: `{{` and `}}` belong to Prometheus and Grafana here, and would be read as Helm's own in a
 * template of a chart. Back quotes need no escape in JSON, YAML and Go.
 */
export function helmSafe(text: string): string {
  return text.replace(/\{\{|\}\}/g, (braces) => `{{\`${braces}\`}}`);
}
