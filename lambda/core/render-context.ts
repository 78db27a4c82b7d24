import type { Provider } from './provider.ts'
import type { WatchList } from './watch-list.ts'

/** What texts are written with, beside the notice itself. */
export interface RenderContext {
  readonly watchList: WatchList
  /** The catalogue and the configuration's own. */
  readonly providers: readonly Provider[]
  readonly deployment: { readonly name: string; readonly region?: string; readonly accountId?: string }
  /** Name `ack` and `silence` in the footer. @default COMMANDS_AVAILABLE */
  readonly commands?: boolean
}
