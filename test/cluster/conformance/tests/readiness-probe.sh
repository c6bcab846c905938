# A pod that is not ready gets no traffic until it is again
a_pod web 'mkdir /www; echo hi >/www/ok; exec httpd -f -p 80 -h /www' \
  'readinessProbe: {httpGet: {path: /ok, port: 80}, periodSeconds: 1, failureThreshold: 1}'
k expose pod web --port=80
ready web
endpoint_is() { [[ $(k get endpointslice -o 'jsonpath={.items[0].endpoints[0].conditions.ready}') == "$1" ]]; }
eventually 10 endpoint_is true
k exec web -- mv /www/ok /www/gone
eventually 15 endpoint_is false
k exec web -- mv /www/gone /www/ok
eventually 15 endpoint_is true
