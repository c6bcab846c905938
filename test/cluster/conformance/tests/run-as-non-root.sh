# An image that runs as root does not start under runAsNonRoot
a_pod root 'sleep 60' 'securityContext: {runAsNonRoot: true}'
refused() { [[ $(field pod/root '.status.containerStatuses[0].state.waiting.reason') == CreateContainerConfigError ]]; }
eventually 30 refused
contains "$(field pod/root '.status.containerStatuses[0].state.waiting.message')" 'image will run as root'
