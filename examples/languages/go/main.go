package main

import (
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"

	gw "github.com/cdk8s-llm-gateway/cdk8s-llm-gateway-go/cdk8sllmgateway"
)

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("ai-platform"), &cdk8s.ChartProps{Namespace: jsii.String("ai-platform")})

	known(chart)
	custom(chart)

	app.Synth()
}

// known is a product that the library knows.
func known(chart constructs.Construct) {
	keys := gw.NewGatewaySecrets(chart, jsii.String("keys"), &gw.GatewaySecretsProps{
		Source: gw.SecretSource_Existing(
			jsii.String("litellm-keys"),
			jsii.Strings("master-key", "metrics-key", "openai"),
		),
	})
	gateway := gw.NewLlmGateway(chart, jsii.String("gateway"), &gw.LlmGatewayProps{
		Profile:     gw.GatewayProfile_LiteLlm(&gw.LiteLlmOptions{Version: jsii.String("1.108.7")}),
		Providers:   &[]gw.ModelProvider{gw.ModelProvider_OpenAi(nil)},
		Credentials: &[]gw.ICredentialSource{keys},
		Config: gw.GatewayConfig_File(jsii.String("config.yaml"), map[string]interface{}{
			"model_list": []interface{}{
				map[string]interface{}{
					"model_name": "gpt",
					"litellm_params": map[string]interface{}{
						"model":   "openai/gpt-4o",
						"api_key": gw.GatewayConfig_Credential(jsii.String("openai")),
					},
				},
			},
			"litellm_settings": map[string]interface{}{"callbacks": []interface{}{"prometheus"}},
		}, nil),
		MaxStreamDuration: cdk8s.Duration_Minutes(jsii.Number(5)),
	})
	gw.NewGatewayAutoscaling(chart, jsii.String("autoscaling"), &gw.GatewayAutoscalingProps{
		Target:      gateway,
		MinReplicas: jsii.Number(3),
		MaxReplicas: jsii.Number(20),
		Signals:     &[]gw.ScalingSignal{gw.ScalingSignal_CpuUtilization(jsii.Number(60), nil)},
	})
	gw.NewGatewayObservability(chart, jsii.String("observability"), &gw.GatewayObservabilityProps{Target: gateway})
}

// custom is a product that the library does not know.
func custom(chart constructs.Construct) {
	gw.NewLlmGateway(chart, jsii.String("acme"), &gw.LlmGatewayProps{
		Profile: gw.GatewayProfile_Custom(&gw.ProductFacts{
			Product:   jsii.String("acme-gateway"),
			Image:     jsii.String("registry.example.com/acme-gateway:2.4.1"),
			Listeners: &[]*gw.Listener{{Name: jsii.String("http"), Port: jsii.Number(8080)}},
			ApiPaths:  jsii.Strings("/v1"),
			Health: &gw.HealthFacts{
				Startup:   &gw.ProbeFacts{Path: jsii.String("/live")},
				Readiness: &gw.ProbeFacts{Path: jsii.String("/ready")},
				Liveness:  &gw.ProbeFacts{Path: jsii.String("/live")},
			},
			Drain: &gw.DrainFacts{FinishesAnswers: jsii.Bool(true)},
			User:  jsii.Number(10001),
			Resources: &gw.ContainerResourceQuantities{
				Requests: &gw.ResourceQuantities{Cpu: jsii.String("250m"), Memory: jsii.String("256Mi")},
				Limits:   &gw.ResourceQuantities{Memory: jsii.String("256Mi")},
			},
		}),
		Providers: &[]gw.ModelProvider{
			gw.ModelProvider_Custom(jsii.String("vllm"), &gw.CustomModelProviderOptions{
				Endpoints:     jsii.Strings("https://vllm.example.com/v1"),
				Authenticated: jsii.Bool(false),
			}),
		},
	})
}
