package main

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

// Says for each place ("tcp 10.0.0.1:80", "udp ...", "dns SERVER NAME", "dns-tcp SERVER NAME") whether it answers, all at once.
func probe(args []string) {
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
			return (&net.Dialer{}).DialContext(ctx, network, address)
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

// A connection is enough over TCP; over UDP only an answer tells.
func echoes(network, address string) bool {
	conn, err := net.DialTimeout(network, address, patience)
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
