// The enforcer of network policies out of kube-router, without its routes and its proxy: iptables and ipset, which every kernel has.
package main

import (
	"flag"
	"os/signal"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"context"

	"github.com/cloudnativelabs/kube-router/v2/pkg/controllers/netpol"
	"github.com/cloudnativelabs/kube-router/v2/pkg/healthcheck"
	"github.com/cloudnativelabs/kube-router/v2/pkg/options"
	"github.com/cloudnativelabs/kube-router/v2/pkg/utils"
	v1 "k8s.io/api/core/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/klog/v2"
)

func main() {
	klog.InitFlags(nil)
	kubeconfig := flag.String("kubeconfig", "", "how to reach the API server")
	node := flag.String("node", "", "the node whose pods are guarded")
	services := flag.String("services", "", "the addresses of Services")
	flag.Parse()
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()

	config := must(clientcmd.BuildConfigFromFlags("", *kubeconfig))
	client := must(kubernetes.NewForConfig(config))
	router := options.NewKubeRouterConfig()
	router.HostnameOverride = *node
	router.ClusterIPCIDRs = strings.Split(*services, ",")
	router.EnableIPv4, router.EnableIPv6 = true, true
	router.IPTablesSyncPeriod = 30 * time.Second
	router.NodePortRange = "30000-32767"

	factory := informers.NewSharedInformerFactory(client, 0)
	pods := factory.Core().V1().Pods().Informer()
	policies := factory.Networking().V1().NetworkPolicies().Informer()
	namespaces := factory.Core().V1().Namespaces().Informer()
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())

	tables, sets, err := netpol.NewIPTablesHandlers(router)
	check(err)
	sets[v1.IPv6Protocol] = sets6{must(utils.NewIPSet(false))}
	var mutex sync.Mutex
	controller := must(netpol.NewNetworkPolicyController(client, router, pods, policies, namespaces, &mutex, tables, sets))
	for informer, handler := range map[cache.SharedIndexInformer]cache.ResourceEventHandler{
		pods:       controller.PodEventHandler,
		policies:   controller.NetworkPolicyEventHandler,
		namespaces: controller.NamespaceEventHandler,
	} {
		must(informer.AddEventHandler(handler))
	}

	beats := make(chan *healthcheck.ControllerHeartbeat, 10)
	go func() {
		for range beats {
		}
	}()
	var running sync.WaitGroup
	running.Add(1)
	controller.Run(beats, ctx.Done(), &running)
}

// Sets of IPv6 under their plain names: kube-router 2.1.0 makes them as "inet6:NAME" and asks for "NAME", so that no rule of theirs is
// ever in force.
type sets6 struct{ *utils.IPSet }

func (sets sets6) RefreshSet(name string, entries [][]string, kind string) {
	sets.IPSet.RefreshSet(name, entries, kind)
	if set := sets.Get(name); !slices.Contains(set.Options, "inet6") {
		set.Options = append(set.Options, "family", "inet6")
	}
}

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		klog.Fatal(err)
	}
}
