# The example is ready as it is before the migration, and requests flow from the frontend to every service
kubectl apply -f "$PROJECT_HOME/examples/archon/k8s-manifests-complete.yaml"
for service in mcp agents server frontend; do
  kubectl -n archon rollout status "deployment/archon-$service" --timeout=90s
done
ask() { client curl -fsS -m 5 "http://192.168.240.1:30080$1"; }
# The packet filter follows readiness by some hundred milliseconds.
eventually 20 ask /healthz
eventually 20 ask /api/status
equal "$(ask /api/status)" '{"server":"ok","mcp":"ok","agents":"ok"}'
contains "$(ask /)" '<'
for service in server mcp agents frontend; do
  contains "$(kubectl -n archon exec "deployment/archon-$service" -- id)" 'uid=0(root)'
done
# These images do not end on SIGTERM: nobody need wait for their grace period.
kubectl -n archon delete deployments,replicasets --all --cascade=orphan
kubectl -n archon delete pods --all --grace-period=1
kubectl delete namespace archon --timeout=60s
