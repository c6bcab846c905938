# preStop sleep keeps a pod serving before it is told to end
GRACE=20 a_pod server 'trap "echo told; exit 0" TERM; echo up; while :; do sleep 0.2; done' \
  'lifecycle: {preStop: {sleep: {seconds: 4}}}'
ready server
k logs --follow --timestamps server >"$ARCHON_CLUSTER_STATE/pre-stop.log" &
begun=$(date +%s%N)
k delete pod server --wait=false
sleep 2
# Still running in the drain, though marked for deletion.
k exec server -- true
k wait --for=delete pod/server --timeout=30s
between "$(seconds_since "$begun")" 4 8
wait
contains "$(<"$ARCHON_CLUSTER_STATE/pre-stop.log")" told
