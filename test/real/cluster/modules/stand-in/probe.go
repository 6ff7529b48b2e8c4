package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// Says for each place ("tcp 10.0.0.1:80", "udp ...", "dns SERVER NAME", "dns-tcp SERVER NAME") whether it answers, all at once. Datagrams
// go out from ports of their own, from -from on: what comes from one that was used a moment ago belongs to a conversation that goes
// on, which a policy that is new lets through.
func probe(args []string) {
	flags := flag.NewFlagSet("probe", flag.ExitOnError)
	from := flags.Int("from", 0, "first port from which a datagram is sent")
	flags.Parse(args)
	nextPort.Store(int32(*from))
	args = flags.Args()
	answers := map[string]bool{}
	var mutex sync.Mutex
	var asked sync.WaitGroup
	for _, place := range args {
		asked.Go(func() {
			reached := reaches(strings.Fields(place))
			mutex.Lock()
			defer mutex.Unlock()
			answers[place] = reached
		})
	}
	asked.Wait()
	json.NewEncoder(os.Stdout).Encode(answers)
}

// what is not let through is rejected at once; this is for answers on a busy machine
const patience = 4 * time.Second

func reaches(place []string) bool {
	switch kind, address := place[0], place[1]; kind {
	case "tcp", "udp":
		return echoes(kind, address)
	case "dns", "dns-tcp":
		network := map[string]string{"dns": "udp", "dns-tcp": "tcp"}[kind]
		resolver := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return dial(ctx, network, address)
		}}
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		_, err := resolver.LookupHost(ctx, place[2])
		return err == nil
	default:
		fail("unknown kind of place: %s", kind)
		return false
	}
}

var nextPort atomic.Int32

func dial(ctx context.Context, network, address string) (net.Conn, error) {
	if network == "tcp" {
		return (&net.Dialer{}).DialContext(ctx, network, address)
	}
	for {
		from := &net.UDPAddr{Port: int(nextPort.Add(1))}
		conn, err := (&net.Dialer{LocalAddr: from}).DialContext(ctx, network, address)
		// one of those on which a pod listens
		if !errors.Is(err, syscall.EADDRINUSE) {
			return conn, err
		}
	}
}

// A connection is enough over TCP; over UDP only an answer tells.
func echoes(network, address string) bool {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, err := dial(ctx, network, address)
	if err != nil {
		return false
	}
	defer conn.Close()
	if network == "tcp" {
		return true
	}
	conn.SetDeadline(time.Now().Add(patience))
	if _, err := conn.Write([]byte("?")); err != nil {
		return false
	}
	_, err = conn.Read(make([]byte, 1))
	return err == nil
}

// Answers on each address ("0.0.0.0:80"), over TCP and over UDP.
func listen(addresses []string) {
	for _, address := range addresses {
		tcp, err := net.Listen("tcp", address)
		if err != nil {
			fail("%v", err)
		}
		go http.Serve(tcp, http.NotFoundHandler())
		udp, err := net.ListenPacket("udp", address)
		if err != nil {
			fail("%v", err)
		}
		go echo(udp)
	}
	<-terminated()
}

func echo(conn net.PacketConn) {
	buffer := make([]byte, 512)
	for {
		n, from, err := conn.ReadFrom(buffer)
		if err != nil {
			return
		}
		conn.WriteTo(buffer[:n], from)
	}
}
