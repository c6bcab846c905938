package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sigs.k8s.io/yaml"
)

// A fact is what sigs.k8s.io/yaml makes of a text. JSON is the text that
// YAMLToJSON returns, kept as a string so that 1.0, 1e+21 or large integers
// reach the reader unharmed. Key is the same scalar in the place of a key.
type fact struct {
	Title    string  `json:"title,omitempty"`
	Text     string  `json:"text"`
	JSON     *string `json:"json"`
	Error    string  `json:"error"`
	Key      *string `json:"key,omitempty"`
	KeyError string  `json:"keyError,omitempty"`
}

func scalarFacts() []fact {
	var facts []fact
	for _, text := range scalarTexts {
		f := fact{Text: text}
		f.JSON, f.Error = member("v: "+text+"\n", "v")
		if !strings.Contains(text, "\n") && !strings.Contains(text, "#") {
			f.Key, f.KeyError = onlyKey("? " + text + "\n: 0\n")
		}
		facts = append(facts, f)
	}
	return facts
}

func structureFacts() []fact {
	var facts []fact
	for _, s := range structureTexts {
		f := fact{Title: s.title, Text: s.text}
		out, err := yaml.YAMLToJSON([]byte(s.text))
		if err != nil {
			f.Error = err.Error()
		} else {
			j := string(out)
			f.JSON = &j
		}
		facts = append(facts, f)
	}
	return facts
}

// member reads a document and returns the JSON of one member.
func member(text, key string) (*string, string) {
	out, err := yaml.YAMLToJSON([]byte(text))
	if err != nil {
		return nil, err.Error()
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(out, &members); err != nil || members[key] == nil {
		return nil, "not a map with " + key + ": " + string(out)
	}
	j := string(members[key])
	return &j, ""
}

// onlyKey reads a document with one key and returns that key.
func onlyKey(text string) (*string, string) {
	out, err := yaml.YAMLToJSON([]byte(text))
	if err != nil {
		return nil, err.Error()
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(out, &members); err != nil || len(members) != 1 {
		return nil, "not one key: " + string(out)
	}
	for key := range members {
		return &key, ""
	}
	return nil, ""
}

// factFiles returns the generated files by name.
func factFiles() map[string][]byte {
	scalars, structures := scalarFacts(), structureFacts()
	return map[string][]byte{
		"facts.json":      encode(scalars),
		"structures.json": encode(structures),
		"FACTS.md":        markdown(scalars, structures),
	}
}

func encode(facts []fact) []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	out.WriteString("[\n")
	for i, f := range facts {
		enc.Encode(f)
		if i < len(facts)-1 {
			out.Truncate(out.Len() - 1)
			out.WriteString(",\n")
		}
	}
	out.WriteString("]\n")
	return out.Bytes()
}

// writeFacts writes the generated files to a folder.
func writeFacts(dir string) error {
	for name, content := range factFiles() {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return fmt.Errorf("facts: %w", err)
		}
	}
	return nil
}
