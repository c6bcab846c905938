package main

import (
	"strings"
	"testing"
)

func ask(t *testing.T, objects ...string) [][]string {
	t.Helper()
	out := answer([]byte(`{"objects":[` + strings.Join(objects, ",") + `]}`))
	if out.Error != "" {
		t.Fatal(out.Error)
	}
	return out.Errors
}

const pod1 = `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"terminationGracePeriodSeconds":GRACE,
"containers":[{"name":"a","image":"a","lifecycle":{"preStop":{"sleep":{"seconds":5}}}}]}}`

func TestSleepNeedsGrace(t *testing.T) {
	got := ask(t, strings.Replace(pod1, "GRACE", "5", 1), strings.Replace(pod1, "GRACE", "4", 1), strings.Replace(pod1, "GRACE", "null", 1))
	if len(got[0]) != 0 || len(got[1]) != 1 || len(got[2]) != 0 {
		t.Fatalf("got %q", got)
	}
	if !strings.Contains(got[1][0], "lifecycle.preStop.sleep") {
		t.Fatalf("got %q", got[1])
	}
}

func TestDecodingIsStrict(t *testing.T) {
	got := ask(t, `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"containrs":[]}}`)
	if len(got[0]) == 0 || !strings.Contains(got[0][0], "containrs") {
		t.Fatalf("got %q", got)
	}
}

func TestNotARequest(t *testing.T) {
	if answer([]byte("{")).Error == "" {
		t.Fatal("no error")
	}
}
