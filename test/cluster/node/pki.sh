# Certificates and kubeconfigs. Sourced.
# shellcheck shell=bash

# Elliptic keys: they are made in milliseconds, RSA keys would take most of a second each.
new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1"; }

make_authority() {
  new_key "$STATE/pki/ca.key"
  new_key "$STATE/pki/service-accounts.key"
  openssl req -x509 -new -key "$STATE/pki/ca.key" -out "$STATE/pki/ca.crt" -days 30 -subj /CN=archon-test-ca
}

# make_certificate NAME SUBJECT [ALTERNATIVE-NAMES]
make_certificate() {
  local file=$STATE/pki/$1 extensions='extendedKeyUsage=clientAuth,serverAuth'
  [[ -z ${3:-} ]] || extensions+=$'\n'"subjectAltName=$3"
  new_key "$file.key"
  openssl req -new -key "$file.key" -subj "$2" -out "$file.csr"
  openssl x509 -req -in "$file.csr" -CA "$STATE/pki/ca.crt" -CAkey "$STATE/pki/ca.key" -CAcreateserial \
    -days 30 -out "$file.crt" -extfile <(echo "$extensions") 2>/dev/null
}

# make_kubeconfig CERTIFICATE [FILE [PORT]]: one address for the node and the client outside it.
make_kubeconfig() {
  cat >"$STATE/${2:-$1}.kubeconfig" <<EOF
apiVersion: v1
kind: Config
clusters:
  - name: archon-test
    cluster: {server: "https://$SERVER_IP:${3:-6443}", certificate-authority: $STATE/pki/ca.crt}
users:
  - name: $1
    user: {client-certificate: $STATE/pki/$1.crt, client-key: $STATE/pki/$1.key}
contexts:
  - name: archon-test
    context: {cluster: archon-test, user: $1}
current-context: archon-test
EOF
  chmod 600 "$STATE/${2:-$1}.kubeconfig"
}

make_certificates() {
  make_authority
  make_certificate apiserver /CN=kube-apiserver \
    "IP:127.0.0.1,IP:$SERVER_IP,IP:${SERVICE_CIDR%.*}.1,DNS:localhost,DNS:kubernetes.default.svc"
  make_certificate admin /O=system:masters/CN=admin
  make_certificate registry "/CN=$REGISTRY_NAME" "DNS:$REGISTRY_NAME"
  make_kubeconfig admin
}
