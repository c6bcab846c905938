# A Service's address reaches all of its pods, also from one of them
web_servers web 3
ask() { k exec deployment/web -- curl -fsS -m 3 http://web; }
eventually 10 ask
seen=$(for _ in {1..40}; do ask; done | sort -u | wc -l)
equal "$seen" 3
k scale deployment/web --replicas=1
only_one() { [[ $(k get pods -l app=web -o name | wc -l) == 1 ]]; }
eventually 30 only_one
# Its only pod asks: the way out and in again needs address translation of its own.
ask
