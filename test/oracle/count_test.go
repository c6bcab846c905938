package main

import (
	"fmt"
	"strings"
	"testing"
)

var compose = []string{"latest", "docker-latest", "docker-{sha}"}

func TestImages(t *testing.T) {
	for _, c := range []struct{ image, include, want string }{
		{"nginx", "**", "containers"},
		{"nginx:latest", "*", "containers"},
		{"nginx:docker-latest", "docker.io/library/*", "containers"},
		{"nginx:docker-0123abc", "docker.io/*/nginx", "containers"},
		{"nginx:docker-0123ab", "**", "foreign"},
		{"nginx:docker-0123abG", "**", "foreign"},
		{"nginx:docker-" + strings.Repeat("a", 64), "**", "containers"},
		{"nginx:docker-" + strings.Repeat("a", 65), "**", "foreign"},
		{"nginx:k8s-latest", "**", "foreign"},
		{"nginx:", "**", "foreign"},
		{"a/b:latest", "*", ""},
		{"a/b:latest", "docker.io/a/*", "containers"},
		{"r.io:5000/a/b", "r.io:5000/a/*", "containers"},
		{"r.io:5000/a/b/c", "r.io:5000/a/*", ""},
		{"r.io:5000/a/b/c", "r.io:5000/**", "containers"},
		{"r.io/a", "docker.io/**", ""},
		{"localhost/a", "docker.io/**", ""},
		{"docker.io/nginx", "docker.io/library/nginx", "containers"},
		{"index.docker.io/a/b", "docker.io/a/b", "containers"},
		{"nginx@sha256:00", "nginx", "digests"},
		{"nginx:latest@sha256:00", "nginx", "digests"},
		{"nginx@sha256:00", "a", ""},
		{"{{ .Values.image }}:latest", "a", "templated"},
		{"axb", "a.b", ""},
	} {
		out := count([]byte("{apiVersion: v1, kind: Pod, spec: {containers: [{image: \""+c.image+"\"}]}}"), []string{c.include}, compose)
		var got []string
		for name, list := range map[string][]container{
			"containers": out.Containers, "digests": out.Digests, "foreign": out.Foreign, "templated": out.Templated,
		} {
			if len(list) > 0 {
				got = append(got, name)
			}
		}
		if strings.Join(got, ",") != c.want {
			t.Errorf("%s in %s: got %v, want %s", c.image, c.include, got, c.want)
		}
	}
	if out := count([]byte("{apiVersion: v1, kind: Pod, spec: {containers: [{image: a}]}}"), []string{"**"}, []string{"docker-latest"}); len(out.Foreign) != 1 {
		t.Error("without latest in compose an untagged image must not migrate")
	}
}

func TestKinds(t *testing.T) {
	pod := "{containers: [{name: c, image: x}]}"
	for _, c := range []struct{ text, want string }{
		{"{apiVersion: v1, kind: Pod, metadata: {name: m, namespace: s}, spec: " + pod + "}", "s/m/c [spec containers 0]"},
		{"{apiVersion: v1, kind: PodTemplate, template: {spec: " + pod + "}}", "//c [template spec containers 0]"},
		{"{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: " + pod + "}}}", "//c [spec template spec containers 0]"},
		{"{apiVersion: extensions/v1beta1, kind: DaemonSet, spec: {template: {spec: " + pod + "}}}", "//c [spec template spec containers 0]"},
		{"{apiVersion: batch/v1, kind: CronJob, spec: {jobTemplate: {spec: {template: {spec: " + pod + "}}}}}", "//c [spec jobTemplate spec template spec containers 0]"},
		{"{apiVersion: v1, kind: Deployment, spec: {template: {spec: " + pod + "}}}", ""},
		{"{apiVersion: serving.knative.dev/v1, kind: Service, spec: {template: {spec: " + pod + "}}}", ""},
		{"{kind: Pod, spec: " + pod + "}", ""},
		{"{apiVersion: v1, kind: Pod, spec: {initContainers: [{image: x}], ephemeralContainers: [{image: x}]}}", "// [spec initContainers 0];// [spec ephemeralContainers 0]"},
		{"{apiVersion: v1, kind: List, items: [{}, {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Pod, spec: " + pod + "}]}]}", "//c [items 1 items 0 spec containers 0]"},
		{"{apiVersion: v1, kind: PodList, items: [{spec: " + pod + "}]}", "//c [items 0 spec containers 0]"},
		{"{apiVersion: v1, kind: Pod, spec: {containers: [{image: 1}, {image: ''}, a, {}]}}", ""},
		{"{apiVersion: v1, kind: Pod, spec: {containers: {image: x}}}", ""},
		{"[1]", ""},
	} {
		var got []string
		for _, f := range count([]byte(c.text), []string{"**"}, compose).Containers {
			got = append(got, fmt.Sprintf("%s/%s/%s %v", f.Namespace, f.Name, f.Container, f.Path))
		}
		if strings.Join(got, ";") != c.want {
			t.Errorf("%s: got %v, want %s", c.text, got, c.want)
		}
	}
}

func TestDocumentsAreNumbered(t *testing.T) {
	out := count([]byte("# c\n---\na: [\n---\n{apiVersion: v1, kind: Pod, spec: {containers: [{image: x}]}}\n"), []string{"**"}, compose)
	if len(out.Failed) != 1 || out.Failed[0] != 0 || len(out.Containers) != 1 || out.Containers[0].Document != 1 {
		t.Errorf("got %+v", out)
	}
}
