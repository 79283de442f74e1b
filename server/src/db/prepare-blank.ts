import { makeBlank } from "./embedded-database.js";

// Run by itself while the pages are built, so that the first start finds a blank database ready.
await makeBlank();
