// Oracle reads YAML as Kubernetes does (sigs.k8s.io/yaml), so that the tests of
// archon-migrate have a judge that shares no line with it.
//
//	oracle             answer requests: one JSON object a line in, one a line out
//	oracle facts DIR   write FACTS.md, facts.json and structures.json to DIR
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

func main() {
	var err error
	switch {
	case len(os.Args) == 1:
		err = serve(os.Stdin, os.Stdout)
	case len(os.Args) == 3 && os.Args[1] == "facts":
		err = writeFacts(os.Args[2])
	default:
		err = fmt.Errorf("usage: oracle [facts DIR]")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// request is one line of input; text holds the bytes of a file in base64.
type request struct {
	Op      string   `json:"op"`
	Text    []byte   `json:"text"`
	Include []string `json:"include"`
	Compose []string `json:"compose"`
}

// failure answers a request that cannot be read.
type failure struct {
	Error string `json:"error"`
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

func answer(line []byte) any {
	var r request
	if err := json.Unmarshal(line, &r); err != nil {
		return failure{"request: " + err.Error()}
	}
	switch r.Op {
	case "parse":
		return parse(r.Text)
	case "count":
		return count(r.Text, r.Include, r.Compose)
	}
	return failure{"unknown op: " + r.Op}
}
