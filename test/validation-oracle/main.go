// Validation-oracle judges objects as kube-apiserver 1.37.2 does when they are created: strict decoding,
// defaulting, and the validation of each kind's own REST strategy. It has no storage and no admission.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"k8s.io/kubernetes/pkg/capabilities"
)

// As kube-apiserver --allow-privileged=true, which every distribution sets.
func init() {
	capabilities.Setup(true, 0)
}

func main() {
	if err := serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// request is one line of input.
type request struct {
	Objects []json.RawMessage `json:"objects"`
}

// response is one line of output: the reasons to refuse each object, empty where it would be stored.
type response struct {
	Errors [][]string `json:"errors"`
	Error  string     `json:"error,omitempty"`
}

// serve answers each line of in, in order, until it ends.
func serve(in io.Reader, out io.Writer) error {
	lines := bufio.NewReaderSize(in, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 1 {
			if err := enc.Encode(answer(line)); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func answer(line []byte) response {
	var r request
	if err := json.Unmarshal(line, &r); err != nil {
		return response{Error: "request: " + err.Error()}
	}
	errors := make([][]string, len(r.Objects))
	for i, object := range r.Objects {
		errors[i] = reasonsAgainst(object)
	}
	return response{Errors: errors}
}
