/** How CloudFormation answers `Ref` and `Fn::GetAtt` for one type, with {n} name, {r} region, {a} account, {g} gateway. */
export interface ResourceType {
  /** The property that names the resource; without it the name is made from the stack and the logical id. */
  nameFrom?: string;
  /** What `Ref` gives; the name when absent. */
  ref?: string;
  attributes?: Record<string, string>;
}

const arn = (text: string): Record<string, string> => ({ Arn: `arn:aws:${text}` });
const table: ResourceType = {
  nameFrom: "TableName",
  attributes: {
    ...arn("dynamodb:{r}:{a}:table/{n}"),
    StreamArn: "arn:aws:dynamodb:{r}:{a}:table/{n}/stream/local",
  },
};

/** Types that this stack runs. */
export const runningTypes: Record<string, ResourceType> = {
  "AWS::DynamoDB::Table": table,
  "AWS::DynamoDB::GlobalTable": table,
  "AWS::SQS::Queue": {
    nameFrom: "QueueName",
    ref: "{g}/{a}/{n}",
    attributes: { ...arn("sqs:{r}:{a}:{n}"), QueueName: "{n}", QueueUrl: "{g}/{a}/{n}" },
  },
  "AWS::Events::EventBus": {
    nameFrom: "Name",
    attributes: { ...arn("events:{r}:{a}:event-bus/{n}"), Name: "{n}" },
  },
  "AWS::Events::Rule": { nameFrom: "Name", attributes: arn("events:{r}:{a}:rule/{n}") },
  "AWS::Scheduler::Schedule": { nameFrom: "Name", attributes: arn("scheduler:{r}:{a}:schedule/default/{n}") },
  "AWS::Lambda::Function": { nameFrom: "FunctionName", attributes: arn("lambda:{r}:{a}:function:{n}") },
  "AWS::Lambda::Permission": {},
  "AWS::Lambda::EventInvokeConfig": {},
  "AWS::Lambda::EventSourceMapping": { attributes: { Id: "{n}" } },
  "AWS::IAM::Role": { nameFrom: "RoleName", attributes: { ...arn("iam::{a}:role/{n}"), RoleId: "{n}" } },
  "AWS::IAM::Policy": { nameFrom: "PolicyName" },
  "AWS::ApiGatewayV2::Api": {
    attributes: { ApiId: "{n}", ApiEndpoint: "https://{n}.execute-api.{r}.amazonaws.com" },
  },
  "AWS::ApiGatewayV2::Route": {},
  "AWS::ApiGatewayV2::Integration": {},
  "AWS::CloudFront::OriginRequestPolicy": { attributes: { Id: "{n}" } },
  "AWS::CloudFront::Distribution": { attributes: { DomainName: "{n}.cloudfront.net", Id: "{n}" } },
  "AWS::S3::Bucket": {
    nameFrom: "BucketName",
    attributes: {
      ...arn("s3:::{n}"),
      DomainName: "{n}.s3.amazonaws.com",
      RegionalDomainName: "{n}.s3.{r}.amazonaws.com",
    },
  },
  "AWS::SecretsManager::Secret": {
    nameFrom: "Name",
    ref: "arn:aws:secretsmanager:{r}:{a}:secret:{n}-local1",
    attributes: { Id: "arn:aws:secretsmanager:{r}:{a}:secret:{n}-local1" },
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
  "AWS::SES::ConfigurationSetEventDestination": { attributes: { Id: "{n}" } },
  "AWS::Cognito::UserPoolClient": {
    ref: "local-client",
    attributes: { ClientId: "local-client", ClientSecret: "local-client-secret", Name: "{n}" },
  },
};

/** Types that are right to deploy and have nothing to run on this machine. */
export const quietTypes: Record<string, ResourceType> = {
  "AWS::CDK::Metadata": {},
  "AWS::Events::Archive": { attributes: arn("events:{r}:{a}:archive/{n}") },
  "AWS::Events::EventBusPolicy": {},
  "AWS::SQS::QueuePolicy": {},
  "AWS::S3::BucketPolicy": {},
  "AWS::SNS::TopicPolicy": {},
  "AWS::SNS::Topic": {
    nameFrom: "TopicName",
    ref: "arn:aws:sns:{r}:{a}:{n}",
    attributes: { TopicArn: "arn:aws:sns:{r}:{a}:{n}", TopicName: "{n}" },
  },
  "AWS::SNS::Subscription": {},
  "AWS::KMS::Key": { ref: "{n}", attributes: { ...arn("kms:{r}:{a}:key/{n}"), KeyId: "{n}" } },
  "AWS::KMS::Alias": {},
  "AWS::IAM::ManagedPolicy": { ref: "arn:aws:iam::{a}:policy/{n}" },
  "AWS::Logs::LogGroup": { nameFrom: "LogGroupName", attributes: arn("logs:{r}:{a}:log-group:{n}:*") },
  "AWS::Logs::MetricFilter": {},
  "AWS::Logs::QueryDefinition": {},
  "AWS::Logs::ResourcePolicy": {},
  "AWS::Logs::Delivery": {},
  "AWS::Logs::DeliverySource": { attributes: arn("logs:{r}:{a}:delivery-source:{n}") },
  "AWS::Logs::DeliveryDestination": { attributes: arn("logs:{r}:{a}:delivery-destination:{n}") },
  "AWS::CloudWatch::Alarm": { nameFrom: "AlarmName", attributes: arn("cloudwatch:{r}:{a}:alarm:{n}") },
  "AWS::CloudWatch::CompositeAlarm": {
    nameFrom: "AlarmName",
    attributes: arn("cloudwatch:{r}:{a}:alarm:{n}"),
  },
  "AWS::CloudWatch::Dashboard": {},
  "AWS::Backup::BackupPlan": {
    attributes: {
      BackupPlanId: "{n}",
      BackupPlanArn: "arn:aws:backup:{r}:{a}:backup-plan:{n}",
      VersionId: "1",
    },
  },
  "AWS::Backup::BackupSelection": {},
  "AWS::Backup::BackupVault": {
    nameFrom: "BackupVaultName",
    attributes: { BackupVaultName: "{n}", BackupVaultArn: "arn:aws:backup:{r}:{a}:backup-vault:{n}" },
  },
  "AWS::WAFv2::WebACL": { attributes: { ...arn("wafv2:{r}:{a}:global/webacl/{n}/local"), Id: "{n}" } },
  "AWS::WAFv2::WebACLAssociation": {},
  "AWS::WAFv2::LoggingConfiguration": {},
  "AWS::CertificateManager::Certificate": { ref: "arn:aws:acm:{r}:{a}:certificate/{n}" },
  "AWS::Route53::RecordSet": {},
  "AWS::Route53::HostedZone": { attributes: { Id: "{n}" } },
  "AWS::ApiGatewayV2::Stage": {},
  "AWS::ApiGatewayV2::DomainName": {
    attributes: { RegionalDomainName: "{n}.local", RegionalHostedZoneId: "{n}" },
  },
  "AWS::ApiGatewayV2::ApiMapping": {},
  "AWS::CloudFront::CachePolicy": { attributes: { Id: "{n}" } },
  "AWS::CloudFront::ResponseHeadersPolicy": { attributes: { Id: "{n}" } },
  "AWS::CloudFront::OriginAccessControl": { attributes: { Id: "{n}" } },
  "AWS::CloudFront::Function": { attributes: { FunctionARN: "arn:aws:cloudfront::{a}:function/{n}" } },
  "AWS::Cognito::UserPool": {
    ref: "{r}_{n}",
    attributes: {
      ...arn("cognito-idp:{r}:{a}:userpool/{r}_{n}"),
      UserPoolId: "{r}_{n}",
      ProviderName: "cognito-idp.{r}.amazonaws.com/{r}_{n}",
      ProviderURL: "https://cognito-idp.{r}.amazonaws.com/{r}_{n}",
    },
  },
  "AWS::Cognito::UserPoolDomain": { attributes: { CloudFrontDistribution: "{n}.cloudfront.net" } },
  "AWS::Cognito::UserPoolGroup": {},
  "AWS::Cognito::UserPoolUser": {},
  "AWS::Cognito::UserPoolUserToGroupAttachment": {},
  "AWS::Cognito::ManagedLoginBranding": {},
  "AWS::Cognito::UserPoolUICustomizationAttachment": {},
  "AWS::Scheduler::ScheduleGroup": {
    nameFrom: "Name",
    attributes: arn("scheduler:{r}:{a}:schedule-group/{n}"),
  },
  "AWS::SSM::Parameter": { nameFrom: "Name" },
  "AWS::SecretsManager::ResourcePolicy": {},
  "AWS::Budgets::Budget": {},
  "AWS::Lambda::LayerVersion": { ref: "arn:aws:lambda:{r}:{a}:layer:{n}:1" },
  "AWS::Lambda::Version": {},
  "AWS::CloudFormation::CustomResource": {},
  "Custom::S3AutoDeleteObjects": {},
  "Custom::LogRetention": {},
  "Custom::AWS": {},
  "Custom::CrossRegionExportWriter": {},
  "Custom::CrossRegionExportReader": {},
};
