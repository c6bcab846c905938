# Fault: a stalled way to the API server falls silent without closing, and heals
config=$(fault half-open start)
through() { timeout 3 kubectl --kubeconfig "$config" get --raw /readyz; }
through
timeout 20 kubectl --kubeconfig "$config" get namespaces --watch -o name >"$ARCHON_CLUSTER_STATE/watch.out" &
sleep 2
fault half-open stall
status=0
through || status=$?
equal "$status" 124
kill -0 $!
fault half-open heal
through
kill $!
fault half-open end
