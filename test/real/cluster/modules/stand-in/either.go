package main

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net"
	"time"
)

// Takes HTTP and HTTPS on one port, as the first byte of a client tells: a stand-in need not know which its product speaks.
func eitherWay(listener net.Listener) net.Listener {
	return &either{listener, &tls.Config{Certificates: []tls.Certificate{selfSigned()}}}
}

type either struct {
	net.Listener
	config *tls.Config
}

func (e *either) Accept() (net.Conn, error) {
	conn, err := e.Listener.Accept()
	if err != nil {
		return nil, err
	}
	// the first byte is awaited by whoever reads, not here: a silent client must not stop the others
	return &sniffed{Conn: conn, config: e.config}, nil
}

const handshake = 0x16

type sniffed struct {
	net.Conn
	config *tls.Config
	chosen net.Conn
}

func (s *sniffed) Read(into []byte) (int, error) {
	if s.chosen == nil {
		reader := bufio.NewReader(s.Conn)
		first, err := reader.Peek(1)
		if err != nil {
			return 0, err
		}
		s.chosen = &peeked{s.Conn, reader}
		if first[0] == handshake {
			s.chosen = tls.Server(s.chosen, s.config)
		}
	}
	return s.chosen.Read(into)
}

func (s *sniffed) Write(from []byte) (int, error) {
	if s.chosen == nil {
		return s.Conn.Write(from)
	}
	return s.chosen.Write(from)
}

type peeked struct {
	net.Conn
	reader *bufio.Reader
}

func (p *peeked) Read(into []byte) (int, error) { return p.reader.Read(into) }

func selfSigned() tls.Certificate {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		fail("%v", err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(24 * time.Hour)}
	certificate, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		fail("%v", err)
	}
	return tls.Certificate{Certificate: [][]byte{certificate}, PrivateKey: key}
}
