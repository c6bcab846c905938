# A container whose liveness probe fails is restarted, but not before its startup probe has passed
manifest <<'EOF'
apiVersion: v1
kind: Pod
metadata: {name: sick}
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: main
      image: busybox:1
      command: [sh, -c, "sleep 4; touch /tmp/started; sleep 100"]
      startupProbe: {exec: {command: [test, -e, /tmp/started]}, periodSeconds: 1, failureThreshold: 30}
      livenessProbe: {exec: {command: ["false"]}, periodSeconds: 1, failureThreshold: 1}
EOF
restarts() { field pod/sick '.status.containerStatuses[0].restartCount'; }
restarted() { [[ $(restarts) == 1 ]]; }
begun=$(date +%s%N)
eventually 30 restarted
between "$(seconds_since "$begun")" 4 20
equal "$(field pod/sick '.status.containerStatuses[0].lastState.terminated.exitCode')" 137
