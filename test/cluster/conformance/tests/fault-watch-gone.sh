# Fault: a watch from before a compaction is answered with 410 Gone
k create configmap first
revision=$(field configmap/first .metadata.resourceVersion)
k create configmap second
fault watch-gone
answer=$(kubectl get --raw "/api/v1/namespaces/$NAMESPACE/configmaps?watch=1&resourceVersion=$revision&timeoutSeconds=2")
contains "$answer" '"code":410'
