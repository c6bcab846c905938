package intent

import (
	"testing"

	"go.yaml.in/yaml/v3"
)

func TestApply(t *testing.T) {
	for _, c := range []struct {
		name, before, after string
		edits               int
	}{
		{"pod", "{apiVersion: v1, kind: Pod, spec: {containers: [{image: 'a:latest'}]}}",
			"{apiVersion: v1, kind: Pod, spec: {containers: [{image: 'a:k8s-latest', securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}], securityContext: {runAsNonRoot: true, runAsUser: 1001, runAsGroup: 1001, fsGroup: 1001, seccompProfile: {type: RuntimeDefault}}, terminationGracePeriodSeconds: 30}}\n", 12},
		{"nothing is overwritten", "{apiVersion: v1, kind: Pod, spec: {securityContext: {runAsUser: 5, runAsGroup: 5, fsGroup: 5, runAsNonRoot: false, seccompProfile: {}}, terminationGracePeriodSeconds: 9, containers: [{image: 'a:1', securityContext: {allowPrivilegeEscalation: true, capabilities: {drop: []}}}]}}", "", 0},
		{"another group", "{apiVersion: x.io/v1, kind: Deployment, spec: {template: {spec: {}}}}", "", 0},
		{"no pod spec", "{apiVersion: apps/v1, kind: Deployment, spec: {template: }}", "", 0},
		{"list", "{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: PodTemplate, template: {spec: {securityContext: &s {runAsNonRoot: true, runAsUser: 1, runAsGroup: 1, fsGroup: 1, seccompProfile: {}}}}}]}",
			"{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: PodTemplate, template: {spec: {securityContext: &s {runAsNonRoot: true, runAsUser: 1, runAsGroup: 1, fsGroup: 1, seccompProfile: {}}, terminationGracePeriodSeconds: 30}}}]}\n", 1},
		{"empty", "# c", "", 0},
	} {
		var node yaml.Node
		if err := yaml.Unmarshal([]byte(c.before), &node); err != nil {
			t.Fatal(err)
		}
		if edits := Apply(&node); edits != c.edits {
			t.Errorf("%s: %d edits, want %d", c.name, edits, c.edits)
		}
		if c.after == "" {
			continue
		}
		if out, err := yaml.Marshal(&node); err != nil || string(out) != c.after {
			t.Errorf("%s: got %s %v, want %s", c.name, out, err, c.after)
		}
	}
}

func TestMigrated(t *testing.T) {
	for image, want := range map[string]string{
		"a": "a:k8s-latest", "a:latest": "a:k8s-latest", "r.io:5000/a": "r.io:5000/a:k8s-latest", "r.io:5000/a:latest": "r.io:5000/a:k8s-latest",
		"a:1": "a:1", "a@sha256:0": "a@sha256:0", "{{ a }}:latest": "{{ a }}:latest", "": "",
	} {
		if got, _ := migrated(image); got != want {
			t.Errorf("%q: got %q, want %q", image, got, want)
		}
	}
}
