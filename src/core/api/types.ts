// Written by `npm run describe` from the declarations of the public API. Do not edit.

/** One class a line: what makes it (`.` static, `new`), and its methods (`#`). After `:` what a static returns that makes something else. */
export const CLASSES = `
Alerts .prometheusRule(options?:AlertOptions) .none()
ApplyOrder .argoCd(wave:number) .helmHook(weight?:number)
ArgoWaves new() #resolve(context:ResolutionContext)
BlueGreen new(scope:Construct,id:string,props:BlueGreenProps) #add(addition:WorkloadAddition,owner?:IConstruct) #publishService(settings:ServiceSettings) #scaleBy(autoscaler:IConstruct,_minReplicas:number,_maxReplicas:number)
CaBundle .configMap(configMapName:string,options?:CaBundleOptions) .secret(secretName:string,options?:CaBundleOptions) #toWorkloadAddition(workload:IGatewayWorkload)
CloudNativePostgres new(scope:Construct,id:string,props:CloudNativePostgresProps) #toWorkloadAddition(workload:IGatewayWorkload) #patch(object:ApiObject,...operations:JsonPatch[])
ClusterMembership new(scope:Construct,id:string,props:ClusterMembershipProps)
ClusterProfile .eks(options?:EksOptions) .gke(options?:GkeOptions) .aks(options?:AksOptions) .openShift(options?:OpenShiftOptions) .rke2(options?:Rke2Options) .k3s() .kubeadm(options?:OwnNetworkOptions) .kind() .talos(options?:OwnNetworkOptions) .kubespray(options?:KubesprayOptions) .custom(facts:ClusterFacts) #withFacts(facts:ClusterFacts) #applyTo(scope:IConstruct)
ConsoleProfile .dvara(options:DvaraOptions) .custom(facts:ProductFacts)
CredentialDelivery .env(variable?:string) .file(options?:CredentialFileOptions)
CredentialScan .of(construct:IConstruct) #accept(place:string,reason:string)
Dashboards .configMap(options?:ConfigMapDashboardOptions) .grafanaOperator(options?:OperatorDashboardOptions) .none()
DisruptionBudget .maxUnavailable(pods:number) .minAvailable(pods:number) .maxUnavailablePercent(percent:number) .minAvailablePercent(percent:number) .none()
EnvoyAiGateway new(scope:Construct,id:string,props:EnvoyAiGatewayProps) #add(addition:WorkloadAddition,owner?:IConstruct) #allowFrom(peer:NetworkPeer) #patch(object:ApiObject,...operations:JsonPatch[]) #scaleBy(autoscaler:IConstruct,minReplicas:number,maxReplicas:number) #publishService(settings:ServiceSettings)
Exposure .clusterIp() .loadBalancer(options?:LoadBalancerOptions) .nodePort(options?:NodePortOptions) .httpRoute(options:GatewayRouteOptions) .grpcRoute(options:GatewayRouteOptions) .nginx(options?:IngressOptions) .nginxInc(options?:IngressOptions) .alb(options?:AlbOptions) .gce(options?:GceOptions) .appGateway(options?:AppGatewayOptions) .traefik(options?:IngressOptions) .contour(options?:IngressOptions) .haproxy(options?:IngressOptions) .kong(options?:IngressOptions) .istio(options:IstioOptions) .openshiftRoute(options?:OpenshiftRouteOptions)
Findings .of(construct:IConstruct) #accept(code:string,reason:string)
FluxForm new() #resolve(context:ResolutionContext)
GatewayApp new(props?:AppProps)
GatewayAutoscaling new(scope:Construct,id:string,props:GatewayAutoscalingProps) #patch(object:ApiObject,...operations:JsonPatch[])
GatewayConfig .file(name:string,content:any,options?:GatewayConfigOptions) .files(contents:any{},options?:GatewayConfigOptions) .existing(configMapName:string,options?:ExistingConfigOptions) .existingSecret(secretName:string,options?:ExistingConfigOptions) .credential(name:string):string .serviceAddress():string #toConfigFiles(_context:ConfigContext)
GatewayConsole new(scope:Construct,id:string,props:GatewayConsoleProps) #add(addition:WorkloadAddition,owner?:IConstruct) #allowFrom(peer:NetworkPeer) #patch(object:ApiObject,...operations:JsonPatch[]) #scaleBy(autoscaler:IConstruct,minReplicas:number,maxReplicas:number) #publishService(settings:ServiceSettings)
GatewayExposure new(scope:Construct,id:string,props:GatewayExposureProps)
GatewayMesh new(scope:Construct,id:string,props:GatewayMeshProps)
GatewayMigration new(scope:Construct,id:string,props:GatewayMigrationProps)
GatewayNamespace new(scope:Construct,id:string,props?:GatewayNamespaceProps)
GatewayObservability new(scope:Construct,id:string,props:GatewayObservabilityProps)
GatewayProfile .keeptrusts(options:KeeptrustsOptions) .dvara(options:DvaraOptions) .lightGateway(options:LightGatewayOptions) .helmAiKernel(options:HelmAiKernelOptions) .llmGateway(options:LatticelmOptions) .liteLlm(options:LiteLlmOptions) .portkey(options:ProductImageOptions) .portkeyEnterprise(options:PortkeyEnterpriseOptions) .bifrost(options:BifrostOptions) .agentgateway(options:AgentgatewayOptions) .helicone(options:ProductImageOptions) .kong(options:KongOptions) .tensorZero(options:TensorZeroOptions) .custom(facts:ProductFacts)
GatewayRollout new(scope:Construct,id:string,props:GatewayRolloutProps) #scaleBy(autoscaler:IConstruct,_minReplicas:number,_maxReplicas:number)
GatewaySecrets new(scope:Construct,id:string,props:GatewaySecretsProps) .forbidPlaintext(scope:IConstruct):void #credential(credentialName:string,facts?:CredentialFacts) #reference(credentialName:string) #mountedCredential(credentialName:string,fileName:string)
GatewaySmokeTest new(scope:Construct,id:string,props:GatewaySmokeTestProps)
GatewayTracing new(scope:Construct,id:string,props:GatewayTracingProps)
GatewayVerticalAutoscaling new(scope:Construct,id:string,props:GatewayVerticalAutoscalingProps) #patch(object:ApiObject,...operations:JsonPatch[])
GatewayVolume new(scope:Construct,id:string,props:GatewayVolumeProps) #toWorkloadAddition(workload:IGatewayWorkload)
HelmForm new(keep?:string[]) #resolve(context:ResolutionContext)
HelmPolicyBundles new(scope:Construct,id:string,props:HelmPolicyBundlesProps)
HelmPolicySource .mountedFile(options?:HelmMountedFileOptions) .controlPlane(url:string,options?:HelmPolicySourceOptions) .crd(options?:HelmCrdOptions)
HelmServePolicy .of(options:HelmServePolicyOptions) #toConfigFiles(_:ConfigContext)
InferenceRoute new(scope:Construct,id:string,props:InferenceRouteProps)
KubernetesVersion .V1_28 .V1_29 .V1_30 .V1_31 .V1_32 .V1_33 .V1_34 .of(version:string)
LightGatewayConfig .bootstrap(options:LightGatewayBootstrapOptions) #toConfigFiles(context:ConfigContext)
LlmGateway new(scope:Construct,id:string,props:LlmGatewayProps) #add(addition:WorkloadAddition,owner?:IConstruct) #allowFrom(peer:NetworkPeer) #patch(object:ApiObject,...operations:JsonPatch[]) #scaleBy(autoscaler:IConstruct,minReplicas:number,maxReplicas:number) #publishService(settings:ServiceSettings)
ManifestRules new(props?:ManifestRulesProps) .ids():string[] #check(manifests:any[]) #validate(context:any)
McpProfile .dvara(options:DvaraMcpOptions) .contextForge(options:ContextForgeOptions) .gitHub(options:GitHubMcpOptions) .grafana(options:GrafanaMcpOptions) .toolbox(options:McpToolboxOptions) .custom(facts:ProductFacts)
McpProxy new(scope:Construct,id:string,props:McpProxyProps) #scaleBy(autoscaler:IConstruct,minReplicas:number,maxReplicas:number) #add(addition:WorkloadAddition,owner?:IConstruct) #allowFrom(peer:NetworkPeer) #patch(object:ApiObject,...operations:JsonPatch[]) #publishService(settings:ServiceSettings)
McpServer .service(name:string,options:McpServiceOptions) .fromUrl(name:string,url:string,options?:McpServerOptions) .sidecar(name:string,options:McpSidecarOptions)
McpSessions .stateless() .sharedStore(store:IWorkloadNeed) .sharedKey() .affinity(affinity:SessionAffinity)
ModelProvider .openAi(options?:ModelProviderOptions) .anthropic(options?:ModelProviderOptions) .gemini(options?:ModelProviderOptions) .vertex(region:string,options?:CloudModelProviderOptions) .bedrock(region:string,options?:CloudModelProviderOptions) .azureOpenAi(resource:string,options?:CloudModelProviderOptions) .mistral(options?:ModelProviderOptions) .cohere(options?:ModelProviderOptions) .groq(options?:ModelProviderOptions) .together(options?:ModelProviderOptions) .deepSeek(options?:ModelProviderOptions) .xAi(options?:ModelProviderOptions) .openRouter(options?:ModelProviderOptions) .ollama(options:InClusterModelProviderOptions) .vllm(options:InClusterModelProviderOptions) .inCluster(name:string,options:InClusterModelProviderOptions) .custom(name:string,options:CustomModelProviderOptions)
NetworkIsolation .networkPolicy() .cilium() .none(reason:string)
NetworkPeer .pods(labels:string{},namespace?:string) .namespace(name:string) .cluster() .cidr(cidr:string,except?:string[]) .host(host:string) .privateHost(host:string) .apiServer() .anywhere() .ciliumEntity(entity:string)
PrometheusAdapterRules new(scope:Construct,id:string,props:PrometheusAdapterRulesProps)
PrometheusAuthentication .bearer(token:CredentialReference) .basic(username:CredentialReference,password:CredentialReference) .existing(name:string,modes:string)
RedisEngine .redis(image?:string) .valkey(image?:string)
RedisPersistence .none() .volume(options:RedisVolumeOptions)
RedisStore new(scope:Construct,id:string,props:RedisStoreProps) #toWorkloadAddition(workload:IGatewayWorkload) #patch(object:ApiObject,...operations:JsonPatch[])
ScalingBehavior .streaming() .keeptrusts() .dvara() .llmGateway() .custom(options:ScalingBehaviorOptions)
ScalingEngine .hpa(options?:HpaOptions) .keda(options?:KedaOptions)
ScalingPolicy .pods(value:number,period:Duration) .percent(value:number,period:Duration)
ScalingSignal .cpuUtilization(percent:number,options?:UtilizationOptions) .memoryUtilization(percent:number,options?:UtilizationOptions) .inFlightRequests(perPod:number) .queuedRequests(perPod:number) .requestsPerSecond(perPod:number) .tokensPerSecond(perPod:number) .ladder(options?:LadderOptions) .firstOf(...signals:ScalingSignal[]) .podsMetric(metric:string,perPod:number) .objectMetric(metric:string,perPod:number,options:ObjectMetricOptions) .externalMetric(metric:string,perPod:number,options?:ExternalMetricOptions) .prometheusQuery(options:PrometheusQueryOptions) .schedule(options:ScheduleOptions)
ScalingTarget .deployment(deployment:IScalableDeployment,options?:DeploymentTargetOptions) .deploymentNamed(name:string,options?:DeploymentTargetOptions) #scaleBy(autoscaler:IConstruct,_minReplicas:number,_maxReplicas:number)
Scrape .serviceMonitor(options?:ScrapeOptions) .podMonitor(options?:ScrapeOptions) .annotations(options?:AnnotationScrapeOptions) .none()
SecretSource .existing(secretName:string,credentials?:string[]) .externalSecrets(options:ExternalSecretsOptions) .sealedSecret(options:SealedSecretOptions) .secretsStoreCsi(options:SecretsStoreOptions) .plaintext(values:string{})
SecretStore new(scope:Construct,id:string,props:SecretStoreProps)
SecretStoreProvider .aws(options:AwsStoreOptions) .gcp(options:GcpStoreOptions) .azure(options:AzureStoreOptions) .vault(options:VaultStoreOptions)
SecretStoreRef .cluster(name:string) .namespaced(name:string)
SecretsStoreProvider .aws(options:AwsSecretsStoreOptions) .gcp(projectId:string) .azure(options:AzureSecretsStoreOptions) .vault(options:VaultSecretsStoreOptions)
SessionAffinity .haproxyIngress(idleTimeout:Duration) .nginxIngress(header:string) .istio(header:string) .clientIp(timeout:Duration)
SloObjective .availability(percent:number) .latency(percent:number,threshold:Duration) .timeToFirstToken(percent:number,threshold:Duration)
SmokeCheck .health() .models(credential?:CredentialReference) .mcpTools(credential?:CredentialReference)
StateStore .memory(options?:MemoryStoreOptions) .sqlite(options:SqliteStoreOptions) .externalRedis(options:ExternalRedisOptions) .externalPostgres(options:ExternalPostgresOptions) #toWorkloadAddition(workload:IGatewayWorkload)
Tls .secret(secretName:string) .certManager(issuer:string,options?:CertManagerOptions) .certificate(issuer:string,options?:CertManagerOptions) .controller() .insecureHttp()
TlsFiles .secret(secretName:string,options:TlsFilesOptions) #toWorkloadAddition(workload:IGatewayWorkload)
Tracing .endpoint(url:string) .sidecar(options:CollectorSidecarOptions) .operatorSidecar(collector?:string) .collector(name:string,namespace?:string)
TrustBundle new(scope:Construct,id:string,props:TrustBundleProps)
Upstream .fromUrl(url:string)
VolumeSource .emptyDir(options?:EmptyDirOptions) .configMap(configMapName:string,options?:FilesVolumeOptions) .secret(secretName:string,options?:FilesVolumeOptions) .claim(claimName:string,options?:ClaimOptions) .secretsStore(providerClassName:string) .projected(sources:k8s.VolumeProjection[],mode?:number) .ofGateway(mountPath:string)
WorkloadIdentity .eksRole(roleArn:string,region:string) .eksPodIdentity() .gke(email:string) .aks(clientId:string,options?:AksIdentityOptions)
`;

/** One enum a line: its members with their values. */
export const ENUMS = `
AksNetwork AZURE_CNI=azure-cni|CILIUM=cilium
AlertSeverity CRITICAL=critical|WARNING=warning|INFO=info
AppProtocol HTTP=http|H2C=h2c|GRPC=grpc
AwsSecretService SECRETS_MANAGER=SecretsManager|PARAMETER_STORE=ParameterStore
Certainty RUN=run|SOURCE=source|DOCS=docs|STATED=stated|REPORTED=reported|ASSUMED=assumed
ConfigReload ROLLOUT=rollout|RUNTIME=runtime
CustomMetricsApi NONE=none|PODS=pods|OBJECT=object|EXTERNAL=external
DeliveryTool KUBECTL=kubectl|HELM=helm|ARGO_CD=argo-cd|FLUX=flux|KAPP=kapp
EksCompute MANAGED_NODES=managed-nodes|AUTO_MODE=auto-mode|FARGATE=fargate
EnvoyAiSchema OPENAI=OpenAI|ANTHROPIC=Anthropic|COHERE=Cohere|AZURE_OPENAI=AzureOpenAI|AWS_BEDROCK=AWSBedrock|AWS_ANTHROPIC=AWSAnthropic|GCP_VERTEX_AI=GCPVertexAI|GCP_ANTHROPIC=GCPAnthropic
ExternalMetrics NONE=none|KEDA=keda|PROMETHEUS_ADAPTER=prometheus-adapter|STACKDRIVER=stackdriver
GatewayImplementation ANY=any|ENVOY_GATEWAY=envoy-gateway|GKE=gke|AWS_ALB=aws-alb|ISTIO=istio|CILIUM=cilium|NGINX_GATEWAY_FABRIC=nginx-gateway-fabric|TRAEFIK=traefik
GkeDns KUBE_DNS=kube-dns|NODE_LOCAL=node-local|CLOUD_DNS=cloud-dns
HelmBundleKind CONFIG_MAP=configMap|SECRET=secret|OBJECT_STORE=objectStore
IdentityMechanism IRSA=irsa|EKS_POD_IDENTITY=eks-pod-identity|GKE=gke|ENTRA=entra
LatticelmSettings FILE=file|ENV=env
LightGatewayListener HTTP=http|HTTPS=https
ListenerRole API=api|HEALTH=health|METRICS=metrics|CLUSTER=cluster|ADMIN=admin
LoadBalancerCloud AWS=aws|GCP=gcp|AZURE=azure
McpSessionState NONE=none|SHARED=shared|MEMORY=memory
MetricsAuth NONE=none|BEARER=bearer|BASIC=basic
MigrationHook ARGO_CD=argo-cd|HELM=helm
MigrationRun JOB=job|INIT_CONTAINER=init-container
MonitoringStack PROMETHEUS_OPERATOR=prometheus-operator|OPENSHIFT=openshift|GOOGLE=google|AZURE=azure|AMAZON=amazon|VICTORIA_METRICS=victoria-metrics
NetworkPeerKind PODS=pods|NAMESPACE=namespace|CLUSTER=cluster|CIDR=cidr|HOST=host|ANYWHERE=anywhere|API_SERVER=api-server|CILIUM_ENTITY=cilium-entity
OpenShiftService SELF_MANAGED=self-managed|ROSA=rosa|ARO=aro
OtlpProtocol GRPC=grpc|HTTP=http/protobuf
PodSecurityStandard PRIVILEGED=privileged|BASELINE=baseline|RESTRICTED=restricted
PolicyEngine NONE=none|AWS_VPC_CNI=aws-vpc-cni|AZURE_NPM=azure-npm|CALICO=calico|CANAL=canal|CILIUM=cilium|DATAPLANE_V2=dataplane-v2|KINDNET=kindnet|KUBE_ROUTER=kube-router|OVN_KUBERNETES=ovn-kubernetes
PolicySelect MAX=Max|MIN=Min|DISABLED=Disabled
PostgresSslMode DISABLE=disable|REQUIRE=require|VERIFY_CA=verify-ca|VERIFY_FULL=verify-full
ProductRuntime NATIVE=native|JVM=jvm|NODE=node|PYTHON=python|PROXY=proxy
RemoteDecoding NONE=None|BASE64=Base64|BASE64_URL=Base64URL|AUTO=Auto
SealingScope STRICT=strict|NAMESPACE_WIDE=namespace-wide|CLUSTER_WIDE=cluster-wide
ServiceMesh NONE=none|ISTIO_SIDECAR=istio-sidecar|ISTIO_AMBIENT=istio-ambient|LINKERD=linkerd
SignalSource IN_FLIGHT_GAUGE=in-flight gauge|MEAN_CONCURRENCY=mean concurrency|QUEUE_GAUGE=queue gauge|REQUEST_RATE=request rate|TOKEN_RATE=token rate|RESOURCE=resource|CUSTOM=custom|SCHEDULE=schedule
SmokeTestForm JOB=job|HELM_TEST=helm-test|ARGO_HOOK=argo-hook
StoreKind MEMORY=memory|REDIS=redis|POSTGRES=postgres|SQLITE=sqlite
StreamSetting ROUTE_TIMEOUTS=route-timeouts|GCP_BACKEND_POLICY=gcp-backend-policy|ALB_ATTRIBUTES=alb-attributes|ANNOTATIONS=annotations|NGINX_PROXY_SETTINGS=nginx-proxy-settings|CONTROLLER=controller
VerticalResource CPU=cpu|MEMORY=memory
VerticalUpdateMode OFF=Off|INITIAL=Initial|RECREATE=Recreate|IN_PLACE_OR_RECREATE=InPlaceOrRecreate
`;

/** One interface a line: what it needs, and after `|` the classes that have it. */
export const INTERFACES = `
IConfigSource toConfigFiles | GatewayConfig HelmServePolicy LightGatewayConfig
ICredentialSource credentialNames credential | GatewaySecrets
IGatewayWorkload workload service toTargetFacts add publishService toNetworkPeer node toScalingFacts scaleBy | GatewayConsole BlueGreen LlmGateway McpProxy EnvoyAiGateway
IMountedCredentialSource mountedCredential credentialNames credential | GatewaySecrets
INetworkPeer toNetworkPeer node | GatewayConsole BlueGreen LlmGateway McpProxy EnvoyAiGateway CloudNativePostgres RedisStore
IScalableDeployment name markHasAutoscaler |
IScalingTarget toScalingFacts scaleBy | ScalingTarget GatewayConsole BlueGreen GatewayRollout LlmGateway McpProxy EnvoyAiGateway
IUpstream url backends | BlueGreen LlmGateway Upstream EnvoyAiGateway
IWorkloadNeed toWorkloadAddition | CaBundle TlsFiles CloudNativePostgres GatewayVolume RedisStore StateStore
`;
