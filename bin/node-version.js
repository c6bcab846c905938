"use strict";

/** Whether a Node release is one of `engines`: ^22.22.2 || ^24.15 || >=26. */
exports.isSupported = function isSupported(version) {
  const [major, minor, patch] = version.split(".").map(Number);
  if (major === 22) return minor > 22 || (minor === 22 && patch >= 2);
  if (major === 24) return minor >= 15;
  return major >= 26;
};

exports.refusal = function refusal(version) {
  return `archon-migrate needs Node 22.22.2, 24.15 or 26 and later; this is Node ${version}. Try: npx --package node@24 --package archon-migrate archon-migrate\n`;
};
