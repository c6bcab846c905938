// half-open-proxy LISTEN TARGET forwards TCP connections until it is told to fall silent.
//
// SIGUSR1: it stops moving bytes but keeps every connection open, old and new, as a firewall does that has
// forgotten a flow: both ends believe the other one is there. SIGUSR2: it moves bytes again.
package main

import (
	"io"
	"log"
	"net"
	"os"
	"os/signal"
	"sync"
	"syscall"
)

// gate lets bytes through while it is open.
type gate struct {
	sync.Mutex
	opened *sync.Cond
	open   bool
}

func (g *gate) set(open bool) {
	g.Lock()
	g.open = open
	g.Unlock()
	g.opened.Broadcast()
}

func (g *gate) wait() {
	g.Lock()
	for !g.open {
		g.opened.Wait()
	}
	g.Unlock()
}

// carry moves bytes one way. It passes the gate after reading, so that bytes already on their way are held too.
func carry(g *gate, to, from net.Conn) {
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		g.wait()
		if n > 0 {
			if _, failed := to.Write(buffer[:n]); failed != nil {
				break
			}
		}
		if err != nil {
			if err != io.EOF {
				break
			}
			if half, ok := to.(*net.TCPConn); ok {
				half.CloseWrite()
			}
			return
		}
	}
	to.Close()
	from.Close()
}

func serve(g *gate, client net.Conn, target string) {
	server, err := net.Dial("tcp", target)
	if err != nil {
		client.Close()
		return
	}
	go carry(g, server, client)
	carry(g, client, server)
}

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: half-open-proxy LISTEN TARGET")
	}
	listener, err := net.Listen("tcp", os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	g := &gate{open: true}
	g.opened = sync.NewCond(g)
	orders := make(chan os.Signal, 1)
	signal.Notify(orders, syscall.SIGUSR1, syscall.SIGUSR2)
	go func() {
		for order := range orders {
			g.set(order == syscall.SIGUSR2)
		}
	}()
	for {
		client, err := listener.Accept()
		if err != nil {
			log.Fatal(err)
		}
		go serve(g, client, os.Args[2])
	}
}
