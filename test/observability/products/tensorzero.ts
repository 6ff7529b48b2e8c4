import type { ProductSeries } from './product-cases';

// series have the labels of their kind only; those of an inference have no name of a metric
const REQUEST = '@,endpoint="inference",function_name="tensorzero::default",model_name="chat",metric_name=""';

export const TENSORZERO: ProductSeries = {
  example: 'tensorzero-production',
  namespace: 'tensorzero',
  name: 'tensorzero',
  requests: [`tensorzero_requests_total{${REQUEST}}`],
};
