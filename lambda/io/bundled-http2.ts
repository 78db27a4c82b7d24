/** Stands in the bundle for Node's HTTP/2: undici loads it at once, and the prober turns it off (`allowH2: false`). */
export const constants = {}

// biome-ignore lint/style/noDefaultExport: so the SDK's handler for HTTP/2 asks for it, which is not in the bundle.
export default {}
