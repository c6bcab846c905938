import { objectAt, type JsonObject } from "../../core/json.ts";
import type { Workload } from "../../core/manifest.ts";
import { declaredPorts } from "../../core/service-routes.ts";
import type { Reporter } from "../reporter.ts";
import { writableIds, type ContainerUser } from "./pod-users.ts";
import { honoursOwnership, mountedVolumes } from "./volumes.ts";

/** What a non-root user will meet: folders of others, and ports that used to need root. */
export function reportMeetings(
  report: Reporter,
  workload: Workload,
  users: readonly ContainerUser[],
  podAddition: JsonObject,
): void {
  const nonRoot = new Set(users.filter(writableIds).map(({ container }) => container));
  reportVolumes(report, workload, nonRoot, podAddition);
  for (const container of nonRoot) {
    declaredPorts(container).forEach(({ number }, i) => {
      if (number >= 1024 || number < 1) return;
      report.say("warning", "PORT_PRIVILEGED", workload.object, [...container.path, "ports", i], {
        container,
        params: { port: number },
      });
    });
  }
}

function reportVolumes(
  report: Reporter,
  workload: Workload,
  nonRoot: ReadonlySet<ContainerUser["container"]>,
  podAddition: JsonObject,
): void {
  const present = objectAt(workload.pod, ["securityContext"]) ?? {};
  const hasGroup = typeof present["fsGroup"] === "number" || "fsGroup" in podAddition;
  for (const volume of mountedVolumes(workload)) {
    const mount = volume.mounts.find(({ container }) => nonRoot.has(container));
    if (!mount) continue;
    const { container, path } = mount;
    const about = { container, params: { volume: volume.name, path } };
    const place = [...container.path, "volumeMounts"];
    if (volume.type === "hostPath") report.say("warning", "VOLUME_HOST_PATH", workload.object, place, about);
    else if (honoursOwnership(volume) && !hasGroup)
      report.say("info", "VOLUME_OWNERSHIP", workload.object, place, about);
  }
}
