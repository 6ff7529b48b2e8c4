from cdk8s import App, Chart, Duration
from cdk8s_llm_gateway import (
    ContainerResourceQuantities,
    DrainFacts,
    GatewayAutoscaling,
    GatewayConfig,
    GatewayObservability,
    GatewayProfile,
    GatewaySecrets,
    HealthFacts,
    Listener,
    LlmGateway,
    ModelProvider,
    ProbeFacts,
    ResourceQuantities,
    ScalingSignal,
    SecretSource,
)

app = App()
chart = Chart(app, "ai-platform", namespace="ai-platform")

# a product that the library knows
keys = GatewaySecrets(
    chart,
    "keys",
    source=SecretSource.existing("litellm-keys", ["master-key", "metrics-key", "openai"]),
)
gateway = LlmGateway(
    chart,
    "gateway",
    profile=GatewayProfile.lite_llm(version="1.108.7"),
    providers=[ModelProvider.open_ai()],
    credentials=[keys],
    config=GatewayConfig.file(
        "config.yaml",
        {
            "model_list": [
                {
                    "model_name": "gpt",
                    "litellm_params": {"model": "openai/gpt-4o", "api_key": GatewayConfig.credential("openai")},
                }
            ],
            "litellm_settings": {"callbacks": ["prometheus"]},
        },
    ),
    max_stream_duration=Duration.minutes(5),
)
GatewayAutoscaling(
    chart,
    "autoscaling",
    target=gateway,
    min_replicas=3,
    max_replicas=20,
    signals=[ScalingSignal.cpu_utilization(60)],
)
GatewayObservability(chart, "observability", target=gateway)

# one that it does not know
LlmGateway(
    chart,
    "acme",
    profile=GatewayProfile.custom(
        product="acme-gateway",
        image="registry.example.com/acme-gateway:2.4.1",
        listeners=[Listener(name="http", port=8080)],
        api_paths=["/v1"],
        health=HealthFacts(
            startup=ProbeFacts(path="/live"),
            readiness=ProbeFacts(path="/ready"),
            liveness=ProbeFacts(path="/live"),
        ),
        drain=DrainFacts(finishes_answers=True),
        user=10001,
        resources=ContainerResourceQuantities(
            requests=ResourceQuantities(cpu="250m", memory="256Mi"),
            limits=ResourceQuantities(memory="256Mi"),
        ),
    ),
    providers=[
        ModelProvider.custom("vllm", endpoints=["https://vllm.example.com/v1"], authenticated=False)
    ],
)

app.synth()
