# A client outside the node is served through a NodePort
web_servers web 2
k patch service web -p '{"spec": {"type": "NodePort"}}'
port=$(field service/web '.spec.ports[0].nodePort')
answers() { client curl -fsS -m 2 "http://192.168.240.1:$port"; }
eventually 10 answers
seen=$(for _ in {1..30}; do answers; done | sort -u | wc -l)
equal "$seen" 2
