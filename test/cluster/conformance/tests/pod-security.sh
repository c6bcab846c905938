# A namespace under Pod Security "restricted" refuses a pod that may be root
kubectl label namespace "$NAMESPACE" pod-security.kubernetes.io/enforce=restricted
if a_pod root 'sleep 1'; then fail 'it was let in'; fi
a_pod user 'true' 'securityContext: {runAsNonRoot: true, runAsUser: 1001, allowPrivilegeEscalation: false,
        capabilities: {drop: [ALL]}, seccompProfile: {type: RuntimeDefault}}'
finished user
