package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

// How a product ends, from variables of its image:
//
//	STAND_IN_PORTS   ports it listens on, "8080 9090"; each takes HTTP and HTTPS
//	STAND_IN_CUTS    seconds after SIGTERM until it cuts what still runs; "never": it does not hear SIGTERM; empty: it waits for all
//	STAND_IN_TOLD_BY the variable of the pod that has these seconds instead, whatever is written around them, like "300s"
//	STAND_IN_OPEN    not empty: it takes connections until it ends, otherwise the listener closes at SIGTERM
//	STAND_IN_DRAIN   path of a GET that returns when the last stream has ended, and STAND_IN_DRAIN_WAITS seconds are over
//	STAND_IN_STARTS  seconds until it listens
//	STAND_IN_METRICS path on which Prometheus reads what it does, see exposition.go
type ending struct {
	deaf  bool
	waits bool
	cuts  time.Duration
	open  bool
}

var streams atomic.Int64

func serve() {
	time.Sleep(time.Duration(number("STAND_IN_STARTS")) * time.Second)
	mux := http.NewServeMux()
	host, _ := os.Hostname()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, host) })
	mux.HandleFunc("/in-flight", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, streams.Load()) })
	mux.HandleFunc("/burn", burn)
	mux.HandleFunc("/stream", func(w http.ResponseWriter, r *http.Request) { stream(w, r, host) })
	if path := os.Getenv("STAND_IN_DRAIN"); path != "" {
		mux.HandleFunc(path, func(http.ResponseWriter, *http.Request) {
			time.Sleep(time.Duration(number("STAND_IN_DRAIN_WAITS")) * time.Second)
			drained()
		})
	}
	expose(mux)
	server := &http.Server{Handler: mux}
	for _, port := range strings.Fields(os.Getenv("STAND_IN_PORTS")) {
		listener, err := net.Listen("tcp", ":"+port)
		if err != nil {
			fail("%v", err)
		}
		go server.Serve(eitherWay(listener))
	}

	endOf(server)
}

// Ends as the product does, once it is told to.
func endOf(server *http.Server) {
	end := ending{deaf: os.Getenv("STAND_IN_CUTS") == "never", open: os.Getenv("STAND_IN_OPEN") != ""}
	end.waits = os.Getenv("STAND_IN_CUTS") == ""
	end.cuts = time.Duration(number("STAND_IN_CUTS")) * time.Second
	if name := os.Getenv("STAND_IN_TOLD_BY"); os.Getenv(name) != "" {
		end.waits, end.cuts = false, time.Duration(number(name))*time.Second
	}
	signals := terminated()
	<-signals
	for end.deaf {
		<-signals
	}
	ctx := context.Background()
	if !end.waits {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, end.cuts)
		defer cancel()
	}
	if !end.open {
		server.Shutdown(ctx)
		return
	}
	for streams.Load() > 0 && ctx.Err() == nil {
		time.Sleep(20 * time.Millisecond)
	}
}

// The number in a variable, whatever stands around it.
func number(variable string) int {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, os.Getenv(variable))
	n, _ := strconv.Atoi(digits)
	return n
}

// One event each second, and a last one by which a client knows that nothing is missing.
func stream(w http.ResponseWriter, r *http.Request, host string) {
	streams.Add(1)
	defer streams.Add(-1)
	succeeded.Add(1)
	seconds, _ := strconv.ParseFloat(r.URL.Query().Get("seconds"), 64)
	w.Header().Set("content-type", "text/event-stream")
	w.Header().Set("x-pod", host)
	flush := http.NewResponseController(w).Flush
	for end := time.Now().Add(time.Duration(seconds * float64(time.Second))); time.Now().Before(end); {
		if _, err := fmt.Fprintf(w, "data: %q\n\n", host); err != nil {
			return
		}
		flush()
		select {
		case <-time.After(min(time.Second, time.Until(end))):
		case <-r.Context().Done():
			return
		}
	}
	fmt.Fprint(w, "data: [DONE]\n\n")
}

// So many milliseconds of a processor, however long it takes to get them.
func burn(w http.ResponseWriter, r *http.Request) {
	milliseconds, _ := strconv.Atoi(r.URL.Query().Get("ms"))
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	for end := spent() + time.Duration(milliseconds)*time.Millisecond; spent() < end; {
	}
}

func spent() time.Duration {
	var usage syscall.Rusage
	syscall.Getrusage(onlyThread, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// RUSAGE_THREAD of Linux
const onlyThread = 1

func drained() {
	for streams.Load() > 0 {
		time.Sleep(20 * time.Millisecond)
	}
}
