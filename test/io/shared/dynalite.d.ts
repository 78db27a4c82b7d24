declare module 'dynalite' {
  import type { Server } from 'node:http'
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS
  export default function dynalite(options?: { createTableMs?: number }): Server
}
