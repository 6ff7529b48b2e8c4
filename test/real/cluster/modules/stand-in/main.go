// Stands in for every image of the tests: servers that drain as the facts of a product say, the clients that watch them, and
// the small tools that probes and hooks call. The name it is called by, or else its first argument, picks what it is.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

var roles = map[string]func(args []string){
	"serve":   func([]string) { serve() },
	"load":    load,
	"probe":   probe,
	"listen":  listen,
	"metrics": func([]string) { metrics() },
	"guard":   guard,
	"pause":   func([]string) { <-terminated() },
	"sleep":   sleep,
	// the real one asks a server; whether the pods can be reached is asked elsewhere
	"redis-cli": func([]string) {},
	"curl":      func([]string) {},
}

func main() {
	if role, known := roles[filepath.Base(os.Args[0])]; known {
		role(os.Args[1:])
		return
	}
	if len(os.Args) > 1 {
		if role, known := roles[os.Args[1]]; known {
			role(os.Args[2:])
			return
		}
	}
	// called with the arguments of the product
	serve()
}

func sleep(args []string) {
	seconds, err := strconv.ParseFloat(args[0], 64)
	if err != nil {
		fail("sleep: %v", err)
	}
	time.Sleep(time.Duration(seconds * float64(time.Second)))
}

func terminated() <-chan os.Signal {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT)
	return signals
}

func fail(format string, args ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}
