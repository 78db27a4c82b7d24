import { Annotations, Stack } from 'aws-cdk-lib'
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IConstruct } from 'constructs'

/** The policy of something imported is not ours to write: what is missing from it is said at synth, ready to copy. */
export function sayMissing(scope: IConstruct, property: string, consequence: string, statement: PolicyStatement): void {
  const text = JSON.stringify(Stack.of(scope).resolve(statement.toStatementJson()))
  Annotations.of(scope).addWarningV2(
    `credit-watchdog:${property}-${statement.sid ?? 'policy'}`,
    `${property} is imported; without this statement in its policy ${consequence}: ${text}`,
  )
}
