import type { Messages } from "./messages.ts";

export const findings = {
  FILE_UNREADABLE: {
    message: "não foi possível ler o arquivo: {reason}",
    remedy: "verifique as permissões: ls -ld {file}",
  },
  FILE_TOO_LARGE: {
    message: "o arquivo tem {size} MiB; são lidos arquivos de até {limit} MiB",
    remedy: "divida-o nas linhas ---",
  },
  FILE_BINARY: { message: "o arquivo contém bytes zero, portanto não é um manifesto", remedy: "deixe-o fora de -f" },
  FILE_ENCODING: {
    message: "o arquivo está em {encoding}, não em UTF-8",
    remedy: "converta-o: iconv -f {encoding} -t UTF-8 {file}",
    when: {
      "encoding=?": {
        message: "o arquivo não é texto UTF-8",
        remedy: "salve-o em UTF-8; a codificação atual: file -i {file}",
      },
    },
  },
  YAML_SYNTAX: { message: "YAML inválido: {reason}", remedy: "corrija a linha; o kubectl apply também a recusaria" },
  TEMPLATE_UNREADABLE: {
    message: "este template não pode ser lido antes de o Helm renderizá-lo: {reason}",
    remedy: "planeje sobre a saída de helm template e leve as mudanças para o chart",
  },
  ANCHOR_SHARED: {
    message: "{field} está sob a âncora &{detail}: uma mudança atingiria também os aliases dela",
    remedy: "escreva o valor por extenso onde está o alias e planeje de novo",
  },
  REQUIREMENT_REFUSED: {
    message: "{field} fica de fora: acompanha {detail}, cuja mudança foi recusada",
    remedy: "corrija o que aquele aviso indica e planeje de novo",
  },
  ALIAS_SHARED: {
    message: "{field} vem de um alias: uma mudança atingiria também a âncora dele",
    remedy: "escreva o valor por extenso onde está o alias e planeje de novo",
  },
  DUPLICATE_KEY: {
    message: "{field} não pode ocupar o lugar de uma chave que aparece duas vezes no mesmo mapa, ou que vem por <<",
    remedy: "deixe só uma das duas e planeje de novo",
  },
  NOT_A_MAPPING: {
    message: "{field} não pode ser definido: há um texto, um número ou uma lista onde cabe um mapeamento",
    remedy: "corrija o manifesto; o servidor da API também o recusaria",
  },
  MULTILINE_SCALAR: {
    message: "{field} está escrito em várias linhas",
    remedy: "escreva-o em uma só linha e planeje de novo",
  },
  TEMPLATED: {
    message: "em um template do Helm: {field} deveria ser {value}",
    remedy: "defina-o no template ou em values.yaml; aqui só mudam as imagens escritas por extenso",
  },
  PROOF_FAILED: {
    message: "não foi possível provar que a mudança de {field} é segura: {detail}",
    remedy: "faça esta mudança à mão",
  },
  IMAGE_NEEDED: {
    message: "os nós precisam conseguir baixar {image}",
    remedy: "verifique se ela existe: docker manifest inspect {image}",
  },
  IMAGE_ELSEWHERE: {
    message: "{image} é usada por um {kind}, um tipo que esta ferramenta não conhece como carga de trabalho",
    remedy: "se ele inicia contêineres, mude-a à mão",
  },
  IMAGE_DIGEST: {
    message: "{image} está fixada por digest; só o registro conhece o digest da imagem Kubernetes",
    remedy: "ponha no lugar o digest da imagem k8s",
  },
  IMAGE_FOREIGN_TAG: {
    message: "a tag {tag} não é nem do Compose nem do Kubernetes, então não se sabe como esta imagem foi construída",
    remedy: "acrescente-a a tags.compose em .archon-migrate.yaml, ou mude-a à mão",
  },
  IMAGE_TEMPLATED: { message: "{image} é preenchida pelo template", remedy: "defina a tag em values.yaml" },
  IMAGE_INVALID: {
    message: "{image} não é uma referência de imagem",
    remedy: "corrija-a; nenhum nó conseguiria baixá-la",
  },
  PATCH_PARTIAL: {
    message: "um patch do Kustomize: aqui só muda a tag da imagem, o resto cabe no objeto que ele altera",
    remedy: "planeje também esse objeto",
  },
  PULL_POLICY_STALE: {
    message: "imagePullPolicy {policy} com uma tag móvel: os nós continuam a executar uma {image} antiga",
    remedy: "defina imagePullPolicy: Always, ou use a tag de um commit",
  },
  WINDOWS_POD: { message: "um pod Windows: nele o servidor da API rejeita estes campos do Linux", remedy: "" },
  USER_UNKNOWN: {
    message: "nada diz com qual usuário {image} é executada",
    remedy: "defina services[].user em .archon-migrate.yaml, ou responda em apply --interactive",
  },
  USER_IS_ROOT: {
    message: "a própria imagem Kubernetes {image} é executada como root",
    remedy: "dê ao Dockerfile dela um USER com número, como USER 1001:1001",
  },
  USER_CONFLICT: {
    message: "runAsUser é {found}, mas {image} foi feita para o uid {uid}",
    remedy: "remova runAsUser, ou defina services[].user se {found} estiver certo",
  },
  ROOT_EXPLICIT: {
    message: "o manifesto pede root, mas a imagem Kubernetes foi feita para o uid {uid}",
    remedy: "remova runAsUser: 0 e runAsNonRoot: false e planeje de novo",
    when: { "uid=0": { message: "o manifesto pede root" } },
  },
  PRIVILEGED: {
    message: "um contêiner privilegiado: a lista pede não root, e nada foi mudado aqui",
    remedy: "remova privileged: true se o programa não precisa disso",
  },
  ESCALATION_EXPLICIT: {
    message: "allowPrivilegeEscalation: true foi mantido",
    remedy: "remova-o, a menos que o programa precise de setuid",
  },
  CAPABILITIES_KEPT: {
    message: "as capabilities ficam como estão escritas ({capabilities})",
    remedy: "remova ALL (drop) e acrescente só o que o programa precisa",
  },
  FSGROUP_MIXED: {
    message: "os contêineres precisam de grupos diferentes ({groups}), mas um pod tem um só fsGroup",
    remedy: "defina fsGroup à mão",
  },
  FSGROUP_DATABASE: {
    message: "o volume {volume} contém um banco de dados: fsGroup mudaria os modos dos arquivos",
    remedy: "defina fsGroup à mão, depois de um backup",
  },
  FSGROUP_KEY_FILES: {
    message: "o volume {volume} contém chaves fechadas ao grupo: fsGroup as abriria",
    remedy: "defina fsGroup à mão se o programa aceita chaves que o grupo pode ler",
  },
  VOLUME_HOST_PATH: {
    message: "{path} é uma pasta do nó (volume {volume}): o dono dela no nó decide quem pode gravar",
    remedy: "faça chown no nó, ou use um PersistentVolumeClaim",
  },
  VOLUME_OWNERSHIP: {
    message: "os arquivos que o root gravou em {path} (volume {volume}) continuam do root",
    remedy: "defina fsGroup, ou faça chown dos arquivos uma vez",
  },
  PORT_PRIVILEGED: {
    message: "a porta {port} está abaixo de 1024: sem root, o containerd 2 permite usá-la, o CRI-O não",
    remedy: "use uma porta a partir de 1024; o Service pode manter {port}",
  },
  GRACE_KEPT: {
    message: "terminationGracePeriodSeconds {seconds} é maior que os {needed} necessários, e fica",
    remedy: "",
  },
  GRACE_INVALID: {
    message: "terminationGracePeriodSeconds {value} não é um número inteiro",
    remedy: "escreva um número de segundos",
  },
  HEALTHCHECK_UNCLEAR: {
    message: "{probe} executa um comando cujo sentido não é certo: {command}",
    remedy: "escreva httpGet ou tcpSocket à mão, ou mantenha-o se a imagem Kubernetes tem o programa",
  },
  HEALTHCHECK_DIFFERS: {
    message: "{probe} não pode virar uma verificação do kubelet com o mesmo sentido: {command}: {difference}",
    remedy: "decida qual sentido você quer e escreva-o à mão",
  },
  HEALTHCHECK_LOOPBACK: {
    message: "{probe}: nada mostra que a porta {port} está aberta para outros hosts, e não só para localhost",
    remedy: "indique a porta em um Service ou em services[].port e planeje de novo",
  },
  HEALTHCHECK_IN_IMAGE: {
    message: "{dockerfile}:{line} ainda tem um HEALTHCHECK, que o Kubernetes ignora",
    remedy: "remova-o do Dockerfile Kubernetes",
  },
  READINESS_MISSING: {
    message: "um Service leva até aqui, mas não há readinessProbe: as requisições chegam antes de o servidor escutar",
    remedy: "acrescente uma readinessProbe, como {probe}",
  },
  RECREATE_DOWNTIME: {
    message: "a estratégia Recreate para todos os pods antes de o primeiro novo iniciar",
    remedy: "use RollingUpdate, a menos que duas versões não possam rodar ao mesmo tempo",
  },
  ON_DELETE: { message: "updateStrategy OnDelete: um pod só muda quando alguém o exclui", remedy: "" },
  SINGLE_REPLICA: {
    message: "uma réplica neste {kind}: enquanto ela é substituída, só o pod extra (surge) responde",
    remedy: "use duas réplicas onde o programa permitir",
    when: { "kind=StatefulSet": { message: "uma réplica neste {kind}: nada responde enquanto ela é substituída" } },
  },
  NO_SURGE: {
    message:
      "a estratégia deixa {unavailable} de {replicas} {replicas#pod|pods} saírem ao mesmo tempo, então talvez nenhum responda",
    remedy: "defina maxUnavailable: 0 e maxSurge: 1",
  },
  SHELL_FORM: {
    message: "{dockerfile}:{line} inicia o programa atrás de um shell: o SIGTERM não chega a ele",
    remedy: 'escreva CMD ["programa", "argumento"], ou exec antes do programa no shell',
  },
  PRESTOP_KEPT: { message: "o hook preStop escrito aqui foi mantido", remedy: "" },
  DRAIN_UNAVAILABLE: {
    message:
      "o Kubernetes {version} não tem preStop.sleep: requisições se perdem enquanto o endpoint de um pod é removido",
    remedy: "use preStop.exec com sleep {seconds} se a imagem tem sleep",
  },
  EACCES_NO_HOME: {
    message: "{dockerfile}:{line}: o usuário {detail} não tem pasta pessoal: programas que gravam nela recebem EACCES",
    remedy: "use useradd -m, ou defina HOME",
  },
  EACCES_ROOT_HOME: {
    message: "{dockerfile}:{line}: o que é posto em /root ({detail}) fica fechado aos outros usuários",
    remedy: "instale fora de /root",
  },
  EACCES_COPY: {
    message: "{dockerfile}:{line}: {detail} é copiado sem --chown: o usuário pode ler, não gravar",
    remedy: "use COPY --chown onde o programa grava",
  },
  EACCES_WORKDIR: {
    message: "{dockerfile}:{line}: o diretório de trabalho {detail} pertence ao root",
    remedy: "faça chown dele antes de USER se o programa grava nele",
  },
  USER_NAMED: {
    message: "{dockerfile}:{line}: USER {detail} é um nome; o kubelet só reconhece não root por um número",
    remedy: "escreva USER 1001:1001",
  },
  READ_ONLY_ROOT: {
    message: "o sistema de arquivos raiz é somente leitura e nada está montado em /tmp",
    remedy: "monte um emptyDir em /tmp se o programa precisa dele",
  },
} as const satisfies Messages["findings"];
