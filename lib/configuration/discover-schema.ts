import * as z from 'zod'
import { type DiscoverySource, sourceId } from '../../lambda/core/discovery.ts'
import { credentialProblem } from './credential-schema.ts'
import { wrong } from './problem.ts'

const ALLOWED = "a parameter path such as '/credit-watchdog/keys', or fromSecret('name', '*')"

/** One place where keys are found, or several. */
export const discoverSchema = z
  .preprocess(written => (Array.isArray(written) ? written : [written]), z.array(z.unknown()))
  .transform((sources, context): readonly DiscoverySource[] => {
    const read = sources.map(sourceOf)
    const ids = read.map(each => (typeof each === 'string' ? undefined : sourceId(each)))
    return read.flatMap((each, index) => {
      const twice = ids[index] !== undefined && ids.indexOf(ids[index]) < index
      const message = typeof each === 'string' ? each : twice ? 'stands twice; each place is listed once.' : undefined
      if (message !== undefined) context.addIssue({ code: 'custom', path: [index], message })
      return typeof each === 'string' ? [] : [each]
    })
  })

/** The source, or what is wrong with it. */
function sourceOf(written: unknown): DiscoverySource | string {
  if (typeof written === 'string') {
    const path = written.replace(/\/+$/, '')
    const problem = credentialProblem({ from: 'parameter', name: path }, 'deploy')
    return problem ?? { from: 'path', path }
  }
  if (typeof written !== 'object' || written === null || !('from' in written) || written.from !== 'secret')
    return wrong(written, ALLOWED)
  const { name, field } = written as { readonly name?: unknown; readonly field?: unknown }
  if (field !== '*')
    return wrong(
      field,
      "'*': every field of the secret is a key",
      "One field of it is a key's own: key: fromSecret(…).",
    )
  const problem = credentialProblem({ from: 'secret', name }, 'deploy')
  return problem ?? { from: 'secret', name: String(name) }
}
