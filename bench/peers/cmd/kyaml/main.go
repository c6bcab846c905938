// Kyaml rewrites manifests through the nodes of kustomize's kyaml, keeping the
// indentation of sequences, as Flux and Argo CD Image Updater do.
package main

import (
	"bytes"

	"archon-migrate/bench-peers/internal/intent"
	"archon-migrate/bench-peers/internal/measure"
	"sigs.k8s.io/kustomize/kyaml/kio"
)

func main() {
	const module = "sigs.k8s.io/kustomize/kyaml"
	measure.Main(module, measure.Version(module), rewrite)
}

func rewrite(file []byte, edit bool) ([]byte, int, error) {
	reader := kio.ByteReader{
		Reader:            bytes.NewReader(file),
		PreserveSeqIndent: true,
		DisableUnwrapping: true,
	}
	documents, err := reader.Read()
	if err != nil {
		return nil, 0, err
	}
	edits := 0
	if edit {
		for _, document := range documents {
			edits += intent.Apply(document.YNode())
		}
	}
	var out bytes.Buffer
	err = kio.ByteWriter{Writer: &out}.Write(documents)
	return out.Bytes(), edits, err
}
