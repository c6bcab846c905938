import type { AliasNode, YamlNode } from "../yaml/node.ts";

/** What each alias stands for: the anchor of its name that was written last before it. */
export function targetsOf(root: YamlNode): ReadonlyMap<AliasNode, YamlNode> {
  const anchors = new Map<string, YamlNode>();
  const targets = new Map<AliasNode, YamlNode>();
  const walk = (node: YamlNode): void => {
    if (node.type === "alias") {
      const target = anchors.get(node.name);
      if (target) targets.set(node, target);
      return;
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (node.type === "seq") node.items.forEach(walk);
    if (node.type === "map") {
      for (const { key, value } of node.entries) {
        walk(key);
        walk(value);
      }
    }
  };
  walk(root);
  return targets;
}
