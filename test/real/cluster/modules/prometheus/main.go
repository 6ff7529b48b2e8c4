// Prometheus as its own program puts it together, without what the tests do not ask of it: of its service discoveries there is that
// of Kubernetes alone, since each of the others brings the client of a cloud; no remote storage, no agent, no pages.
package main

import (
	"context"
	"flag"
	"log/slog"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/config"
	"github.com/prometheus/prometheus/discovery"
	_ "github.com/prometheus/prometheus/discovery/kubernetes"
	"github.com/prometheus/prometheus/notifier"
	"github.com/prometheus/prometheus/promql"
	"github.com/prometheus/prometheus/rules"
	"github.com/prometheus/prometheus/scrape"
	"github.com/prometheus/prometheus/tsdb"
	"github.com/prometheus/prometheus/util/logging"
	"github.com/prometheus/prometheus/web"
)

// What the operator passes to it; the others say what is so here anyway.
var (
	file      = flag.String("config.file", "", "the configuration, which is read again when somebody posts to /-/reload")
	data      = flag.String("storage.tsdb.path", "", "where the samples are")
	retention = flag.Duration("storage.tsdb.retention.time", 24*time.Hour, "how long they are kept")
	security  = flag.String("web.config.file", "", "who may ask, and how")
	prefix    = flag.String("web.route-prefix", "/", "the path of everything")
	_         = flag.Bool("web.enable-lifecycle", true, "whether /-/reload is served")
	_         = flag.String("web.console.templates", "", "of pages")
	_         = flag.String("web.console.libraries", "", "of pages")
)

func main() {
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	metrics := prometheus.DefaultRegisterer
	external := &url.URL{Scheme: "http", Host: "localhost:9090", Path: *prefix}

	options := tsdb.DefaultOptions()
	options.RetentionDuration = retention.Milliseconds()
	samples := must(tsdb.Open(*data, logger("storage"), metrics, options, nil))
	defer samples.Close()
	queries := promql.NewEngine(promql.EngineOpts{
		Logger:     logger("queries"),
		Reg:        metrics,
		MaxSamples: 50_000_000,
		Timeout:    time.Minute,
		// what every Prometheus of version 3 has
		EnableAtModifier: true, EnableNegativeOffset: true,
		NoStepSubqueryIntervalFn: func(int64) int64 { return time.Minute.Milliseconds() },
	})

	check(discovery.RegisterK8sClientMetricsWithPrometheus(metrics))
	about := must(discovery.CreateAndRegisterSDMetrics(metrics))
	targets := discovery.NewManager(ctx, logger("targets"), metrics, about, discovery.Name("scrape"))
	receivers := discovery.NewManager(ctx, logger("receivers"), metrics, about, discovery.Name("notify"))
	scrapes := must(scrape.NewManager(&scrape.Options{}, logger("scrapes"), logging.NewJSONFileLogger, samples, metrics))
	notices := notifier.NewManager(&notifier.Options{QueueCapacity: 10_000, Registerer: metrics}, logger("notices"))
	alerts := rules.NewManager(&rules.ManagerOptions{
		Appendable:  samples,
		Queryable:   samples,
		QueryFunc:   rules.EngineQueryFunc(queries, samples),
		NotifyFunc:  rules.SendAlerts(notices, external.String()),
		Context:     ctx,
		ExternalURL: external,
		Registerer:  metrics,
		Logger:      logger("rules"),
		ResendDelay: time.Minute,
	})
	server := web.New(logger("server"), &web.Options{
		Context:               ctx,
		TSDBRetentionDuration: model.Duration(*retention),
		TSDBDir:               *data,
		LocalStorage:          local{samples},
		Storage:               samples,
		ExemplarStorage:       samples,
		QueryEngine:           queries,
		LookbackDelta:         5 * time.Minute,
		ScrapeManager:         scrapes,
		RuleManager:           alerts,
		Notifier:              notices,
		Version:               &web.PrometheusVersion{},
		ListenAddresses:       []string{":9090"},
		MaxConnections:        512,
		ReadTimeout:           5 * time.Minute,
		ExternalURL:           external,
		RoutePrefix:           *prefix,
		EnableLifecycle:       true,
		Gatherer:              prometheus.DefaultGatherer,
		Registerer:            metrics,
	})

	load := func() error {
		now, err := config.LoadFile(*file, false, logger("configuration"))
		if err != nil {
			return err
		}
		return apply(now, external, server, scrapes, targets, notices, receivers, alerts)
	}
	check(load())
	go targets.Run()
	go receivers.Run()
	go scrapes.Run(targets.SyncCh())
	go notices.Run(receivers.SyncCh())
	go alerts.Run()
	go func() {
		for asked := range server.Reload() {
			asked <- load()
		}
	}()
	server.SetReady(web.Ready)
	check(server.Run(ctx, nil, *security))
}

// Each part takes its own of a configuration; who scrapes and who sends must know it before they are told of targets.
func apply(
	now *config.Config, external *url.URL, server *web.Handler, scrapes *scrape.Manager, targets *discovery.Manager,
	notices *notifier.Manager, receivers *discovery.Manager, alerts *rules.Manager,
) error {
	jobs, err := now.GetScrapeConfigs()
	if err != nil {
		return err
	}
	scraped, notified := map[string]discovery.Configs{}, map[string]discovery.Configs{}
	for _, job := range jobs {
		scraped[job.JobName] = job.ServiceDiscoveryConfigs
	}
	for name, receiver := range now.AlertingConfig.AlertmanagerConfigs.ToMap() {
		notified[name] = receiver.ServiceDiscoveryConfigs
	}
	var files []string
	for _, pattern := range now.RuleFiles {
		matching, err := filepath.Glob(pattern)
		if err != nil {
			return err
		}
		files = append(files, matching...)
	}
	global := now.GlobalConfig
	for _, step := range []func() error{
		func() error { return server.ApplyConfig(now) },
		func() error { return scrapes.ApplyConfig(now) },
		func() error { return targets.ApplyConfig(scraped) },
		func() error { return notices.ApplyConfig(now) },
		func() error { return receivers.ApplyConfig(notified) },
		func() error {
			return alerts.Update(time.Duration(global.EvaluationInterval), files, global.ExternalLabels, external.String(), nil)
		},
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// The storage with all that the server may be asked about it.
type local struct{ *tsdb.DB }

func (l local) Stats(label string, limit int) (*tsdb.Stats, error) {
	return l.Head().Stats(label, limit), nil
}

func (local) WALReplayStatus() (tsdb.WALReplayStatus, error) { return tsdb.WALReplayStatus{}, nil }

func logger(part string) *slog.Logger { return slog.Default().With("part", part) }

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		slog.Error(err.Error())
		os.Exit(1)
	}
}
