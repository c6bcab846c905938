import { isMap, type Plain, type PlainMap } from "../reference/plain.ts";

function isSet(value: Plain | undefined): boolean {
  return value !== undefined && value !== null;
}

/** apimachinery IsValidUserID, IsValidGroupID. */
export function rejectedIds(security: PlainMap, fields: readonly string[], path: string): string[] {
  return fields.flatMap((field) => {
    const value = security[field];
    return typeof value === "number" && (value < 0 || value > 2 ** 31 - 1)
      ? [`${path}.${field}: ${value} is no id`]
      : [];
  });
}

/** validateSeccompProfileField. */
export function rejectedSeccomp(profile: Plain | undefined, path: string): string[] {
  if (!isMap(profile)) return [];
  const { type, localhostProfile } = profile;
  if (type !== "Localhost" && type !== "RuntimeDefault" && type !== "Unconfined")
    return [`${path}.type: ${String(type)} is not supported`];
  if (type !== "Localhost") return isSet(localhostProfile) ? [`${path}.localhostProfile: only with Localhost`] : [];
  const fits =
    typeof localhostProfile === "string" &&
    localhostProfile !== "" &&
    !localhostProfile.startsWith("/") &&
    !localhostProfile.split("/").includes("..");
  return fits ? [] : [`${path}.localhostProfile: must be a relative path`];
}

/** ValidateSecurityContext. */
export function rejectedSecurity(security: Plain | undefined, path: string): string[] {
  if (!isMap(security)) return [];
  return [
    ...rejectedIds(security, ["runAsUser", "runAsGroup"], path),
    ...rejectedSeccomp(security["seccompProfile"], `${path}.seccompProfile`),
    ...(security["allowPrivilegeEscalation"] === false ? escalating(security, path) : []),
  ];
}

/** Only the name with its prefix is looked for. */
function escalating(security: PlainMap, path: string): string[] {
  const capabilities = security["capabilities"];
  const added = isMap(capabilities) ? capabilities["add"] : undefined;
  return [
    ...(security["privileged"] === true ? [`${path}: allowPrivilegeEscalation false beside privileged true`] : []),
    ...(Array.isArray(added) && added.includes("CAP_SYS_ADMIN")
      ? [`${path}: allowPrivilegeEscalation false beside CAP_SYS_ADMIN`]
      : []),
  ];
}

const LINUX = {
  pod: [
    "appArmorProfile",
    "seLinuxOptions",
    "seccompProfile",
    "fsGroup",
    "fsGroupChangePolicy",
    "runAsUser",
    "runAsGroup",
    "supplementalGroups",
  ],
  container: [
    ...["appArmorProfile", "seLinuxOptions", "seccompProfile", "capabilities", "readOnlyRootFilesystem"],
    ...["privileged", "allowPrivilegeEscalation", "procMount", "runAsUser", "runAsGroup"],
  ],
};

/** Fields of Linux that are set, by validateWindows; `{}` is set too. */
export function windowsFields(security: PlainMap, of: keyof typeof LINUX): string[] {
  return LINUX[of].filter((field) => isSet(security[field]));
}
