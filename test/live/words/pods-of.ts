import { text } from "node:stream/consumers";

/** `kubectl … -o json | pods-of.ts NAMESPACE`: the pods that the Deployments would make, as a List. */
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: { readonly template: { readonly metadata: object; readonly spec: object } };
}

const [namespace] = process.argv.slice(2);
const { items } = JSON.parse(await text(process.stdin)) as { items: Manifest[] };
const pods = items
  .filter(({ kind }) => kind === "Deployment")
  .map(({ metadata: { name }, spec: { template } }) => {
    const metadata = { ...template.metadata, name, namespace };
    return { apiVersion: "v1", kind: "Pod", metadata, spec: template.spec };
  });
console.log(JSON.stringify({ apiVersion: "v1", kind: "List", items: pods }));
