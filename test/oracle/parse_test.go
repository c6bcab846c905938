package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, text, documents, offsets string }{
		{"empty", "", "[null]", "[0]"},
		{"comment only", "# c\n", "[null]", "[0]"},
		{"leading marker", "---\na: 1\n", `[{"a":1}]`, "[0]"},
		{"comment before the first marker", "# c\n---\na: 1\n", `[{"a":1}]`, "[4]"},
		{"empty documents", "a: 1\n---\n---\n# c\n---\n", `[{"a":1},null,null,null]`, "[0,5,9,17]"},
		{"content on the marker line", "--- {a: 1}\n--- |\n  x\n", `[{"a":1},"x\n"]`, "[0,11]"},
		{"comment on the marker line", "--- # c\na: 1\n---\t# d\nb: 2\n", `[{"a":1},{"b":2}]`, "[0,13]"},
		{"no marker", "a: 1\n---b: 2\n --- c\n", `[{"---b":"2 --- c","a":1}]`, "[0]"},
		{"in a block scalar", "a: |\n  ---\n  b\n", `[{"a":"---\nb\n"}]`, "[0]"},
		{"BOM and CRLF", "\ufeffa: 1\r\n---\r\nb: |\r\n  x\r\n", `[{"a":1},{"b":"x\n"}]`, "[0,9]"},
		{"BOM and marker", "\ufeff---\na: 1\n", `[{"a":1}]`, "[3]"},
		{"marker at the end", "a: 1\n---", `[{"a":1},null]`, "[0,5]"},
		{"directives", "%YAML 1.2\n---\na: 1\n", `[{"a":1}]`, "[10]"},
		{"tag directive", "%TAG !e! tag:e:\n---\na: !e!x 1\n", `[{"a":"1"}]`, "[16]"},
		{"tag directive after ...", "a: 1\n...\n%TAG !e! tag:e:\n---\na: !e!x 1\n", `[{"a":1},{"a":"1"}]`, "[0,25]"},
		{"error beside good ones", "a: [\n---\nb: 1\n", `[{"$error":"yaml: line 1: did not find expected node content"},{"b":1}]`, "[0,5]"},
		{"no anchor across documents", "a: &a 1\n---\nb: *a\n", `[{"a":1},{"$error":"yaml: unknown anchor 'a' referenced"}]`, "[0,8]"},
		{"large numbers and markup", "a: 18446744073709551615\nb: <&>\n", `[{"a":18446744073709551615,"b":"<&>"}]`, "[0]"},
	} {
		out := parse([]byte(c.text))
		if got := compact(t, out.Documents); got != c.documents {
			t.Errorf("%s: got %s, want %s", c.name, got, c.documents)
		}
		if got := compact(t, out.Offsets); got != c.offsets {
			t.Errorf("%s: offsets %s, want %s", c.name, got, c.offsets)
		}
	}
}

// Answers come in the order of the requests, a bad one included.
func TestServe(t *testing.T) {
	in := `{"op":"parse","text":"YTogMQ=="}` + "\nx\n" + `{"op":"z"}` + "\n" + `{"op":"parse","text":"!"}` + "\n" + `{"op":"parse","text":""}`
	var out strings.Builder
	if err := serve(strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	for i, want := range []string{`{"documents":[{"a":1}]`, `{"error":"request`, `{"error":"unknown op`, `{"error":"request`, `{"documents":[null]`} {
		if i >= len(lines) || !strings.HasPrefix(lines[i], want) {
			t.Errorf("answer %d: want %s in %q", i, want, lines)
		}
	}
}

func compact(t *testing.T, value any) string {
	t.Helper()
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(out.String())
}
