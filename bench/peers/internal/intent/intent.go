// Package intent edits nodes of YAML as archon-migrate's manifest items do, in
// the way of a tool that works on nodes: missing keys are appended.
package intent

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

var paths = map[string][]string{
	"Pod":                   {"spec"},
	"PodTemplate":           {"template", "spec"},
	"ReplicationController": {"spec", "template", "spec"},
	"Deployment":            {"spec", "template", "spec"},
	"StatefulSet":           {"spec", "template", "spec"},
	"DaemonSet":             {"spec", "template", "spec"},
	"ReplicaSet":            {"spec", "template", "spec"},
	"Job":                   {"spec", "template", "spec"},
	"CronJob":               {"spec", "jobTemplate", "spec", "template", "spec"},
}

var groups = []string{"", "apps", "extensions", "batch"}

// Apply edits one document (or object, or list of objects) and counts the edits.
func Apply(node *yaml.Node) int {
	if node.Kind == yaml.DocumentNode {
		if len(node.Content) == 0 {
			return 0
		}
		node = node.Content[0]
	}
	kind := value(get(node, "kind"))
	if items := get(node, "items"); items != nil && items.Kind == yaml.SequenceNode && strings.HasSuffix(kind, "List") {
		edits := 0
		for _, item := range items.Content {
			edits += Apply(resolve(item))
		}
		return edits
	}
	group, _, grouped := strings.Cut(value(get(node, "apiVersion")), "/")
	if !grouped {
		group = ""
	}
	path, ok := paths[kind]
	if !ok || !slices.Contains(groups, group) {
		return 0
	}
	for _, key := range path {
		node = get(node, key)
	}
	return pod(node)
}

func pod(spec *yaml.Node) int {
	if spec == nil || spec.Kind != yaml.MappingNode {
		return 0
	}
	edits := 0
	security := ensure(spec, "securityContext", &edits)
	set(security, "runAsNonRoot", scalar("!!bool", "true"), &edits)
	for _, key := range []string{"runAsUser", "runAsGroup", "fsGroup"} {
		set(security, key, scalar("!!int", "1001"), &edits)
	}
	set(security, "seccompProfile", mapping("type", scalar("!!str", "RuntimeDefault")), &edits)
	set(spec, "terminationGracePeriodSeconds", scalar("!!int", "30"), &edits)
	for _, list := range []string{"initContainers", "containers", "ephemeralContainers"} {
		if members := get(spec, list); members != nil && members.Kind == yaml.SequenceNode {
			for _, member := range members.Content {
				container(resolve(member), &edits)
			}
		}
	}
	return edits
}

func container(node *yaml.Node, edits *int) {
	if node.Kind != yaml.MappingNode {
		return
	}
	if image := get(node, "image"); image != nil && image.Kind == yaml.ScalarNode {
		if moved, ok := migrated(image.Value); ok {
			image.Value = moved
			*edits++
		}
	}
	security := ensure(node, "securityContext", edits)
	set(security, "allowPrivilegeEscalation", scalar("!!bool", "false"), edits)
	all := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: []*yaml.Node{scalar("!!str", "ALL")}}
	set(ensure(security, "capabilities", edits), "drop", all, edits)
}

// migrated gives the tag k8s-latest to an image without a tag or with latest.
func migrated(image string) (string, bool) {
	if image == "" || strings.ContainsAny(image, "@{") {
		return image, false
	}
	repository := strings.TrimSuffix(image, ":latest")
	if strings.LastIndexByte(repository, ':') > strings.LastIndexByte(repository, '/') {
		return image, false
	}
	return repository + ":k8s-latest", true
}
