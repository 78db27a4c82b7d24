import type { Notice } from '../notice.ts'
import type { RenderContext } from '../render-context.ts'
import { type Story, storyOf } from './story.ts'

/**
 * Pools of one key that share a fate are one story, told of the worst: a key whose every pool works again is the key working again, not a
 * digest of its pools. Undefined where they must be told apart: other keys, other news, or reasons that differ.
 */
export function oneKeyStory(notices: readonly Notice[], context: RenderContext): Story | undefined {
  const [first] = notices
  if (first?.subject.about !== 'pool' || !notices.every(notice => isSameNews(notice, first))) return undefined
  const stories = notices.map(notice => storyOf(notice, context))
  const [worst] = stories
  if (worst?.key === undefined || !stories.every(story => sharesReason(story, worst))) return undefined
  const isWhole = worst.key.pools.length === stories.length
  const pool = isWhole ? '' : worst.format.list(stories.map(story => story.told.pool))
  const who = isWhole ? worst.told.whoBrief : `${worst.told.whoBrief} ${pool}`
  return { ...worst, told: { ...worst.told, who, pool, label: worst.key.name } }
}

function isSameNews(notice: Notice, first: Notice): boolean {
  return (
    notice.subject.about === 'pool' &&
    first.subject.about === 'pool' &&
    notice.subject.key === first.subject.key &&
    notice.kind === first.kind &&
    notice.condition === first.condition
  )
}

/** An end is an end, whatever it ends. A price or a model is a pool's own. */
function sharesReason({ notice, trouble }: Story, worst: Story): boolean {
  if (notice.kind === 'recovered') return true
  return trouble === worst.trouble && trouble !== 'below-price' && trouble !== 'refused-upstream'
}
