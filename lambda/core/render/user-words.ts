import { indented } from './layout.ts'
import type { Story } from './story.ts'
import type { Told } from './told.ts'

/** What the team may send to its own users as it is. */
export function userWords(story: Story): readonly string[] {
  const { forUsers } = story.texts.email
  const told = forUsersToRead(story)
  return indented([forUsers.down(told), forUsers.account(told), forUsers.caution])
}

/** Names of what it serves or is sold as are the team's own words; those that give the provider away are left out. */
export function forUsersToRead({ told, provider, notice }: Story): Told {
  const names = [provider?.name, provider?.id, notice.facts.upstream, ...(provider?.aliases ?? [])].filter(
    name => name !== undefined,
  )
  const tells = (text: string) => names.some(name => text.toLowerCase().includes(name.toLowerCase()))
  return { ...told, serves: tells(told.serves) ? '' : told.serves, product: tells(told.product) ? '' : told.product }
}
