# A second node joins, pods of both nodes reach each other, and it leaves again
trap 'fault node remove' EXIT
fault node add
# Twice, because a machine that comes back under its old name must find nothing of its old self.
fault node remove
fault node add
web_servers web 4
nodes=$(k get pods -l app=web -o 'jsonpath={range .items[*]}{.spec.nodeName}{"\n"}{end}' | sort -u | wc -l)
equal "$nodes" 2
for pod in $(k get pods -l app=web -o name); do
  seen=$(for _ in {1..24}; do k exec "$pod" -- curl -fsS -m 3 http://web; done | sort -u | wc -l)
  equal "$seen" 4
  k exec "$pod" -- busybox nslookup kubernetes.default.svc.cluster.local
done
fault node remove
k scale deployment/web --replicas=1
k delete pods -l app=web --force --wait=false
k rollout status deployment/web --timeout=60s
