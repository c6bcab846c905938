# A container that does not listen to SIGTERM is killed after its grace period with status 137
manifest <<'EOF'
apiVersion: v1
kind: Pod
metadata: {name: deaf, finalizers: [archon-migrate.test/hold]}
spec:
  terminationGracePeriodSeconds: 4
  containers:
    - {name: main, image: "busybox:1", command: [sh, -c, "trap '' TERM; while :; do sleep 1; done"]}
EOF
ready deaf
begun=$(date +%s%N)
k delete pod deaf --wait=false
ended() { [[ -n $(field pod/deaf '.status.containerStatuses[0].state.terminated.exitCode') ]]; }
eventually 20 ended
between "$(seconds_since "$begun")" 4 8
equal "$(field pod/deaf '.status.containerStatuses[0].state.terminated.exitCode')" 137
k patch pod deaf --type=merge -p '{"metadata": {"finalizers": null}}'
