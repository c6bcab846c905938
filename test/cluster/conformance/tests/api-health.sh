# The API server calls itself ready in every respect
report=$(kubectl get --raw '/readyz?verbose')
contains "$report" 'readyz check passed'
[[ $report != *'[-]'* ]] || fail "$report"
contains "$report" '[+]etcd ok'
