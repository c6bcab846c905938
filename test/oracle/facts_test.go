package main

import (
	"os"
	"testing"
)

// The generated files are up to date, so that a newer reader shows what changed.
func TestFactFilesAreCurrent(t *testing.T) {
	for name, want := range factFiles() {
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s is out of date: run `go run . facts .`", name)
		}
	}
}

// What a resolver gets wrong most easily, by hand.
func TestScalars(t *testing.T) {
	for text, want := range map[string]string{
		"0644": "420", "0o644": "420", "08": "8", "0777_1": "4089", "1_000": "1000", "+1": "1", "-0": "0",
		"0x1F": "31", "0b11": "3", "0b-1": "-1", "-0b-1": `"-0b-1"`, "_1": `"_1"`, "1_": "1",
		"yes": "true", "y": "true", "on": "true", "No": "false", "off": "false", "yEs": `"yEs"`,
		"1:30": `"1:30"`, "2001-01-01": `"2001-01-01"`, "1e3": "1000", "1.0": "1", "-0.0": "-0", ".5": "0.5",
		"9223372036854775807": "9223372036854775807", "18446744073709551615": "18446744073709551615",
		"18446744073709551616": "18446744073709552000", "1e309": `"1e309"`, "0x1p4": `"0x1p4"`,
		"~": "null", "": "null", "Null": "null", "nULL": `"nULL"`, "=": `"="`,
		"!!str 1": `"1"`, "!!binary aGVsbG8=": `"hello"`, `!!int "0644"`: "420", `"0644"`: `"0644"`,
	} {
		got, err := member("v: "+text+"\n", "v")
		if err != "" || *got != want {
			t.Errorf("%q: got %v %s, want %s", text, got, err, want)
		}
	}
	for _, text := range []string{".inf", "-.Inf", ".NaN", "!!int 1.0", "@a", `"\/"`} {
		if got, err := member("v: "+text+"\n", "v"); err == "" {
			t.Errorf("%q: got %s, want an error", text, *got)
		}
	}
}

func TestKeys(t *testing.T) {
	for text, want := range map[string]string{
		"1": "1", "0644": "420", "1.0": "1", "1e21": "1e+21", "yes": "true", "on": "true", ".inf": ".inf",
		"16777217.5": "1.6777218e+07", "2001-01-01": "2001-01-01", `"0644"`: "0644", `""`: "",
	} {
		got, err := onlyKey("? " + text + "\n: 0\n")
		if err != "" || *got != want {
			t.Errorf("%q: got %v %s, want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"~", "null", "", "18446744073709551615", "[a]", "{a: 1}"} {
		if got, err := onlyKey("? " + text + "\n: 0\n"); err == "" {
			t.Errorf("%q: got %s, want an error", text, *got)
		}
	}
}

// Keys and merges apply in the order of the text: a merge that follows a local
// key overwrites it.
func TestMergesAndDuplicates(t *testing.T) {
	const base = "x: &b {a: base}\nz: &c {a: other}\n"
	for text, want := range map[string]string{
		"{a: local, <<: *b}":       `{"a":"base"}`,
		"{<<: *b, a: local}":       `{"a":"local"}`,
		"{<<: [*b, *c]}":           `{"a":"base"}`,
		"{<<: *b, <<: *c}":         `{"a":"other"}`,
		`{"<<": 1}`:                `{"\u003c\u003c":1}`,
		"{a: 1, a: 2}":             `{"a":2}`,
		"{a: {b: 1}, a: {c: 2}}":   `{"a":{"c":2}}`,
		"{a: {b: 1}, <<: {a: {}}}": `{"a":{}}`,
	} {
		got, err := member(base+"v: "+text+"\n", "v")
		if err != "" || *got != want {
			t.Errorf("%q: got %v %s, want %s", text, got, err, want)
		}
	}
}
