import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, type ITable, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { TABLE } from '../lambda/contract.ts'

const KEYS = {
  partitionKey: { name: TABLE.partitionKey, type: AttributeType.STRING },
  sortKey: { name: TABLE.sortKey, type: AttributeType.STRING },
}

/** The table that was given, its keys checked where they can be seen, or one of our own. */
export function stateTable(scope: Construct, given?: ITable): ITable {
  if (given !== undefined) {
    refuseOtherKeys(given)
    return given
  }
  return new Table(scope, 'State', {
    ...KEYS,
    timeToLiveAttribute: TABLE.timeToLive,
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    removalPolicy: RemovalPolicy.DESTROY,
  }) as ITable
}

/** Of an imported table nothing can be seen. */
function refuseOtherKeys(table: ITable): void {
  if (!(table instanceof Table)) return
  const { partitionKeys, sortKeys } = table.schemaV2()
  const found = [...partitionKeys, ...sortKeys].map(key => `${key.name} (${key.type})`)
  const wanted = [KEYS.partitionKey, KEYS.sortKey].map(key => `${key.name} (${key.type})`)
  if (found.join() !== wanted.join())
    throw new Error(
      `table: has the keys ${found.join(' and ')}; allowed are the partition key ${wanted.join(' and the sort key ')}.`,
    )
}
