# uid, gid and fsGroup of the securityContext are those of the process and its volumes
manifest <<'EOF'
apiVersion: v1
kind: Pod
metadata: {name: user}
spec:
  securityContext:
    {runAsNonRoot: true, runAsUser: 1001, runAsGroup: 1002, fsGroup: 1003, seccompProfile: {type: RuntimeDefault}}
  terminationGracePeriodSeconds: 1
  containers:
    - name: main
      image: busybox:1
      command: [sleep, "60"]
      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
      volumeMounts: [{name: data, mountPath: /data}]
  volumes: [{name: data, emptyDir: {}}]
EOF
ready user
contains "$(k exec user -- id)" 'uid=1001 gid=1002'
contains "$(k exec user -- id -G)" 1003
contains "$(k exec user -- grep CapEff /proc/self/status)" 0000000000000000
equal "$(k exec user -- stat -c %g /data)" 1003
k exec user -- touch /data/mine
if k exec user -- touch /mine; then fail 'it may write to the root folder'; fi
equal "$(field pod/user '.status.containerStatuses[0].user.linux.uid')" 1001
equal "$(field pod/user '.status.containerStatuses[0].user.linux.gid')" 1002
