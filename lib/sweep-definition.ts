import { Duration } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import {
  Choice,
  Condition,
  Fail,
  type IChainable,
  JitterType,
  JsonPath,
  Map as MapState,
  Pass,
  Succeed,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions'
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import type { Construct } from 'constructs'

export interface SweepDefinitionProps {
  readonly function: IFunction
  readonly keysPerFunction: number
  /** Of one call of the function. */
  readonly timeout: Duration
  /** For as long nobody else sweeps, should the execution vanish. */
  readonly leaseSeconds: number
  readonly atOnce: number
}

/** AWS did not start the function, or lost sight of it. */
const NOT_STARTED = [
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
]
/** Doing it again would take as long, or is no longer ours to do. */
const NOT_AGAIN = ['Sandbox.Timedout', 'States.Timeout', 'LeaseLost']

/** Plan, sweep each range, finish: what `lambda/fan-out.ts` answers to. It is run by an interpreter in the tests, with the real functions. */
export function sweepDefinition(scope: Construct, props: SweepDefinitionProps): IChainable {
  const { keysPerFunction, leaseSeconds, atOnce } = props
  const owner = JsonPath.executionId
  const plan = call(scope, 'Plan', props, { phase: 'plan', owner, keysPerFunction, leaseSeconds })
  const ranges = new MapState(scope, 'Ranges', {
    itemsPath: '$.ranges',
    itemSelector: { range: JsonPath.objectAt('$$.Map.Item.Value') },
    maxConcurrency: atOnce,
    resultPath: '$.swept',
  }).itemProcessor(sweepRange(scope, props))
  const finish = call(scope, 'Finish', props, {
    phase: 'finish',
    owner,
    startedAt: JsonPath.executionStartTime,
    ranges: JsonPath.objectAt('$.swept'),
  })
  const all = Condition.and(Condition.stringEquals('$.outcome', 'swept'), Condition.numberEquals('$.rangesFailed', 0))
  const swept = new Choice(scope, 'All swept?').when(all, new Succeed(scope, 'Swept')).otherwise(
    new Fail(scope, 'Keys left out', {
      error: 'KeysLeftOut',
      cause:
        'Some ranges of keys were not swept. The others were, people were told, and the next sweep makes up for it.',
    }),
  )
  const planned = new Choice(scope, 'Planned?')
    .when(Condition.stringEquals('$.outcome', 'planned'), ranges.next(finish).next(swept))
    .otherwise(new Succeed(scope, 'Another sweep runs'))
  return plan.next(planned)
}

/** A range that fails twice is a line in the report; the others do not suffer. */
function sweepRange(scope: Construct, props: SweepDefinitionProps): IChainable {
  const owner = JsonPath.executionId
  const range = call(scope, 'Sweep range', props, { phase: 'range', owner, range: JsonPath.objectAt('$.range') })
  range.addRetry({ errors: NOT_AGAIN, maxAttempts: 0 })
  range.addRetry({ errors: ['States.ALL'], maxAttempts: 1, interval: Duration.seconds(1) })
  const failed = new Pass(scope, 'Range failed', {
    parameters: { failed: JsonPath.stringAt('$.failure.Error'), keys: JsonPath.numberAt('$.range.keys') },
  })
  return range.addCatch(failed, { resultPath: '$.failure' })
}

function call(scope: Construct, id: string, props: SweepDefinitionProps, event: Readonly<Record<string, unknown>>) {
  const task = new LambdaInvoke(scope, id, {
    lambdaFunction: props.function,
    payload: TaskInput.fromObject({ ...event }),
    payloadResponseOnly: true,
    retryOnServiceExceptions: false,
    taskTimeout: Timeout.duration(props.timeout),
  })
  return task.addRetry({
    errors: NOT_STARTED,
    interval: Duration.seconds(1),
    backoffRate: 2,
    maxAttempts: 4,
    jitterStrategy: JitterType.FULL,
  })
}
