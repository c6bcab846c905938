# Fault: the node of a frozen kubelet turns NotReady, and Ready again
trap 'fault kubelet resume' EXIT
fault kubelet pause
kubectl wait --for=condition=Ready=Unknown node/archon-node --timeout=90s
fault kubelet resume
kubectl wait --for=condition=Ready node/archon-node --timeout=30s
