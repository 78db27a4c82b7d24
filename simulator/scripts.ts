import type { Behaviour, ScriptScope } from './behaviour.ts'
import type { FoundProbe } from './find-probe.ts'

/** What one provider was told to do: the most particular script wins (model before probe before everything), then the latest. */
export interface Scripts {
  set(behaviour: Behaviour, scope?: ScriptScope): void
  behaviourFor(asked: FoundProbe): Behaviour
}

interface Script {
  readonly behaviour: Behaviour
  readonly scope: ScriptScope
}

/** Healthy until told otherwise. A script without a scope is the whole behaviour: earlier ones are forgotten. */
export function createScripts(): Scripts {
  let scripts: readonly Script[] = []
  return {
    set(behaviour, scope = {}) {
      const whole = scope.probe === undefined && scope.model === undefined
      scripts = whole ? [{ behaviour, scope }] : [...scripts, { behaviour, scope }]
    },
    behaviourFor(asked) {
      const fitting = scripts.filter(script => fits(script.scope, asked))
      const most = Math.max(...fitting.map(script => particularity(script.scope)))
      return fitting.findLast(script => particularity(script.scope) === most)?.behaviour ?? { kind: 'healthy' }
    },
  }
}

function fits({ probe, model }: ScriptScope, asked: FoundProbe): boolean {
  if (probe !== undefined && probe !== asked.probe.id) return false
  return model === undefined || (asked.model !== undefined && [model].flat().includes(asked.model))
}

function particularity({ probe, model }: ScriptScope): number {
  return (model === undefined ? 0 : 2) + (probe === undefined ? 0 : 1)
}
