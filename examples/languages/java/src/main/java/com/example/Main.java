package com.example;

import io.github.cdk8sllmgateway.ContainerResourceQuantities;
import io.github.cdk8sllmgateway.CustomModelProviderOptions;
import io.github.cdk8sllmgateway.DrainFacts;
import io.github.cdk8sllmgateway.GatewayAutoscaling;
import io.github.cdk8sllmgateway.GatewayConfig;
import io.github.cdk8sllmgateway.GatewayObservability;
import io.github.cdk8sllmgateway.GatewayProfile;
import io.github.cdk8sllmgateway.GatewaySecrets;
import io.github.cdk8sllmgateway.HealthFacts;
import io.github.cdk8sllmgateway.LiteLlmOptions;
import io.github.cdk8sllmgateway.Listener;
import io.github.cdk8sllmgateway.LlmGateway;
import io.github.cdk8sllmgateway.ModelProvider;
import io.github.cdk8sllmgateway.ProbeFacts;
import io.github.cdk8sllmgateway.ProductFacts;
import io.github.cdk8sllmgateway.ResourceQuantities;
import io.github.cdk8sllmgateway.ScalingSignal;
import io.github.cdk8sllmgateway.SecretSource;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import software.constructs.Construct;

public final class Main {
  public static void main(String[] args) {
    App app = new App();
    Chart chart = new Chart(app, "ai-platform", ChartProps.builder().namespace("ai-platform").build());

    known(chart);
    custom(chart);

    app.synth();
  }

  /** A product that the library knows. */
  private static void known(Construct chart) {
    GatewaySecrets keys =
        GatewaySecrets.Builder.create(chart, "keys")
            .source(SecretSource.existing("litellm-keys", List.of("master-key", "metrics-key", "openai")))
            .build();
    Map<String, ?> model =
        Map.of("model", "openai/gpt-4o", "api_key", GatewayConfig.credential("openai"));
    LlmGateway gateway =
        LlmGateway.Builder.create(chart, "gateway")
            .profile(GatewayProfile.liteLlm(LiteLlmOptions.builder().version("1.108.7").build()))
            .providers(List.of(ModelProvider.openAi()))
            .credentials(List.of(keys))
            .config(
                GatewayConfig.file(
                    "config.yaml",
                    Map.of(
                        "model_list", List.of(Map.of("model_name", "gpt", "litellm_params", model)),
                        "litellm_settings", Map.of("callbacks", List.of("prometheus")))))
            .maxStreamDuration(Duration.minutes(5))
            .build();
    GatewayAutoscaling.Builder.create(chart, "autoscaling")
        .target(gateway)
        .minReplicas(3)
        .maxReplicas(20)
        .signals(List.of(ScalingSignal.cpuUtilization(60)))
        .build();
    GatewayObservability.Builder.create(chart, "observability").target(gateway).build();
  }

  /** One that it does not know. */
  private static void custom(Construct chart) {
    ProductFacts facts =
        ProductFacts.builder()
            .product("acme-gateway")
            .image("registry.example.com/acme-gateway:2.4.1")
            .listeners(List.of(Listener.builder().name("http").port(8080).build()))
            .apiPaths(List.of("/v1"))
            .health(
                HealthFacts.builder()
                    .startup(ProbeFacts.builder().path("/live").build())
                    .readiness(ProbeFacts.builder().path("/ready").build())
                    .liveness(ProbeFacts.builder().path("/live").build())
                    .build())
            .drain(DrainFacts.builder().finishesAnswers(true).build())
            .user(10001)
            .resources(
                ContainerResourceQuantities.builder()
                    .requests(ResourceQuantities.builder().cpu("250m").memory("256Mi").build())
                    .limits(ResourceQuantities.builder().memory("256Mi").build())
                    .build())
            .build();
    CustomModelProviderOptions vllm =
        CustomModelProviderOptions.builder()
            .endpoints(List.of("https://vllm.example.com/v1"))
            .authenticated(false)
            .build();
    LlmGateway.Builder.create(chart, "acme")
        .profile(GatewayProfile.custom(facts))
        .providers(List.of(ModelProvider.custom("vllm", vllm)))
        .build();
  }

  private Main() {}
}
