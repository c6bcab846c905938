package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"sigs.k8s.io/yaml"
)

// parsed answers the op parse. Offsets tell, in bytes of the file, where the
// first line of each document begins.
type parsed struct {
	Documents []any  `json:"documents"`
	Offsets   []int  `json:"offsets"`
	Error     string `json:"error"`
}

func parse(file []byte) parsed {
	out := parsed{Documents: []any{}, Offsets: []int{}}
	for _, s := range split(file) {
		document, err := read(s)
		if err != nil {
			document = map[string]any{"$error": err.Error()}
		}
		out.Documents = append(out.Documents, document)
		out.Offsets = append(out.Offsets, s.offset)
	}
	return out
}

// read reads one document; numbers stay as they are written in the JSON.
func read(s segment) (document any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	if isBlank(s.text) {
		return nil, nil
	}
	text := s.text
	if s.directives != "" {
		text = s.directives + text
	}
	out, err := yaml.YAMLToJSON([]byte(text))
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	dec.UseNumber()
	err = dec.Decode(&document)
	return document, err
}
