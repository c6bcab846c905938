import type { ManifestCheck } from "./contract.ts";
import { imageTag } from "./image-tag.ts";
import { logEacces } from "./log-eacces.ts";
import { manualHealthcheck } from "./manual-healthcheck.ts";
import { pullImages } from "./pull-images.ts";
import { rollingUpdate } from "./rolling-update.ts";
import { securityContext } from "./security-context/index.ts";
import { terminationGrace } from "./termination-grace.ts";

/** The Migration Checklist in its order. */
export const CHECKS: readonly ManifestCheck[] = [
  pullImages,
  imageTag,
  securityContext,
  terminationGrace,
  manualHealthcheck,
  rollingUpdate,
  logEacces,
];
