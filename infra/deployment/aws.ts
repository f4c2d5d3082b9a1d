import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient } from "@aws-sdk/client-sts";

/** The services that a deployment asks, as the person or the pipeline that runs it. Stacks and bootstrap may be in two regions. */
export type Aws = {
  readonly stacks: (region: string) => CloudFormationClient;
  readonly parameters: (region: string) => SSMClient;
  readonly identity: STSClient;
  readonly functions: LambdaClient;
  readonly mail: SESv2Client;
  readonly tables: DynamoDBClient;
  readonly pools: CognitoIdentityProviderClient;
  readonly metrics: CloudWatchClient;
  readonly objects: S3Client;
};

/** Opens the services in the environment's region, with the credentials of this shell. */
export const openAws = (region: string): Aws => ({
  stacks: (where) => new CloudFormationClient({ region: where }),
  parameters: (where) => new SSMClient({ region: where }),
  identity: new STSClient({ region }),
  functions: new LambdaClient({ region }),
  mail: new SESv2Client({ region }),
  tables: new DynamoDBClient({ region }),
  pools: new CognitoIdentityProviderClient({ region }),
  metrics: new CloudWatchClient({ region }),
  objects: new S3Client({ region }),
});
