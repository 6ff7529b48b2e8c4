// Written by `npm run describe` from the declarations of the public API. Do not edit.

/** One struct a line: its name, the structs that it extends after `<`, its members with their types. */
export const STRUCTS = `
AdapterRule metric:string seriesQuery:string metricsQuery:string resources:string{} external:boolean
AdditionalContainer name:string image:string command?:string[] args?:string[] env?:EnvValue{} ports?:ContainerPort[] volumes?:VolumeMount[] resources:ContainerResourceQuantities healthPath?:string healthCommand?:string[] readyCommand?:string[] healthPort?:string user?:number
AgentgatewayOptions version:string image?:string port?:number
AksIdentityOptions tenantId?:string
AksOptions automatic?:boolean network?:AksNetwork localDns?:boolean hostPolicies?:boolean
AlbGatewayOptions configurationName:string internal?:boolean inboundCidrs?:string[]
AlbOptions className?:string internal?:boolean certificateArns?:string[] inboundCidrs?:string[] subnetCidrs?:string[]
AlertOptions labels?:string{} ruleLabels?:string{} errorRatio?:number minimumRate?:number latency?:Duration timeToFirstToken?:Duration rateLimitedRatio?:number saturation?:number dailyBudget?:number without?:string[] additional?:AlertRule[] runbookBaseUrl?:string
AlertRule alert:string expr:string pendingPeriod?:Duration severity:AlertSeverity summary:string description:string runbookUrl?:string labels?:string{} metrics?:string[]
AnnotationScrapeOptions job?:string
AppGatewayOptions className?:string internal?:boolean certificateName?:string subnetCidrs?:string[]
AppProps outdir?:string outputFileExtension?:string yamlOutputType?:YamlOutputType recordConstructMetadata?:boolean resolvers?:IResolver[]
AwsSecretsStoreOptions region:string service?:AwsSecretService podIdentity?:boolean
AwsStoreOptions region:string service?:AwsSecretService roleArn?:string
AzureSecretsStoreOptions vaultName:string tenantId:string clientId:string
AzureStoreOptions vaultUrl:string tenantId?:string
BifrostOptions version:string image?:string adminAuth?:boolean
BlueGreenProps blue:IGatewayWorkload green:IGatewayWorkload live:IGatewayWorkload
CaBundleOptions key?:string folder?:string variables?:string[] publicAuthorities?:boolean
CanaryOptions target:IGatewayWorkload weight:number
CertManagerOptions namespaced?:boolean secretName?:string
ClaimOptions shared?:boolean
CloudModelProviderOptions <ModelProviderOptions authenticated?:boolean
CloudNativePostgresProps size:Size name?:string instances?:number image?:string database?:string owner?:string storageClass?:string resources?:ContainerResourceQuantities operatorNamespace?:string clients?:NetworkPeer[] labels?:string{} facts?:StoreFacts
ClusterAddresses services?:string[] pods?:string[] nodes?:string[] ipv4?:boolean ipv6?:boolean apiServer?:string[] privateNames?:string[]
ClusterAdmission assignsUsers?:boolean podSecurity?:PodSecurityStandard limitsEqualRequests?:boolean leastCpu?:string leastMemory?:string leastPodCpu?:string leastPodMemory?:string podCpuStep?:string leastMemoryPerCpu?:string mostMemoryPerCpu?:string requiresProbes?:boolean uniqueSelectors?:boolean refusesHost?:boolean
ClusterDns pods?:NetworkPeer[] addresses?:string[] port?:number onNode?:boolean domain?:string
ClusterDoor peers?:NetworkPeer[] entities?:string[] routeTimeouts?:boolean stream?:StreamSetting
ClusterDrains longest?:Duration by?:string setting?:string spot?:Duration
ClusterFacts flavor?:string kubernetesVersion?:KubernetesVersion dns?:ClusterDns policies?:ClusterPolicies addresses?:ClusterAddresses identity?:ClusterIdentity doors?:ClusterDoor{} gatewayClass?:string mesh?:ClusterMesh egressProxy?:EgressProxyOptions trust?:ClusterTrust registry?:ClusterRegistry placement?:ClusterPlacement drains?:ClusterDrains admission?:ClusterAdmission monitoring?:ClusterMonitoring scaling?:ClusterScaling storage?:ClusterStorage delivery?:DeliveryTool provenance?:Provenance{}
ClusterIdentity mechanisms?:IdentityMechanism[] tokenServers?:NetworkPeer[] noProxy?:string[]
ClusterMembershipProps target:IGatewayWorkload name?:string
ClusterMesh mesh:ServiceMesh controlPlane?:string
ClusterMonitoring stack?:MonitoringStack selectorLabels?:string{} collectors?:NetworkPeer[] ownNamespaceOnly?:boolean
ClusterPlacement architectures?:string[] nodeSelector?:string{} tolerations?:k8s.Toleration[] priorityClassName?:string spot?:boolean
ClusterPolicies engine?:PolicyEngine seesServices?:boolean ciliumPolicies?:boolean hostNames?:boolean
ClusterRegistry mirrors?:string{} pullSecrets?:string[] helpers?:HelperImages
ClusterScaling resourceMetrics?:boolean externalMetrics?:ExternalMetrics
ClusterStorage defaultClass?:string dynamic?:boolean
ClusterTrust configMapName?:string secretName?:string key?:string publicAuthorities?:boolean
CollectorSidecarOptions endpoint?:string protocol?:OtlpProtocol headers?:CredentialReference{} samplingPercentage?:number config?:string image?:string resources?:ContainerResourceQuantities
ConfigContext name:string namespace?:string host:string product:ProductFacts drainPeriod:Duration
ConfigFacts mountPath:string volumeName?:string reload?:ConfigReload required?:boolean variableSyntax?:string
ConfigFiles files:string{} documents?:any{} binaryFiles?:string{} configMapName?:string secretName?:string secretFiles?:CredentialReference{} addition?:WorkloadAddition reload?:ConfigReload registeredAddress?:string immutable?:boolean revision?:string
ConfigMapDashboardOptions labels?:string{} folder?:string
ContainerPort name:string port:number
ContainerResourceQuantities requests:ResourceQuantities limits:ResourceQuantities
ContextForgeOptions version:string image?:string adminEmail:string publicUrl?:string console?:boolean
CounterFacts name:string errors?:string clients?:string providerLabel?:string modelLabel?:string kindLabel?:string labels?:string[]
CredentialFacts name:string env?:string file?:string fileVariable?:string singleFile?:boolean watched?:boolean key?:string required?:boolean format?:string formatDescription?:string distinctFrom?:string[]
CredentialFileOptions path?:string variable?:string mode?:number
CredentialReference secretName:string key:string optional?:boolean revision?:string reloader?:boolean
CustomModelProviderOptions <ModelProviderOptions endpoints:string[] authenticated?:boolean
DeploymentTargetOptions containerName?:string sidecarNames?:string[] requests?:ResourceQuantities metrics?:ProductMetrics runtime?:ProductRuntime maxStreamDuration?:Duration terminationGracePeriod?:Duration labels?:string{} namespace?:string
DescribedObject apiVersion:string kind:string name:string
DocumentedNames workload?:string config?:string
DrainFacts cutsAfter?:Duration finishesAnswers?:boolean ignoresSigterm?:boolean secondsVariable?:string secondsFormat?:string teardown?:Duration refusesAtOnce?:boolean longestStream?:Duration request?:DrainRequest sleepInImage?:boolean preStopDelay?:Duration
DrainRequest path:string listener?:string headers?:string{} waitsAtLeast?:Duration
DvaraMcpOptions <DvaraOptions upstreamVariable?:string
DvaraOptions version:string image?:string javaOptions?:string logLevel?:string jsonLogs?:boolean internalSecretVariable?:string
EgressProxyOptions url:string noProxy?:string[]
EksOptions compute?:EksCompute serviceRange?:string networkPolicies?:boolean
EmptyDirOptions sizeLimit?:Size memory?:boolean
EnvoyAiBackend schema?:EnvoyAiSchema prefix?:string version?:string project?:string servicePort?:number
EnvoyAiGatewayProps version:string gatewayClass:string createGatewayClass?:boolean envoyGateway?:EnvoyGatewayInstallation providers:ModelProvider[] backends?:EnvoyAiBackend{} routes?:EnvoyAiRoute[] credentials?:ICredentialSource[] name?:string hostname?:string tlsSecretName?:string maxStreamDuration?:Duration preStopDelay?:Duration maxBodySize?:Size replicas?:number resources?:ContainerResourceQuantities filterResources?:ContainerResourceQuantities disruptionBudget?:DisruptionBudget scheduling?:SchedulingOptions identity?:WorkloadIdentity clients?:NetworkPeer[] networkIsolation?:NetworkIsolation egressProxy?:EgressProxyOptions privateHosts?:string[] labels?:string{} annotations?:string{}
EnvoyAiRoute models:string[] targets:EnvoyAiRouteTarget[]
EnvoyAiRouteTarget provider:string model?:string weight?:number priority?:number
EnvoyGatewayInstallation namespace?:string gatewayNamespaceMode?:boolean
ExistingConfigOptions reload?:ConfigReload revision?:string
ExternalMetricOptions selector?:string{}
ExternalPostgresOptions <ExternalStoreOptions port?:number database?:string user?:string sslMode?:PostgresSslMode certificateAuthority?:CredentialReference
ExternalRedisOptions <ExternalStoreOptions port?:number database?:number user?:string tls?:boolean
ExternalSecretsOptions store:SecretStoreRef remoteKeys:RemoteKey{} templates?:string{} refreshInterval?:Duration
ExternalStoreOptions host:string password?:CredentialReference urlSafePassword?:boolean url?:CredentialReference peers?:NetworkPeer[] facts?:StoreFacts
FilesVolumeOptions items?:string{} mode?:number optional?:boolean
GatewayAutoscalingOptions minReplicas?:number maxReplicas:number signals?:ScalingSignal[] engine?:ScalingEngine behavior?:ScalingBehavior
GatewayAutoscalingProps <GatewayAutoscalingOptions target:IScalingTarget
GatewayConfigOptions <ExistingConfigOptions immutable?:boolean binaryFiles?:string{} secretFiles?:CredentialReference{}
GatewayConsoleProps <WorkloadOptions profile:ConsoleProfile gateway:IUpstream manages?:IGatewayWorkload[]
GatewayExposureProps target:IGatewayWorkload via:Exposure hostname?:string tls?:Tls paths?:string[] listener?:string name?:string maxBodySize?:Size annotations?:string{} canary?:CanaryOptions
GatewayMeshProps target:IGatewayWorkload name?:string maxConnections?:number maxRequestsPerConnection?:number
GatewayMigrationProps target:IGatewayWorkload stores:IWorkloadNeed[] migration?:MigrationFacts run?:MigrationRun hook?:MigrationHook backoffLimit?:number resources?:ContainerResourceQuantities
GatewayNamespaceProps name?:string labels?:string{}
GatewayObservabilityProps target:IGatewayWorkload scrape?:Scrape prometheus?:NetworkPeer labels?:string{} alerts?:Alerts objectives?:SloObjective[] dashboards?:Dashboards publicProbe?:PublicProbe syntheticCheck?:SyntheticCheck
GatewayRegion id:string name?:string zones?:string[] pinned?:boolean
GatewayRolloutProps target:IGatewayWorkload steps?:RolloutStep[] replicas?:number analysisTemplates?:string[]
GatewayRouteOptions gateway:string gatewayNamespace?:string listener?:string gatewayClass?:string implementation?:GatewayImplementation proxyNamespace?:string proxyRanges?:string[] alb?:AlbGatewayOptions
GatewaySecretsProps source:SecretSource name?:string keys?:string{} optional?:string[] type?:string rotationToken?:string reloader?:boolean order?:ApplyOrder labels?:string{} annotations?:string{}
GatewaySmokeTestProps target:IGatewayWorkload checks?:SmokeCheck[] form?:SmokeTestForm image?:string name?:string
GatewayTracingProps target:IGatewayWorkload tracing:Tracing
GatewayVerticalAutoscalingProps target:IScalingTarget updateMode?:VerticalUpdateMode resources?:VerticalResource[]
GatewayVolumeProps size:Size mountPath?:string volumeName?:string name?:string storageClass?:string shared?:boolean retain?:boolean labels?:string{}
GaugeFacts name:string alarmValue?:number capacity?:number labels?:string[]
GceOptions internal?:boolean managedCertificates?:string[] proxyCidrs?:string[]
GcpStoreOptions projectId:string clusterName?:string clusterLocation?:string clusterProjectId?:string
GitHubMcpOptions version:string image?:string githubUrl?:string publicUrl?:string readOnly?:boolean toolsets?:string[]
GkeOptions autopilot?:boolean dns?:GkeDns dataplaneV2?:boolean bursting?:boolean
GrafanaMcpOptions version:string image?:string grafanaUrl:string write?:boolean proxiedTools?:boolean
HealthFacts startup:ProbeFacts readiness:ProbeFacts liveness:ProbeFacts
HealthOptions startup?:ProbeFacts readiness?:ProbeFacts liveness?:ProbeFacts
HelmAiKernelOptions version:string image?:string production?:boolean upstreamUrl?:string policySource?:HelmPolicySource signatureRequired?:boolean trustedPublicKey?:string storage?:StoreKind tenantId?:string principalId?:string
HelmCrdOptions <HelmPolicySourceOptions crdSourceInImage?:boolean apiGroup?:string
HelmMountedFileOptions <HelmPolicySourceOptions reloadHint?:boolean
HelmPolicyBundle name:string tenantId:string workspaceId:string policyEpoch:number kind:HelmBundleKind source:string key?:string expectedPolicyHash:string proofRef?:string
HelmPolicyBundlesProps target:IGatewayWorkload bundles?:HelmPolicyBundle[] configMapNames?:string[] secretNames?:string[] apiGroup?:string installDefinition?:boolean definitionScope?:Construct serviceAccountName?:string
HelmPolicySourceOptions pollInterval?:Duration initialReconcileTimeout?:Duration
HelmServePolicyOptions name:string profile?:string referencePack:any signature?:string
HelperImages curl?:string busybox?:string collector?:string redis?:string valkey?:string
HistogramFacts name:string perSecond?:number topBucket?:number buckets?:number[] clients?:string summary?:boolean quantiles?:number[] labels?:string[]
HpaOptions customMetrics?:CustomMetricsApi
InClusterModelProviderOptions <ModelProviderOptions service:string namespace?:string podPort?:number podLabels?:string{} authenticated?:boolean
InferenceRouteProps pool:string gateway:string gatewayNamespace?:string hostname:string paths?:string[] maxStreamDuration:Duration name?:string
IngressOptions className?:string controllerNamespace?:string
IstioOptions gateway:string proxyNamespace?:string destinationRule?:boolean
KedaOptions prometheusUrl?:string authentication?:PrometheusAuthentication headers?:string{} seriesLabels?:string{} pollingInterval?:Duration fallbackReplicas?:number failureThreshold?:number cooldownPeriod?:Duration takeOverHpa?:boolean
KeeptrustsOptions version:string image?:string apiUrl?:string maxConcurrency?:number
KongOptions version:string image?:string workers?:number
KubesprayOptions nodeLocalDns?:boolean domain?:string policyEngine?:PolicyEngine
LadderOptions inFlightRequests?:number requestsPerSecond?:number cpuUtilization?:number
LatticelmOptions image:string version?:string settings?:LatticelmSettings issuer?:string console?:boolean memoryPerPod?:boolean
LightGatewayBootstrapOptions host:string serviceId:string environment:string configServerUrl:string portalUrl:string ca?:string caSecret?:CredentialReference advertisedAddress?:string tlsSecret?:string timeout?:Duration connectTimeout?:Duration verifyHostname?:boolean register?:boolean startOnRegistryFailure?:boolean values?:string{}
LightGatewayOptions version:string image?:string listeners?:LightGatewayListener[] tcpProbes?:boolean logLevel?:string
Listener name:string port:number role?:ListenerRole tls?:boolean appProtocol?:AppProtocol servicePort?:number published?:boolean
LiteLlmOptions version:string image?:string anonymousMetrics?:boolean remoteCostMap?:boolean
LlmGatewayProps <WorkloadOptions profile:GatewayProfile providers?:ModelProvider[]
LoadBalancerOptions sourceRanges?:string[] internal?:boolean cloud?:LoadBalancerCloud loadBalancerClass?:string
ManifestException rule:string object:string path?:string reason:string
ManifestFinding rule:string severity:string object:string namespace?:string path:string message:string remedy:string
ManifestRulesProps exceptions?:ManifestException[] exceptionsFiles?:string[] strict?:boolean
McpFacts sessions:McpSessionState path?:string protectedResourceMetadata?:boolean statelessEnv?:string{} sharedStoreEnv?:string{} sessionKey?:string serversVariable?:string
McpProxyProps <WorkloadOptions profile:McpProfile upstream?:IUpstream servers?:McpServer[] sessions?:McpSessions
McpServerOptions allowedTools?:string[]
McpServiceOptions <McpServerOptions service:string namespace?:string port:number podPort?:number podLabels?:string{} path?:string
McpSidecarOptions <McpServerOptions container:AdditionalContainer path?:string
McpToolboxOptions version:string image?:string configFile?:string credentials?:string{} otlpEndpoint?:string
MembershipFacts listener:string serviceVariable:string namespaceVariable?:string serviceSuffix?:string
MemoryStoreOptions allowSeveralReplicas?:boolean
MetricsEndpoint listener:string path?:string auth?:MetricsAuth credential?:string userCredential?:string
MigrationFacts image?:string command?:string[] args?:string[] env?:string{} workloadEnv?:string{} deadline?:Duration
ModelProviderOptions variable?:string credential?:string privateEndpoint?:boolean peers?:NetworkPeer[]
MountedCredential providerClassName:string fileName:string revision?:string
NetworkPort port:number protocol?:string
NetworkRule peers:NetworkPeer[] ports:NetworkPort[] names?:string[]
NodePortOptions nodePort?:number sources?:string[]
ObjectMetricOptions object:DescribedObject selector?:string{}
OpenShiftOptions service?:OpenShiftService
OpenshiftRouteOptions routerNamespace?:string
OperatorDashboardOptions instanceSelector?:string{} folder?:string
OwnNetworkOptions policyEngine?:PolicyEngine
PortkeyEnterpriseOptions version:string image?:string organisations:string[] controlPlane?:string[]
ProbeFacts path?:string grpcService?:string listener?:string initialDelay?:Duration period?:Duration timeout?:Duration failureThreshold?:number
ProductFacts product:string version?:string image:string containerName?:string component?:string command?:string[] args?:string[] env?:string{} listeners:Listener[] health:HealthFacts user:number group?:number writablePaths?:WritablePath[] resources:ContainerResourceQuantities replicas?:number config?:ConfigFacts credentials?:CredentialFacts[] drain?:DrainFacts runtime?:ProductRuntime metrics?:ProductMetrics tracing?:TracingFacts apiPaths?:string[] names?:DocumentedNames stores?:StoreFacts[] cluster?:MembershipFacts migration?:MigrationFacts providers?:ProviderFacts[] provenance?:Provenance{} controlPlanes?:string[] mcp?:McpFacts upstream?:UpstreamFacts region?:RegionFacts
ProductImageOptions version:string image?:string
ProductMetrics endpoint?:MetricsEndpoint furtherEndpoints?:MetricsEndpoint[] unavailable?:string requests?:CounterFacts failedRequests?:CounterFacts duration?:HistogramFacts timeToFirstToken?:HistogramFacts inFlight?:GaugeFacts queued?:GaugeFacts providerRequests?:CounterFacts providerErrors?:CounterFacts tokens?:CounterFacts cost?:CounterFacts rateLimited?:CounterFacts circuitBreaker?:GaugeFacts toolCalls?:CounterFacts others?:CounterFacts[]
PrometheusAdapterRulesProps autoscalers:GatewayAutoscaling[] name?:string namespace?:string
PrometheusQueryOptions name:string query:string perPod:number activation?:number
Provenance certainty:Certainty source?:string version?:string holds?:string
ProviderFacts provider:string env?:string{} regionVariable?:string
PublicProbe url:string prober?:string module?:string interval?:Duration
RedisStoreProps password:CredentialReference urlSafePassword?:boolean name?:string engine?:RedisEngine persistence?:RedisPersistence resources?:ContainerResourceQuantities settings?:string{} clients?:NetworkPeer[] scheduling?:SchedulingOptions labels?:string{} facts?:StoreFacts
RedisVolumeOptions size:Size storageClass?:string
RegionFacts idVariable?:string nameVariable?:string podLabel?:string
Relabeling sourceLabels?:string[] separator?:string targetLabel?:string regex?:string replacement?:string action?:string
RemoteKey key:string property?:string version?:string decoding?:RemoteDecoding
ReplicaLimit max:number reason:string exclusive?:boolean remedy?:string
ResourceQuantities cpu?:string memory?:string ephemeralStorage?:string
Rke2Options nodeLocalDns?:boolean cis?:boolean policyEngine?:PolicyEngine
RolloutStep weight:number pause?:Duration
ScalingBehaviorOptions scaleUp?:ScalingRules scaleDown?:ScalingRules
ScalingFacts apiVersion:string kind:string name:string namespace?:string labels:string{} containerName:string sidecarNames:string[] requests:ResourceQuantities runtime?:ProductRuntime metrics?:ProductMetrics maxStreamDuration:Duration terminationGracePeriod:Duration
ScalingRules stabilizationWindow?:Duration policies?:ScalingPolicy[] select?:PolicySelect
ScheduleOptions timezone:string start:string end:string replicas:number
SchedulingOptions nodeSelector?:string{} tolerations?:k8s.Toleration[] nodeAffinity?:k8s.NodeAffinity priorityClassName?:string strictSpread?:boolean
ScrapeOptions interval?:Duration timeout?:Duration labels?:string{} sampleLimit?:number honorLabels?:boolean relabelings?:Relabeling[] metricRelabelings?:Relabeling[] tls?:ScrapeTlsOptions
ScrapeTlsOptions ca?:CredentialReference serverName?:string insecureSkipVerify?:boolean
SealedSecretOptions encryptedData:string{} scope?:SealingScope
SecretStoreProps provider:SecretStoreProvider name?:string namespaces?:string[] identity?:WorkloadIdentity serviceAccountName?:string order?:ApplyOrder
SecretsStoreOptions provider:SecretsStoreProvider remoteKeys:RemoteKey{} syncSecret?:boolean
ServiceAccountOptions existingName?:string identity?:WorkloadIdentity annotations?:string{} labels?:string{}
ServiceSettings type?:string annotations?:string{} loadBalancerClass?:string loadBalancerSourceRanges?:string[] externalTrafficPolicy?:string sessionAffinity?:string sessionAffinityTimeout?:Duration listeners?:string[] nodePorts?:number{} podLabels?:string{}
SignalChoice signal:string source:SignalSource metric:string query?:string insteadOf?:string[]
SqliteStoreOptions volume:VolumeSource mountPath?:string volumeName?:string facts?:StoreFacts
StoreFacts kind:StoreKind required?:boolean urlVariable?:string urlScheme?:string hostVariable?:string portVariable?:string databaseVariable?:string userVariable?:string passwordVariable?:string tlsVariable?:string sslModeVariable?:string path?:string env?:string{}
SyntheticCheck path?:string body?:string credential?:CredentialReference schedule?:string alertAfter?:Duration image?:string
TargetFacts <ScalingFacts selectorLabels:string{} workloadName?:string servedPods?:string{} serviceLabels:string{} product:ProductFacts listeners:Listener[] replicas:number replicaLimit?:ReplicaLimit credentials:CredentialReference{} outsideHosts?:string[] serviceAccountName?:string accountIsBound?:boolean registeredAddress?:string ingressAnnotations?:string{}
TensorZeroOptions version:string image?:string authentication?:boolean
TlsFilesOptions folder:string certificateFile?:string keyFile?:string certificateVariable?:string keyVariable?:string
TracingFacts endpointVariable:string env?:string{} protocol?:OtlpProtocol
TrustBundleProps name?:string publicCas?:boolean certificates?:string[] secrets?:string{} namespaceLabels?:string{}
UnknownFact fact:string cost:string question:string
UpstreamFacts urlVariable:string path?:string
UtilizationOptions container?:string
VaultSecretsStoreOptions address:string role:string authMountPath?:string vaultNamespace?:string
VaultStoreOptions server:string role:string path?:string version?:string authMountPath?:string vaultNamespace?:string caConfigMap?:string
VolumeMount name:string source:VolumeSource mountPath:string subPath?:string readOnly?:boolean
WorkloadAddition env?:EnvValue{} args?:string[] volumes?:VolumeMount[] sidecars?:AdditionalContainer[] initContainers?:AdditionalContainer[] imagePullSecrets?:string[] podLabels?:string{} podAnnotations?:string{} workloadAnnotations?:string{} egress?:NetworkRule[] ingress?:NetworkRule[] replicaLimit?:ReplicaLimit restartOn?:string{}
WorkloadOptions <WorkloadAddition name?:string selectorLabels?:string{} labels?:string{} annotations?:string{} servicePort?:number replicas?:number resources?:ContainerResourceQuantities probes?:HealthOptions credentials?:ICredentialSource[] credentialDelivery?:CredentialDelivery{} config?:IConfigSource stores?:IWorkloadNeed[] maxStreamDuration?:Duration preStopDelay?:Duration terminationGracePeriod?:Duration disruptionBudget?:DisruptionBudget clients?:NetworkPeer[] networkIsolation?:NetworkIsolation egressProxy?:EgressProxyOptions privateHosts?:string[] scheduling?:SchedulingOptions region?:GatewayRegion serviceAccount?:ServiceAccountOptions imagePullPolicy?:string toolImage?:string
WritablePath path:string sizeLimit:Size name?:string
k8s.ConfigMapProjection items?:k8s.KeyToPath[] name?:string optional?:boolean
k8s.DownwardApiProjection items?:k8s.DownwardApiVolumeFile[]
k8s.DownwardApiVolumeFile fieldRef?:k8s.ObjectFieldSelector mode?:number path:string resourceFieldRef?:k8s.ResourceFieldSelector
k8s.KeyToPath key:string mode?:number path:string
k8s.NodeAffinity preferredDuringSchedulingIgnoredDuringExecution?:k8s.PreferredSchedulingTerm[] requiredDuringSchedulingIgnoredDuringExecution?:k8s.NodeSelector
k8s.NodeSelector nodeSelectorTerms:k8s.NodeSelectorTerm[]
k8s.NodeSelectorRequirement key:string operator:string values?:string[]
k8s.NodeSelectorTerm matchExpressions?:k8s.NodeSelectorRequirement[] matchFields?:k8s.NodeSelectorRequirement[]
k8s.ObjectFieldSelector apiVersion?:string fieldPath:string
k8s.PreferredSchedulingTerm preference:k8s.NodeSelectorTerm weight:number
k8s.ResourceFieldSelector containerName?:string divisor?:k8s.Quantity resource:string
k8s.SecretProjection items?:k8s.KeyToPath[] name?:string optional?:boolean
k8s.ServiceAccountTokenProjection audience?:string expirationSeconds?:number path:string
k8s.Toleration effect?:string key?:string operator?:string tolerationSeconds?:number value?:string
k8s.VolumeProjection configMap?:k8s.ConfigMapProjection downwardApi?:k8s.DownwardApiProjection secret?:k8s.SecretProjection serviceAccountToken?:k8s.ServiceAccountTokenProjection
`;
