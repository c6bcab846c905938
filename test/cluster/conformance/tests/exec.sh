# exec carries input, output, errors and the exit status
a_pod box 'sleep 60'
ready box
equal "$(echo hello | k exec -i box -- cat)" hello
equal "$(k exec box -- sh -c 'echo out; echo err >&2' 2>/dev/null)" out
contains "$(k exec box -- sh -c 'echo err >&2' 2>&1)" err
status=0
k exec box -- sh -c 'exit 7' || status=$?
equal "$status" 7
