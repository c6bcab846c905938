# An image that the registry does not have is reported as not found
k run lost --image=git.automatizase.com.br/luis.erlacher/archon/server:no-such-tag
reason() { field pod/lost '.status.containerStatuses[0].state.waiting.reason'; }
pulled_in_vain() { [[ $(reason) == ErrImagePull || $(reason) == ImagePullBackOff ]]; }
eventually 30 pulled_in_vain
contains "$(k get events)" 'not found'
