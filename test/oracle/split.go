package main

import (
	"bytes"
	"strings"
)

// segment is one YAML document of a file: the bytes from its `---` line (or
// the beginning of the file) to the next one.
type segment struct {
	offset     int    // in bytes of the file, where its first line begins
	text       string // with the marker, without BOM
	directives string // %TAG lines that hold for it
}

// split cuts a file at every line that begins with `---` followed by white
// space or the end of the line. What stands before the first marker is a
// document only if it holds more than comments, white space and directives.
func split(file []byte) []segment {
	var segments []segment
	start, directives := 0, ""
	if bytes.HasPrefix(file, []byte("\ufeff")) {
		start = 3
	}
	begin := func(end int) {
		text := string(file[start:end])
		first := len(segments) == 0 && !isMarker(text)
		if !first || end == len(file) || !isBlank(text) {
			segments = append(segments, segment{start, text, directives})
		}
		directives = tagDirectives(text, first && isBlank(text))
		start = end
	}
	for at := start; at < len(file); at = nextLine(file, at) {
		if at > start && isMarker(string(file[at:min(at+4, len(file))])) {
			begin(at)
		}
	}
	begin(len(file))
	if segments[0].offset == 3 && !isMarker(segments[0].text) {
		segments[0].offset = 0
	}
	return segments
}

// nextLine returns where the line after the one at `at` begins.
func nextLine(file []byte, at int) int {
	i := bytes.IndexAny(file[at:], "\r\n")
	if i < 0 {
		return len(file)
	}
	at += i
	if file[at] == '\r' && at+1 < len(file) && file[at+1] == '\n' {
		at++
	}
	return at + 1
}

func isMarker(line string) bool {
	return strings.HasPrefix(line, "---") && (len(line) == 3 || strings.ContainsRune(" \t\r\n", rune(line[3])))
}

// isBlank says whether a document holds only comments, white space,
// directives and markers.
func isBlank(text string) bool {
	for _, line := range strings.FieldsFunc(text, isBreak) {
		if isMarker(line) {
			line = line[3:]
		}
		if strings.HasPrefix(line, "%") || strings.HasPrefix(line, "...") {
			continue
		}
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// tagDirectives collects the %TAG lines at the end of a segment, which hold
// for the next document: after its last `...`, or anywhere if all is blank.
// %YAML lines are left out: the reader refuses 1.2, and no value depends on it.
func tagDirectives(text string, open bool) string {
	var found strings.Builder
	for _, line := range strings.FieldsFunc(text, isBreak) {
		if strings.HasPrefix(line, "...") {
			open = true
			found.Reset()
		} else if open && strings.HasPrefix(line, "%TAG") {
			found.WriteString(line + "\n")
		}
	}
	return found.String()
}

func isBreak(r rune) bool { return r == '\n' || r == '\r' }
