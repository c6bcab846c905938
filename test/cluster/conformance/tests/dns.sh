# A pod finds Services by their short, middle and full names
web_servers web 1
a_pod asker 'sleep 60'
ready asker
IMAGE=nginx:alpine a_pod browser 'sleep 60'
ready browser
address=$(field service/web .spec.clusterIP)
for name in web "web.$NAMESPACE" "web.$NAMESPACE.svc.cluster.local"; do
  k exec browser -- curl -fsS -m 3 "http://$name"
done
contains "$(k exec asker -- nslookup "web.$NAMESPACE.svc.cluster.local")" "$address"
contains "$(k exec asker -- nslookup kubernetes.default.svc.cluster.local)" 10.250.0.1
if k exec asker -- nslookup "nobody.$NAMESPACE.svc.cluster.local"; then fail 'a name that nobody has was found'; fi
