package main

import (
	"fmt"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"sync/atomic"
)

// What clients asked for, as Prometheus reads it. Both series are there from the beginning, so that a first failure is growth.
var succeeded, failed atomic.Int64

// Serves the metrics on STAND_IN_METRICS, a path, to whoever proves what the pod has been given to compare with; GET /fail fails.
func expose(mux *http.ServeMux) {
	path := os.Getenv("STAND_IN_METRICS")
	if path == "" {
		return
	}
	mux.HandleFunc("GET /fail", func(w http.ResponseWriter, r *http.Request) {
		failed.Add(1)
		http.Error(w, "as it was asked to", http.StatusInternalServerError)
	})
	mux.HandleFunc("GET "+path, guarded(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "# TYPE acme_requests_in_flight gauge\nacme_requests_in_flight %d\n", streams.Load())
		fmt.Fprintf(w, "# TYPE acme_requests_total counter\n")
		fmt.Fprintf(w, "acme_requests_total{status=\"200\"} %d\n", succeeded.Load())
		fmt.Fprintf(w, "acme_requests_total{status=\"500\"} %d\n", failed.Load())
	}))
}

// Lets nobody through to another server but who has the token, or the user and the password, of its variables; /ready is its own.
func guard(args []string) {
	to, err := url.Parse(args[0])
	if err != nil {
		fail("%v", err)
	}
	http.HandleFunc("/", guarded(httputil.NewSingleHostReverseProxy(to).ServeHTTP))
	http.HandleFunc("/ready", func(http.ResponseWriter, *http.Request) {})
	fail("%v", http.ListenAndServe(":8080", nil))
}

// METRICS_TOKEN, or METRICS_USER and METRICS_PASSWORD; a pod that has none of them lets everybody through.
func guarded(serve http.HandlerFunc) http.HandlerFunc {
	token, user, password := os.Getenv("METRICS_TOKEN"), os.Getenv("METRICS_USER"), os.Getenv("METRICS_PASSWORD")
	return func(w http.ResponseWriter, r *http.Request) {
		givenUser, givenPassword, _ := r.BasicAuth()
		byToken := token != "" && r.Header.Get("authorization") == "Bearer "+token
		byPassword := password != "" && givenUser == user && givenPassword == password
		if token+password != "" && !byToken && !byPassword {
			http.Error(w, "who are you?", http.StatusUnauthorized)
			return
		}
		serve(w, r)
	}
}
