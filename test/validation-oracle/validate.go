package main

import (
	"context"
	"errors"
	"fmt"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	genericrequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	"k8s.io/kubernetes/pkg/registry/apps/daemonset"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/replicaset"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/batch/cronjob"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/podtemplate"
	"k8s.io/kubernetes/pkg/registry/core/replicationcontroller"
	"k8s.io/kubernetes/pkg/registry/core/service"
)

// strategies are those that the server's own storage of each kind is built with.
var strategies = map[string]rest.RESTCreateStrategy{
	"Pod":                   pod.Strategy,
	"PodTemplate":           podtemplate.Strategy,
	"ReplicationController": replicationcontroller.Strategy,
	"Service":               service.Strategy,
	"Deployment":            deployment.Strategy,
	"StatefulSet":           statefulset.Strategy,
	"DaemonSet":             daemonset.Strategy,
	"ReplicaSet":            replicaset.Strategy,
	"Job":                   job.Strategy,
	"CronJob":               cronjob.Strategy,
}

// As kubectl asks for since 1.27: unknown and duplicate fields are errors.
var decoder = serializer.NewCodecFactory(legacyscheme.Scheme, serializer.EnableStrict).UniversalDecoder()

// reasonsAgainst says why the server would refuse to create the object; the list is never nil.
func reasonsAgainst(data []byte) (reasons []string) {
	defer func() {
		if fault := recover(); fault != nil {
			reasons = []string{fmt.Sprintf("panic: %v", fault)}
		}
	}()
	object, kind, err := decoder.Decode(data, nil, nil)
	if err != nil {
		return []string{"decode: " + err.Error()}
	}
	strategy, known := strategies[kind.Kind]
	if !known {
		return []string{"kind: no strategy for " + kind.Kind}
	}
	return create(strategy, object, *kind)
}

func create(strategy rest.RESTCreateStrategy, object runtime.Object, kind schema.GroupVersionKind) []string {
	metadata, err := meta.Accessor(object)
	if err != nil {
		return []string{"metadata: " + err.Error()}
	}
	namespace := metadata.GetNamespace()
	if namespace == "" {
		namespace = "default"
	}
	rest.FillObjectMetaSystemFields(metadata)
	if metadata.GetName() == "" && metadata.GetGenerateName() != "" {
		metadata.SetName(strategy.GenerateName(metadata.GetGenerateName()))
	}
	return causes(rest.BeforeCreate(strategy, contextOf(namespace, kind), object))
}

// contextOf carries what declarative validation reads of a request: its group and version.
func contextOf(namespace string, kind schema.GroupVersionKind) context.Context {
	ctx := genericrequest.WithNamespace(context.Background(), namespace)
	return genericrequest.WithRequestInfo(ctx, &genericrequest.RequestInfo{
		IsResourceRequest: true,
		Verb:              "create",
		APIGroup:          kind.Group,
		APIVersion:        kind.Version,
		Namespace:         namespace,
	})
}

func causes(err error) []string {
	reasons := []string{}
	if err == nil {
		return reasons
	}
	var status apierrors.APIStatus
	if !errors.As(err, &status) || status.Status().Details == nil || len(status.Status().Details.Causes) == 0 {
		return append(reasons, err.Error())
	}
	for _, cause := range status.Status().Details.Causes {
		reasons = append(reasons, cause.Field+": "+cause.Message)
	}
	return reasons
}
