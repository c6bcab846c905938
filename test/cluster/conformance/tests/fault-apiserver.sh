# Fault: after the API server crashed and came back, the cluster goes on as before
web_servers web 1
fault apiserver restart
web_servers after 1
