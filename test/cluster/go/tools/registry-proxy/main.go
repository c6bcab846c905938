// registry-proxy LISTEN TARGET MODE_FILE [TLS_LISTEN CERTIFICATE KEY] stands in front of the registry and misbehaves
// on request. It listens in the clear and, if told to, with TLS beside it.
//
// The mode is read anew for each request: "ok", a status such as "401" or "503", or "slow SECONDS", which waits
// before each answer. A registry that is off is this program ended: its port then refuses connections.
package main

import (
	"encoding/json"
	"log"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

// codes are the error codes that the distribution specification pairs with a status.
var codes = map[int]string{401: "UNAUTHORIZED", 403: "DENIED", 404: "MANIFEST_UNKNOWN", 429: "TOOMANYREQUESTS"}

func refuse(w http.ResponseWriter, status int) {
	if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Basic realm="registry"`)
	}
	code, known := codes[status]
	if !known {
		code = "UNKNOWN"
	}
	fault := map[string]string{"code": code, "message": "fault injected: " + strconv.Itoa(status)}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]any{"errors": []any{fault}})
}

type misbehaving struct {
	registry http.Handler
	modeFile string
}

func (m *misbehaving) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	mode, _ := os.ReadFile(m.modeFile)
	words := strings.Fields(string(mode))
	log.Println(r.Method, r.URL.Path, words)
	if len(words) == 2 && words[0] == "slow" {
		seconds, _ := strconv.ParseFloat(words[1], 64)
		time.Sleep(time.Duration(seconds * float64(time.Second)))
	} else if status, err := strconv.Atoi(strings.Join(words, " ")); err == nil {
		refuse(w, status)
		return
	}
	m.registry.ServeHTTP(w, r)
}

func main() {
	if len(os.Args) != 4 && len(os.Args) != 7 {
		log.Fatal("usage: registry-proxy LISTEN TARGET MODE_FILE [TLS_LISTEN CERTIFICATE KEY]")
	}
	target, err := url.Parse(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	handler := &misbehaving{httputil.NewSingleHostReverseProxy(target), os.Args[3]}
	if len(os.Args) == 7 {
		go func() { log.Fatal(http.ListenAndServeTLS(os.Args[4], os.Args[5], os.Args[6], handler)) }()
	}
	log.Fatal(http.ListenAndServe(os.Args[1], handler))
}
