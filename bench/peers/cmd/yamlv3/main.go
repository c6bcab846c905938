// Yamlv3 rewrites manifests through the nodes of go.yaml.in/yaml/v3 with an
// indentation of two, as Polaris, Kargo and yq do.
package main

import (
	"bytes"
	"io"

	"archon-migrate/bench-peers/internal/intent"
	"archon-migrate/bench-peers/internal/measure"
	"go.yaml.in/yaml/v3"
)

func main() {
	const module = "go.yaml.in/yaml/v3"
	measure.Main(module, measure.Version(module), rewrite)
}

func rewrite(file []byte, edit bool) ([]byte, int, error) {
	var out bytes.Buffer
	dec, enc := yaml.NewDecoder(bytes.NewReader(file)), yaml.NewEncoder(&out)
	enc.SetIndent(2)
	edits := 0
	for {
		var document yaml.Node
		err := dec.Decode(&document)
		if err == io.EOF {
			return out.Bytes(), edits, enc.Close()
		}
		if err != nil {
			return nil, 0, err
		}
		if edit {
			edits += intent.Apply(&document)
		}
		if err := enc.Encode(&document); err != nil {
			return nil, 0, err
		}
	}
}
