# Fault: a registry that is off, refuses, breaks or is slow shows so in the pod's events
try() {
  k run "$1" --image="busybox:1" --image-pull-policy=Always --restart=Never --command -- true
}
says() { [[ $(k get events --field-selector "involvedObject.name=$1" -o 'jsonpath={.items[*].message}') == *"$2"* ]]; }
trap 'fault registry ok' EXIT
fault registry 401 && try unauthorized && eventually 20 says unauthorized 'authorization failed'
fault registry 503 && try broken && eventually 20 says broken '503 Service Unavailable'
fault registry off && try off && eventually 20 says off 'connection refused'
fault registry slow 2
begun=$(date +%s%N)
try slow
finished slow
between "$(seconds_since "$begun")" 2 30
