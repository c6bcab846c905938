# logs --follow shows lines as they are written and ends with the container
a_pod talker 'for i in 1 2 3 4 5; do echo line $i; sleep 1; done'
ready talker
begun=$(date +%s%N)
read -r first < <(k logs --follow talker)
equal "$first" 'line 1'
between "$(seconds_since "$begun")" 0 4
equal "$(k logs --follow talker | wc -l)" 5
between "$(seconds_since "$begun")" 2 9
finished talker
