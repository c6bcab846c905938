# A second node joins, pods of both nodes reach each other, and it leaves again
trap 'fault node remove' EXIT
fault node add
web_servers web 4
nodes=$(k get pods -l app=web -o 'jsonpath={range .items[*]}{.spec.nodeName}{"\n"}{end}' | sort -u | wc -l)
equal "$nodes" 2
address=$(field service/web .spec.clusterIP)
for pod in $(k get pods -l app=web -o name); do
  seen=$(for _ in {1..24}; do k exec "$pod" -- wget -T 3 -qO- "http://$address"; done | sort -u | wc -l)
  equal "$seen" 4
  k exec "$pod" -- nslookup kubernetes.default.svc.cluster.local
done
fault node remove
k scale deployment/web --replicas=1
k delete pods -l app=web --force --wait=false
k rollout status deployment/web --timeout=60s
