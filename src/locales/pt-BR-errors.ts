import type { Messages } from "./messages.ts";

export const errors = {
  FILE_NOT_FOUND: {
    what: "{path} não existe",
    why: "nenhum arquivo ou pasta tem esse nome e, como padrão, ele não encontra nada",
    next: "ls {folder}",
  },
  FILE_UNREADABLE: { what: "não foi possível ler {path}", why: "{reason}", next: "ls -ld {path}" },
  FILE_BINARY: {
    what: "{path} não é um arquivo de texto",
    why: "contém um byte zero, o que não existe em YAML nem em JSON",
    next: "file {path}",
  },
  FILE_ENCODING: {
    what: "{path} não é texto UTF-8",
    why: "manifestos são lidos como UTF-8; adivinhar outra codificação mudaria bytes",
    next: "file -i {path}",
  },
  FILE_TOO_LARGE: {
    what: "{path} tem {size} MiB",
    why: "são lidos arquivos de até {limit} MiB; ele pode ser dividido nas linhas ---",
    next: "grep -n -- '^---' {path}",
  },
  DIRECTORY_LOOP: {
    what: "{path} leva de volta a uma pasta acima dele",
    why: "um link simbólico anda em círculo",
    next: "ls -ld {path}",
    when: {
      "reason=ELOOP": {
        what: "{path} é um link simbólico que leva a si mesmo",
        why: "o kernel desistiu de segui-lo (ELOOP)",
      },
    },
  },
  NO_FILES: {
    what: "não há manifestos em {path}",
    why: "manifestos terminam em .yaml, .yml ou .json; subpastas só são percorridas com -R",
    next: "archon-migrate plan -R -f {path}",
    when: {
      "recursive=1": {
        why: "manifestos terminam em .yaml, .yml ou .json; node_modules e pastas que começam com ponto ficam de fora",
        next: "ls -aR {path}",
      },
    },
  },
  STDIN_IS_TERMINAL: {
    what: "-f - lê manifestos da entrada padrão, e nada foi encaminhado para ela",
    why: "a entrada padrão é o terminal",
    next: "archon-migrate plan -f - < FILE",
  },
  CONFIG_SYNTAX: { what: "a configuração não é um YAML válido", why: "{reason}", next: "archon-migrate init --stdout" },
  CONFIG_INVALID: {
    what: "a configuração não é válida: {reason}",
    why: "{hint}",
    next: "archon-migrate explain CONFIG_INVALID",
  },
  PLAN_INVALID: { what: "{path} não é um plano", why: "{reason}", next: "archon-migrate plan --out plan.json -f FILE" },
  PLAN_VERSION: {
    what: "{path} é um plano da versão {found}",
    why: "este archon-migrate lê apenas {expected}",
    next: "archon-migrate plan --out {path} -f FILE",
  },
  FILE_CHANGED: {
    what: "{path} mudou depois que o plano foi feito",
    why: "um plano só serve para os bytes a partir dos quais foi feito; nada foi gravado",
    next: "archon-migrate plan -f {path}",
  },
  EDITS_INVALID: {
    what: "uma edição não cabe no arquivo dela; nada foi gravado",
    why: "{reason}",
    next: "archon-migrate plan --out plan.json -f FILE",
  },
  MANIFEST_UNREADABLE: {
    what: "nada foi gravado: não foi possível ler {count} {count#arquivo|arquivos}",
    why: "são gravados todos os arquivos ou nenhum; {path}: {reason}",
    next: "archon-migrate plan -f {path}",
  },
  DIRECTORY_READ_ONLY: {
    what: "{path} não pode ser substituído; nada foi gravado",
    why: "não é permitido gravar na pasta {directory} ({reason})",
    next: "ls -ld {directory}",
  },
  DISK_FULL: { what: "não há espaço para gravar {path}; nada foi gravado", why: "{reason}", next: "df -h {directory}" },
  HARD_LINK: {
    what: "{path} é um dos {links} nomes do mesmo arquivo (hard links)",
    why: "substituí-lo o separaria dos outros; nada foi gravado",
    next: "cp -p {path} {path}.new && mv {path}.new {path}",
  },
  WRITE_FAILED: {
    what: "não foi possível gravar {path}",
    why: "{reason}; o que já tinha sido substituído voltou ao que era",
    next: "df -h {folder}",
    when: {
      "reason=LOCKED": {
        what: "outro archon-migrate está gravando; nada foi gravado",
        why: "ele segura a trava {path}, cujo nome traz o número do processo",
        next: "ls -l {path}",
      },
      "reason=OWNER": {
        what: "{path} pertence a {uid}:{gid}; nada foi gravado",
        why: "só o root pode dar o novo arquivo a esse dono, e o arquivo não deve mudar de dono",
        next: 'sudo chown "$(id -u):$(id -g)" {path}',
      },
      "reason=ROLLBACK": {
        what: "não foi possível restaurar {path}",
        why: "a gravação falhou, e a restauração também; o diário guarda os bytes anteriores",
        next: "archon-migrate undo",
      },
    },
  },
  NOT_A_TERMINAL: {
    what: "--interactive precisa de um terminal",
    why: "a entrada ou a saída padrão não é um terminal, então ninguém pode responder",
    next: "archon-migrate apply --yes {targets}",
    when: {
      "targets=-f -": {
        what: "--interactive não pode ser usado com -f -",
        why: "apply grava arquivos, e a entrada padrão não é um arquivo",
        next: "archon-migrate plan -f - < FILE",
      },
    },
  },
  JOURNAL_NOT_FOUND: {
    what: "não há diário {name}",
    why: "cada apply deixa um diário, cujo nome é o momento da execução",
    next: 'ls -t "${XDG_STATE_HOME:-$HOME/.local/state}/archon-migrate/journals"',
    when: {
      "name=": {
        what: "não há nada a desfazer",
        why: "todo apply registrado já foi desfeito, ou nenhum gravou alguma coisa",
      },
    },
  },
  JOURNAL_INVALID: {
    what: "{path} não é um diário, ou está danificado",
    why: "{field} está ausente ou errado",
    next: 'ls -t "${XDG_STATE_HOME:-$HOME/.local/state}/archon-migrate/journals"',
    when: {
      "field=json": { why: "não é JSON" },
      "field=inverse": {
        what: "{path} está danificado",
        why: "ele não leva de volta aos bytes anteriores de {file}; nada foi gravado",
      },
    },
  },
  UNDO_CONFLICT: {
    what: "{path} mudou depois de ter sido gravado",
    why: "undo só restaura o que conhece; nada foi gravado",
    next: "git diff -- {path}",
    when: {
      "reason=missing": {
        what: "{path} não existe mais",
        why: "undo restaura arquivos onde eles estavam; nada foi gravado",
        next: "ls -la {folder}",
      },
    },
  },
  USAGE: { what: "{reason}", why: "", next: "archon-migrate {command} --help" },
  INTERRUPTED: {
    what: "interrompido; nada foi gravado",
    why: "o que foi decidido fica guardado para a próxima vez com os mesmos arquivos",
    next: "archon-migrate apply --interactive {targets}",
  },
} as const satisfies Messages["errors"];
