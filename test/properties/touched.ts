const POD = String.raw`(?:/spec|/spec/template/spec|/template/spec|/spec/jobTemplate/spec/template/spec)`;
const CONTAINER = String.raw`/(?:containers|initContainers|ephemeralContainers)/\d+`;
const FIELDS = [
  `${POD}${CONTAINER}/(image|imagePullPolicy|lifecycle|lifecycle/preStop(/sleep(/seconds)?)?)`,
  `${POD}${CONTAINER}/(liveness|readiness|startup)Probe/(exec|httpGet|tcpSocket)`,
  `${POD}${CONTAINER}/securityContext(/(runAsNonRoot|runAsUser|runAsGroup|seccompProfile|allowPrivilegeEscalation|capabilities(/drop)?))?`,
  `${POD}/terminationGracePeriodSeconds`,
  `${POD}/securityContext(/(runAsNonRoot|runAsUser|runAsGroup|fsGroup|fsGroupChangePolicy|seccompProfile))?`,
];
const TOUCHED = new RegExp(String.raw`^/\d+(/items/\d+)?(${FIELDS.join("|")})$`);

/** Whether docs/checks let any check write at a JSON pointer into the list of documents. */
export function isTouched(pointer: string): boolean {
  return TOUCHED.test(pointer);
}
