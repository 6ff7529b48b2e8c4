module example.com/gateway

go 1.23

require (
	github.com/aws/constructs-go/constructs/v10 v10.3.0
	github.com/aws/jsii-runtime-go v1.142.0
	github.com/cdk8s-llm-gateway/cdk8s-llm-gateway-go/cdk8sllmgateway v0.1.0
	github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2 v2.68.91
)
