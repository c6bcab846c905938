package main

import (
	"regexp"
	"strings"
)

// image is a reference as written: repository, and tag or digest.
type image struct {
	repository string
	tag        string
	tagged     bool
	digest     bool
}

func parseImage(reference string) image {
	var i image
	i.repository, _, i.digest = strings.Cut(reference, "@")
	if colon := strings.LastIndexByte(i.repository, ':'); colon > strings.LastIndexByte(i.repository, '/') {
		i.repository, i.tag, i.tagged = i.repository[:colon], i.repository[colon+1:], true
	}
	return i
}

// normalised completes a repository as Docker does.
func normalised(repository string) string {
	registry, rest, found := strings.Cut(repository, "/")
	if !found || !isRegistry(registry) {
		registry, rest = "docker.io", repository
	}
	if registry == "index.docker.io" {
		registry = "docker.io"
	}
	if registry == "docker.io" && !strings.Contains(rest, "/") {
		rest = "library/" + rest
	}
	return registry + "/" + rest
}

func isRegistry(first string) bool {
	return strings.ContainsAny(first, ".:") || first == "localhost" || strings.ToLower(first) != first
}

// globs compiles patterns: ** is anything, * anything but a slash.
func globs(patterns []string) []*regexp.Regexp {
	quoted := strings.NewReplacer(`\*\*`, `.*`, `\*`, `[^/]*`)
	return anchored(patterns, quoted)
}

// tags compiles tag patterns: {sha} is 7 to 64 lower-case hex digits.
func tags(patterns []string) []*regexp.Regexp {
	return anchored(patterns, strings.NewReplacer(`\{sha\}`, `[0-9a-f]{7,64}`))
}

func anchored(patterns []string, replacer *strings.Replacer) []*regexp.Regexp {
	var compiled []*regexp.Regexp
	for _, pattern := range patterns {
		compiled = append(compiled, regexp.MustCompile(`(?s)^`+replacer.Replace(regexp.QuoteMeta(pattern))+`$`))
	}
	return compiled
}

func matches(compiled []*regexp.Regexp, texts ...string) bool {
	for _, re := range compiled {
		for _, text := range texts {
			if re.MatchString(text) {
				return true
			}
		}
	}
	return false
}
