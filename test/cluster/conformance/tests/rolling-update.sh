# A rolling update replaces every pod and never has fewer ready than asked for; undo goes back
web_servers web 3
before=$(k get pods -l app=web -o name | sort)
k patch deployment web -p '{"spec": {"strategy": {"rollingUpdate": {"maxUnavailable": 0, "maxSurge": 1}}}}'
k set env deployment/web COLOUR=green
until k rollout status deployment/web --timeout=1s; do
  available=$(field deployment/web .status.availableReplicas)
  ((available >= 3)) || fail "only $available were available"
done
k wait --for=delete $before --timeout=30s
equal "$(field deployment/web '.spec.template.spec.containers[0].env[0].value')" green
k rollout undo deployment/web
k rollout status deployment/web --timeout=60s
equal "$(field deployment/web '.spec.template.spec.containers[0].env')" ''
