import type { UserIds } from "../core/config.ts";
import { parseImageRef } from "../core/image-ref.ts";
import { fill } from "../locales/index.ts";
import type { Messages } from "../locales/messages.ts";
import type { Asker } from "../ports/asker.ts";
import { printable } from "../printers/style.ts";
import type { Planned } from "./manifest-command.ts";

/** Asks once for each image whose user nothing tells; an empty answer leaves it unknown. */
export async function askUsers(
  { plan, config }: Planned,
  asker: Asker,
  messages: Messages,
): Promise<ReadonlyMap<string, UserIds>> {
  const answers = new Map<string, UserIds>();
  if (config.securityContext.unknownUser !== "ask") return answers;
  const unknown = plan.findings.filter(({ code }) => code === "USER_UNKNOWN");
  const images = new Set(unknown.map(({ params }) => String(params?.["image"] ?? "")));
  for (const image of images) {
    const question = printable(fill(messages.ui.walkAskUser, { image }));
    const answer = await asker.text(question, (text) =>
      text.trim() === "" || parseIds(text) ? undefined : messages.ui.walkUserInvalid,
    );
    const ids = parseIds(answer);
    const canonical = parseImageRef(image)?.canonical;
    if (ids && canonical !== undefined) answers.set(canonical, ids);
  }
  return answers;
}

/** `1001` or `1001:1002`; root is no answer. */
function parseIds(text: string): UserIds | undefined {
  const match = /^(\d{1,10})(?::(\d{1,10}))?$/.exec(text.trim());
  const uid = Number(match?.[1]);
  const gid = Number(match?.[2] ?? match?.[1]);
  return match && uid > 0 && uid < 2 ** 31 && gid < 2 ** 31 ? { uid, gid } : undefined;
}
