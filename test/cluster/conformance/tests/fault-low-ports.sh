# Fault: where low ports are refused, a process that is not root cannot listen on port 80
trap 'fault low-ports allowed' EXIT
user='securityContext: {runAsUser: 1001}'
script='mkdir /tmp/www; timeout 3 httpd -f -p 80 -h /tmp/www; test $? -gt 100'
a_pod allowed "$script" "$user"
finished allowed
fault low-ports refused
a_pod refused "$script" "$user"
eventually 30 phase_is refused Failed
contains "$(k logs refused)" 'Permission denied'
