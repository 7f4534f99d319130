// The two built sites under test: $SITE, and $SPECIMEN, whose pictures are compared.
import { resolve } from "node:path";
import { openSite } from "./site.mjs";

const { SITE, SPECIMEN } = process.env;
if (!SITE) throw new Error("SITE does not name a built site; `cargo book test --browser` does");

export const site = openSite(resolve(SITE));
export const specimen = SPECIMEN ? openSite(resolve(SPECIMEN)) : null;
