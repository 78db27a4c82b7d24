import { App, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions'
import { type PhaseEvent, runPhase } from '../../../lambda/fan-out.ts'
import type { Ports } from '../../../lambda/ports.ts'
import { FanOut } from '../../../lib/fan-out.ts'
import { acme } from '../../support/builders.ts'
import { type Deployment, deploy } from '../../support/sweeping.ts'

export type RangeEvent = PhaseEvent & { readonly phase: 'range' }

/** What Step Functions passes on from one state to the next at most. */
const MOST_PAYLOAD_BYTES = 256 * 1024
const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:sweeper'
const STATES = { plan: 'Plan', range: 'Sweep range', finish: 'Finish' } as const

export interface Execution {
  readonly succeeded: boolean
  /** Of the execution, when it failed. */
  readonly error?: string
  /** What the function answered to each phase, in the order of the answers. */
  readonly results: readonly unknown[]
  /** States that were entered: AWS charges for each. */
  readonly entered: number
}

export interface FannedOut extends Deployment {
  readonly events: PhaseEvent[]
  /** What becomes of a call of the function; by default it is just done. */
  invoke: (event: PhaseEvent, work: (ports?: Partial<Ports>) => Promise<unknown>) => Promise<unknown>
  /** Runs an execution of the synthesised state machine at this time. */
  execute(clock: string): Promise<Execution>
}

/** The same deployment in memory, its sweeps run by the state machine that the construct makes. */
export function fanOut(
  watchList: Parameters<typeof deploy>[0],
  keysPerFunction: number,
  providers = [acme],
): FannedOut {
  const machine = machineOf(keysPerFunction)
  const deployment = deploy(watchList, providers)
  const events: PhaseEvent[] = []
  let executions = 0
  return Object.assign(deployment, {
    events,
    invoke: (_event: PhaseEvent, work: () => Promise<unknown>) => work(),
    async execute(this: FannedOut, clock: string) {
      const startedAt = this.set(clock)
      executions += 1
      const results: unknown[] = []
      const lambda = async (given: unknown) => {
        const event = passedOn<PhaseEvent>(given)
        events.push(event)
        const deadline = new Date(this.ports.clock.now().getTime() + 240_000)
        const options = { deadline, providers, deployment: { name: 'Test' } }
        const work = (ports: Partial<Ports> = {}) =>
          runPhase(event, watchList ?? noWatchList(), { ...this.ports, ...ports }, options)
        const { messages: _, ...result } = passedOn<Record<string, unknown>>(await this.invoke(event, work))
        results.push(result)
        return result as never
      }
      const execution = machine.run(
        {},
        {
          context: {
            Execution: { Id: `arn:execution:${executions}`, StartTime: startedAt.toISOString() },
          },
          overrides: {
            taskResourceLocalHandlers: Object.fromEntries(Object.values(STATES).map(name => [name, lambda])),
            retryIntervalOverrides: Object.fromEntries(Object.values(STATES).map(name => [name, 0])),
          },
        },
      )
      const entered = countEntered(execution.eventLogs)
      return { ...(await outcomeOf(execution.result)), results, entered: await entered }
    },
  })
}

function noWatchList(): never {
  throw new Error('a watch list is needed')
}

async function outcomeOf(result: Promise<unknown>): Promise<Pick<Execution, 'succeeded' | 'error'>> {
  try {
    await result
    return { succeeded: true }
  } catch (error) {
    return { succeeded: false, error: error instanceof Error ? error.name : String(error) }
  }
}

async function countEntered(events: AsyncIterable<{ readonly type: string }>): Promise<number> {
  let entered = 0
  for await (const { type } of events) if (type === 'StateEntered') entered += 1
  return entered
}

/** As text, between any two states: nothing else travels. */
function passedOn<Value>(value: unknown): Value {
  const text = JSON.stringify(value)
  if (Buffer.byteLength(text) > MOST_PAYLOAD_BYTES)
    throw Object.assign(new Error('too much for a state'), { name: 'States.DataLimitExceeded' })
  return JSON.parse(text)
}

const machines = new Map<number, StateMachine>()

function machineOf(keysPerFunction: number): StateMachine {
  const known = machines.get(keysPerFunction)
  if (known) return known
  const machine = new StateMachine(definitionOf(keysPerFunction))
  machines.set(keysPerFunction, machine)
  return machine
}

function definitionOf(keysPerFunction: number): StateMachineDefinition {
  const stack = new Stack(new App(), 'Stack')
  new FanOut(stack, 'FanOut', {
    deployment: 'Test',
    function: new LambdaFunction(stack, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => {}'),
    }),
    timeoutSeconds: 240,
    keysPerFunction,
    ranges: 5,
    tracing: false,
  })
  const [machine] = Object.values(Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine'))
  const parts: readonly unknown[] = machine?.Properties.DefinitionString['Fn::Join'][1] ?? []
  return JSON.parse(parts.map(part => (typeof part === 'string' ? part : FUNCTION_ARN)).join(''))
}
