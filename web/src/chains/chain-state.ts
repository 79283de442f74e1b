/** State of a chain's page in the address. */
export const chainDefaults = { tab: "panorama", area: "", with: "", than: "", change: "", version: "", against: "", fold: "", link: "", status: "", q: "", sort: "" } as const;
