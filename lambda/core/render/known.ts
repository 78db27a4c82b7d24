import type { Case } from '../diagnosis/case.ts'
import type { Format } from '../format.ts'
import type { Notice } from '../notice.ts'
import type { Provider } from '../provider.ts'
import type { RenderContext } from '../render-context.ts'
import type { Texts } from '../text/texts.ts'
import type { Trouble } from '../trouble.ts'
import type { Pool, WatchedKey } from '../watch-list.ts'

/** A notice with everything looked up that writing it needs. */
export interface Known {
  readonly notice: Notice
  readonly context: RenderContext
  readonly provider?: Provider
  readonly key?: WatchedKey
  readonly pool?: Pool
  /** For a recovery: the trouble that ended. */
  readonly trouble: Trouble
  readonly held: Case
  readonly format: Format
  readonly texts: Texts
}
