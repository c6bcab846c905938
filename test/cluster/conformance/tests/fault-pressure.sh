# Fault: a node under pressure says so, is tainted, and recovers
node=archon-node
trap 'fault pressure none' EXIT
fault pressure disk
kubectl wait --for=condition=DiskPressure "node/$node" --timeout=40s
tainted() { [[ $(kubectl get node "$node" -o 'jsonpath={.spec.taints[*].key}') == *disk-pressure* ]]; }
eventually 20 tainted
fault pressure none
kubectl wait --for=condition=DiskPressure=false "node/$node" --timeout=40s
relieved() { ! tainted; }
eventually 20 relieved
