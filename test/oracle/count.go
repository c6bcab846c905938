package main

import (
	"slices"
	"strings"
)

// kinds maps each kind that makes pods to its groups and the way to its pod spec.
var kinds = map[string]struct{ groups, path []string }{
	"Pod":                   {core, []string{"spec"}},
	"PodTemplate":           {core, []string{"template", "spec"}},
	"ReplicationController": {core, inTemplate},
	"Deployment":            {apps, inTemplate},
	"DaemonSet":             {apps, inTemplate},
	"ReplicaSet":            {apps, inTemplate},
	"StatefulSet":           {apps[:1], inTemplate},
	"Job":                   {batch, inTemplate},
	"CronJob":               {batch, []string{"spec", "jobTemplate", "spec", "template", "spec"}},
}

var (
	core, apps, batch = []string{""}, []string{"apps", "extensions"}, []string{"batch"}
	inTemplate        = []string{"spec", "template", "spec"}
	lists             = []string{"containers", "initContainers", "ephemeralContainers"}
)

// container names one container of a file; its path begins at the document.
type container struct {
	Document  int    `json:"document"`
	Path      []any  `json:"path"`
	Kind      string `json:"kind"`
	Namespace string `json:"namespace"`
	Name      string `json:"name"`
	Container string `json:"container"`
	Image     string `json:"image"`
}

// counted answers the op count. Containers must migrate; the others match
// include too (but for templated ones, whose repository is not known).
type counted struct {
	Containers []container `json:"containers"`
	Digests    []container `json:"digests"`
	Foreign    []container `json:"foreign"`
	Templated  []container `json:"templated"`
	Failed     []int       `json:"failed"`
	Error      string      `json:"error"`
}

func count(file []byte, include, compose []string) counted {
	out := counted{[]container{}, []container{}, []container{}, []container{}, []int{}, ""}
	includes, tagged := globs(include), tags(compose)
	for n, s := range split(file) {
		document, err := read(s)
		if err != nil {
			out.Failed = append(out.Failed, n)
			continue
		}
		visit(document, nil, "", "", func(c container) {
			c.Document = n
			i := parseImage(c.Image)
			switch {
			case strings.Contains(c.Image, "{{"):
				out.Templated = append(out.Templated, c)
			case !matches(includes, i.repository, normalised(i.repository)):
			case i.digest:
				out.Digests = append(out.Digests, c)
			case matches(tagged, i.tag) || !i.tagged && matches(tagged, "latest"):
				out.Containers = append(out.Containers, c)
			default:
				out.Foreign = append(out.Foreign, c)
			}
		})
	}
	return out
}

// visit calls found for every container with an image below an object. As the
// API machinery does, the members of a typed list take kind and version from it.
func visit(value any, path []any, kind, version string, found func(container)) {
	object, _ := value.(map[string]any)
	if object == nil {
		return
	}
	if own := text(object, "kind"); own != "" || text(object, "apiVersion") != "" {
		kind, version = own, text(object, "apiVersion")
	}
	if items, ok := object["items"].([]any); ok && strings.HasSuffix(kind, "List") {
		for i, item := range items {
			visit(item, append(slices.Clone(path), "items", i), strings.TrimSuffix(kind, "List"), version, found)
		}
		return
	}
	group, _, grouped := strings.Cut(version, "/")
	if !grouped {
		group = ""
	}
	k, ok := kinds[kind]
	if !ok || version == "" || !slices.Contains(k.groups, group) {
		return
	}
	meta, _ := object["metadata"].(map[string]any)
	base := container{Kind: kind, Namespace: text(meta, "namespace"), Name: text(meta, "name")}
	for _, key := range k.path {
		object, _ = object[key].(map[string]any)
		path = append(slices.Clone(path), key)
	}
	for _, list := range lists {
		members, _ := object[list].([]any)
		for i, member := range members {
			fields, _ := member.(map[string]any)
			c := base
			c.Path = append(slices.Clone(path), list, i)
			c.Container, c.Image = text(fields, "name"), text(fields, "image")
			if c.Image != "" {
				found(c)
			}
		}
	}
}

func text(object map[string]any, key string) string {
	s, _ := object[key].(string)
	return s
}
