package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"math/rand"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// What happened to the requests of a load.
type report struct {
	Running int            `json:"running"` // streams that are open
	Counts  map[string]int `json:"counts"`  // whole, cut, refused, answered, failed
	Pods    map[string]int `json:"pods"`    // streams that ended whole, by pod
	Errors  map[string]int `json:"errors"`
}

// Keeps so many streams open, and asks on a new connection again and again, until it is told to stop. Its port 9000 has
// GET /report, and POST /stop, after which no stream is begun and those that run are read to their end.
func load(args []string) {
	flags := flag.NewFlagSet("load", flag.ExitOnError)
	url := flags.String("url", "", "of the Service")
	n := flags.Int("streams", 60, "open at once")
	shortest := flags.Float64("shortest", 5, "seconds of a stream")
	longest := flags.Float64("longest", 15, "seconds of a stream")
	every := flags.Duration("every", 50*time.Millisecond, "between new connections")
	keepAlive := flags.Bool("keep-alive", false, "whether streams and requests reuse connections")
	patience := flags.Duration("patience", 10*time.Second, "how long a connection may take")
	flags.Parse(args)

	l := &loader{url: *url, counts: map[string]int{}, pods: map[string]int{}, errors: map[string]int{}}
	client := func(timeout time.Duration) *http.Client {
		dialer := &net.Dialer{Timeout: *patience}
		return &http.Client{
			Timeout:   timeout,
			Transport: &http.Transport{DisableKeepAlives: !*keepAlive, MaxIdleConnsPerHost: *n, DialContext: dialer.DialContext},
		}
	}
	l.awaitService(client(*patience))
	for i := range *n {
		go func() {
			// one after the other, so that they do not end together
			time.Sleep(time.Duration(i) * 20 * time.Millisecond)
			streams := client(0)
			for !l.stopped.Load() {
				l.oneStream(streams, *shortest+rand.Float64()*(*longest-*shortest))
			}
		}()
	}
	go func() {
		asking := client(*patience + 20*time.Second)
		for !l.stopped.Load() {
			time.Sleep(*every)
			go l.oneRequest(asking)
		}
	}()

	http.HandleFunc("POST /stop", func(w http.ResponseWriter, r *http.Request) { l.stopped.Store(true) })
	http.HandleFunc("GET /report", func(w http.ResponseWriter, r *http.Request) { json.NewEncoder(w).Encode(l.report()) })
	fail("%v", http.ListenAndServe(":9000", nil))
}

// An enforcer of policies needs a moment to know a pod that is new, this one: until then it is refused, whatever is promised to it.
func (l *loader) awaitService(client *http.Client) {
	for inTurn := 0; inTurn < 20; time.Sleep(100 * time.Millisecond) {
		answer, err := client.Get(l.url + "/")
		if err != nil {
			inTurn = 0
			continue
		}
		answer.Body.Close()
		inTurn++
	}
}

type loader struct {
	url     string
	stopped atomic.Bool
	mutex   sync.Mutex
	running int
	counts  map[string]int
	pods    map[string]int
	errors  map[string]int
}

func (l *loader) report() report {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return report{l.running, maps.Clone(l.counts), maps.Clone(l.pods), maps.Clone(l.errors)}
}

func (l *loader) count(what string, cause string) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.counts[what]++
	if cause != "" {
		if at := strings.LastIndex(cause, ": "); at > 0 {
			cause = cause[at+2:]
		}
		l.errors[what+": "+cause]++
	}
}

func (l *loader) open(n int) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.running += n
}

func (l *loader) oneStream(client *http.Client, seconds float64) {
	l.open(1)
	defer l.open(-1)
	answer, err := client.Post(fmt.Sprintf("%s/stream?seconds=%.1f", l.url, seconds), "application/json", strings.NewReader("{}"))
	if err == nil && answer.StatusCode != http.StatusOK {
		answer.Body.Close()
		err = fmt.Errorf("status %d", answer.StatusCode)
	}
	if err != nil {
		l.count("refused", err.Error())
		time.Sleep(200 * time.Millisecond)
		return
	}
	defer answer.Body.Close()
	whole := false
	lines := bufio.NewScanner(answer.Body)
	for lines.Scan() {
		whole = whole || lines.Text() == "data: [DONE]"
	}
	if !whole {
		cause := "it ended early"
		if lines.Err() != nil {
			cause = lines.Err().Error()
		}
		l.count("cut", cause)
		return
	}
	l.count("whole", "")
	l.mutex.Lock()
	l.pods[answer.Header.Get("x-pod")]++
	l.mutex.Unlock()
}

func (l *loader) oneRequest(client *http.Client) {
	answer, err := client.Get(l.url + "/")
	if err == nil {
		_, err = io.Copy(io.Discard, answer.Body)
		answer.Body.Close()
		if err == nil && answer.StatusCode != http.StatusOK {
			err = fmt.Errorf("status %d", answer.StatusCode)
		}
	}
	if err != nil {
		l.count("failed", err.Error())
		return
	}
	l.count("answered", "")
}
