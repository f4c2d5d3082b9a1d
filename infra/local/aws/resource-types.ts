/** How CloudFormation answers `Ref` and `Fn::GetAtt` for one type, with {n} name, {r} region, {a} account, {g} gateway. */
export interface ResourceType {
  /** The property that names the resource; without it the name is made from the stack and the logical id. */
  nameFrom?: string;
  /** What `Ref` gives; the name when absent. */
  ref?: string;
  attributes?: Record<string, string>;
}

const arn = (text: string): Record<string, string> => ({ Arn: `arn:aws:${text}` });
/** Types that this stack runs. */
export const runningTypes: Record<string, ResourceType> = {
  "AWS::DynamoDB::Table": {
    nameFrom: "TableName",
    attributes: {
      ...arn("dynamodb:{r}:{a}:table/{n}"),
      StreamArn: "arn:aws:dynamodb:{r}:{a}:table/{n}/stream/local",
    },
  },
  "AWS::SQS::Queue": {
    nameFrom: "QueueName",
    ref: "{g}/{a}/{n}",
    attributes: { ...arn("sqs:{r}:{a}:{n}"), QueueName: "{n}" },
  },
  "AWS::Events::EventBus": {
    nameFrom: "Name",
    attributes: arn("events:{r}:{a}:event-bus/{n}"),
  },
  "AWS::Events::Rule": { nameFrom: "Name", attributes: arn("events:{r}:{a}:rule/{n}") },
  "AWS::Scheduler::Schedule": { nameFrom: "Name", attributes: arn("scheduler:{r}:{a}:schedule/default/{n}") },
  "AWS::Lambda::Function": { nameFrom: "FunctionName", attributes: arn("lambda:{r}:{a}:function:{n}") },
  "AWS::Lambda::Permission": {},
  "AWS::Lambda::EventInvokeConfig": {},
  "AWS::Lambda::EventSourceMapping": {},
  "AWS::IAM::Role": { nameFrom: "RoleName", attributes: arn("iam::{a}:role/{n}") },
  "AWS::ApiGatewayV2::Api": {
    attributes: { ApiEndpoint: "https://{n}.execute-api.{r}.amazonaws.com" },
  },
  "AWS::ApiGatewayV2::Route": {},
  "AWS::ApiGatewayV2::Integration": {},
  "AWS::CloudFront::OriginRequestPolicy": {},
  "AWS::CloudFront::CachePolicy": {},
  "AWS::CloudFront::Function": {
    nameFrom: "Name",
    attributes: { FunctionARN: "arn:aws:cloudfront::{a}:function/{n}" },
  },
  "AWS::CloudFront::Distribution": { attributes: { DomainName: "{n}.cloudfront.net" } },
  "AWS::S3::Bucket": {
    nameFrom: "BucketName",
    attributes: {
      ...arn("s3:::{n}"),
      RegionalDomainName: "{n}.s3.{r}.amazonaws.com",
    },
  },
  "AWS::GuardDuty::MalwareProtectionPlan": {
    attributes: arn("guardduty:{r}:{a}:malware-protection-plan/{n}"),
  },
  "AWS::SecretsManager::Secret": {
    nameFrom: "Name",
    ref: "arn:aws:secretsmanager:{r}:{a}:secret:{n}-local1",
  },
  "AWS::SES::EmailIdentity": {
    nameFrom: "EmailIdentity",
    attributes: Object.fromEntries(
      [1, 2, 3].flatMap((key) => [
        [`DkimDNSTokenName${key}`, `local${key}._domainkey.{n}`],
        [`DkimDNSTokenValue${key}`, `local${key}.dkim.amazonses.com`],
      ]),
    ),
  },
  "AWS::SES::ReceiptRuleSet": { nameFrom: "RuleSetName" },
  "AWS::SES::ReceiptRule": {},
  "AWS::SES::ConfigurationSet": { nameFrom: "Name" },
  "AWS::SES::ConfigurationSetEventDestination": {},
  "AWS::Cognito::UserPoolClient": { ref: "local-client" },
};

/** Types that are right to deploy and have nothing to run on this machine; an attribute that is not here is a stand-in. */
export const quietTypes: Record<string, ResourceType> = {
  "AWS::ApiGatewayV2::Stage": {},
  "AWS::Backup::BackupPlan": {},
  "AWS::Backup::BackupSelection": {},
  "AWS::Backup::BackupVault": { nameFrom: "BackupVaultName" },
  "AWS::CloudFront::OriginAccessControl": {},
  "AWS::CloudFront::ResponseHeadersPolicy": {},
  "AWS::CloudWatch::Alarm": {},
  "AWS::CloudWatch::Dashboard": {},
  "AWS::Cognito::ManagedLoginBranding": {},
  "AWS::Cognito::UserPool": {
    ref: "{r}_{n}",
    attributes: { ProviderURL: "https://cognito-idp.{r}.amazonaws.com/{r}_{n}" },
  },
  "AWS::Cognito::UserPoolDomain": {},
  "AWS::Cognito::UserPoolGroup": {},
  "AWS::Cognito::UserPoolRiskConfigurationAttachment": {},
  "AWS::Events::Archive": {},
  "AWS::Logs::LogGroup": { nameFrom: "LogGroupName", attributes: arn("logs:{r}:{a}:log-group:{n}:*") },
  "AWS::Logs::MetricFilter": {},
  "AWS::S3::BucketPolicy": {},
  "AWS::SNS::Subscription": {},
  "AWS::SNS::Topic": { nameFrom: "TopicName", ref: "arn:aws:sns:{r}:{a}:{n}" },
  "AWS::SNS::TopicPolicy": {},
  "AWS::SQS::QueuePolicy": {},
};
