CREATE DATABASE IF NOT EXISTS evidence;

CREATE EXTERNAL TABLE IF NOT EXISTS cloudtrail_logs (
  eventversion string,
  useridentity struct<type:string,principalid:string,arn:string,accountid:string,invokedby:string,accesskeyid:string,username:string,credentialid:string,
    onbehalfof:struct<userid:string,identitystorearn:string>,
    sessioncontext:struct<attributes:struct<mfaauthenticated:string,creationdate:string>,
      sessionissuer:struct<type:string,principalid:string,arn:string,accountid:string,username:string>,
      ec2roledelivery:string,sourceidentity:string>>,
  eventtime string,
  eventsource string,
  eventname string,
  awsregion string,
  sourceipaddress string,
  useragent string,
  errorcode string,
  errormessage string,
  requestparameters string,
  responseelements string,
  additionaleventdata string,
  requestid string,
  eventid string,
  readonly string,
  resources array<struct<arn:string,accountid:string,type:string>>,
  eventtype string,
  apiversion string,
  recipientaccountid string,
  serviceeventdetails string,
  sharedeventid string,
  vpcendpointid string,
  vpcendpointaccountid string,
  eventcategory string,
  addendum string,
  insightdetails string
)
PARTITIONED BY (account string, region string, day string)
ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://archive-trail/AWSLogs/o-organization/'
TBLPROPERTIES ('projection.enabled' = 'true',
  'projection.account.type' = 'enum',
  'projection.account.values' = '000000000000',
  'projection.region.type' = 'enum',
  'projection.region.values' = 'aa-region-0',
  'projection.day.type' = 'date',
  'projection.day.format' = 'yyyy/MM/dd',
  'projection.day.range' = '2026/01/01,NOW',
  'projection.day.interval' = '1',
  'projection.day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://archive-trail/AWSLogs/o-organization/${account}/CloudTrail/${region}/${day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS invocation_logs (
  schematype string,
  schemaversion string,
  `timestamp` string,
  accountid string,
  region string,
  requestid string,
  operation string,
  modelid string,
  inferenceregion string,
  errorcode string,
  identity struct<arn:string>,
  requestmetadata map<string,string>,
  input string,
  output string
)
PARTITIONED BY (account string, awsregion string, day string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://archive-records/AWSLogs/'
TBLPROPERTIES ('projection.enabled' = 'true',
  'projection.account.type' = 'enum',
  'projection.account.values' = '000000000000',
  'projection.awsregion.type' = 'enum',
  'projection.awsregion.values' = 'aa-region-0',
  'projection.day.type' = 'date',
  'projection.day.format' = 'yyyy/MM/dd',
  'projection.day.range' = '2026/01/01,NOW',
  'projection.day.interval' = '1',
  'projection.day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://archive-records/AWSLogs/${account}/BedrockModelInvocationLogs/${awsregion}/${day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS ledger_bundles (line string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'
WITH SERDEPROPERTIES ('input.regex' = '(?s)(.*)')
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://archive-records/ledger/';

CREATE EXTERNAL TABLE IF NOT EXISTS s3_access_logs (text string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'
WITH SERDEPROPERTIES ('input.regex' = '(?s)(.*)')
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://archive-access/';

CREATE OR REPLACE VIEW event AS
SELECT * FROM (SELECT x.*, row_number() OVER (PARTITION BY x.day, coalesce(x.updates, x.event_id) ORDER BY CASE WHEN x.updates IS NULL THEN 1 ELSE 0 END, x.path) AS edition FROM (SELECT * FROM (SELECT x.*, row_number() OVER (PARTITION BY x.day, x.event_id ORDER BY x.path) AS copy FROM (SELECT nullif(r."eventid", '') AS event_id,
  coalesce(nullif(r."requestid", ''), nullif(json_extract_scalar(r."serviceeventdetails", '$["parentRequestId"]'), '')) AS request_id,
  CAST(round(to_unixtime(TRY(from_iso8601_timestamp(nullif(r."eventtime", '')))) * 1000) AS bigint) AS time,
  coalesce(nullif(r."eventsource", ''), nullif(json_extract_scalar(r."insightdetails", '$["eventSource"]'), '')) AS source,
  coalesce(nullif(r."eventname", ''), nullif(json_extract_scalar(r."insightdetails", '$["insightType"]'), '')) AS name,
  nullif(r."awsregion", '') AS region,
  coalesce(nullif(r."recipientaccountid", ''), nullif(r."useridentity".accountid, '')) AS account,
  coalesce(nullif(r."useridentity".arn, ''), nullif(r."useridentity".onbehalfof.userid, ''), nullif(r."useridentity".principalid, ''), nullif(r."useridentity".accountid, ''), nullif(r."useridentity".invokedby, '')) AS principal,
  coalesce(nullif(r."useridentity".sessioncontext.sourceidentity, ''), nullif(r."useridentity".onbehalfof.userid, ''), CASE WHEN nullif(r."useridentity".type, '') = 'AssumedRole' AND nullif(r."useridentity".principalid, '') LIKE '%:%' THEN nullif(regexp_extract(nullif(r."useridentity".principalid, ''), '(?s)^[^:]*:(.*)$', 1), '') ELSE nullif(r."useridentity".username, '') END, nullif(json_extract_scalar(r."additionaleventdata", '$["jwt"]["claims"]["email"]'), ''), nullif(json_extract_scalar(r."additionaleventdata", '$["jwt"]["claims"]["username"]'), ''), nullif(json_extract_scalar(r."additionaleventdata", '$["jwt"]["claims"]["sub"]'), '')) AS person,
  nullif(r."useridentity".sessioncontext.sessionissuer.arn, '') AS role,
  nullif(r."useridentity".accesskeyid, '') AS access_key,
  nullif(r."sourceipaddress", '') AS address,
  nullif(r."useragent", '') AS agent,
  nullif(r."vpcendpointid", '') AS endpoint,
  CASE WHEN (coalesce(nullif(r."eventtype", ''), '') <> 'AwsServiceEvent' AND NOT (coalesce(nullif(r."eventtype", ''), '') LIKE 'AwsVpceEvent%' AND nullif(r."errorcode", '') IS NULL) AND ((nullif(r."eventsource", '') = 'bedrock.amazonaws.com' AND nullif(r."eventname", '') IN ('InvokeModel', 'InvokeModelWithResponseStream', 'Converse', 'ConverseStream', 'InvokeModelWithBidirectionalStream', 'StartAsyncInvoke', 'CreateModelInvocationJob', 'InvokeAgent', 'InvokeInlineAgent', 'InvokeFlow', 'RetrieveAndGenerate', 'RetrieveAndGenerateStream', 'StartFlowExecution', 'Rerank', 'GenerateQuery', 'OptimizePrompt', 'InvokeDataAutomation', 'InvokeDataAutomationAsync', 'CountTokens', 'ApplyGuardrail', 'InvokeGuardrailChecks', 'Retrieve', 'GetAgentMemory', 'PutInvocationStep', 'GetInvocationStep')) OR (nullif(r."eventsource", '') = 'bedrock-mantle.amazonaws.com' AND nullif(r."eventname", '') IN ('CreateInference', 'GetInference', 'CountTokens')) OR (nullif(r."eventsource", '') = 'bedrock-agentcore.amazonaws.com' AND nullif(r."eventname", '') IN ('InvokeAgentRuntime', 'InvokeAgentRuntimeForUser')) OR (nullif(r."eventsource", '') LIKE 'aws-external-anthropic%' AND nullif(r."eventname", '') IN ('CreateInference', 'CountTokens')))) OR nullif(r."eventsource", '') LIKE 'bedrock%' THEN CASE WHEN coalesce(nullif(json_extract_scalar(r."requestparameters", '$["modelId"]'), ''), nullif(json_extract_scalar(r."requestparameters", '$["model"]'), ''), element_at(filter(r.resources, x -> x.type = 'AWS::Bedrock::Model'), -1).arn, element_at(filter(r.resources, x -> x.type = 'AWS::Bedrock::InferenceProfile'), -1).arn) LIKE 'arn:%/%' AND coalesce(nullif(json_extract_scalar(r."requestparameters", '$["modelId"]'), ''), nullif(json_extract_scalar(r."requestparameters", '$["model"]'), ''), element_at(filter(r.resources, x -> x.type = 'AWS::Bedrock::Model'), -1).arn, element_at(filter(r.resources, x -> x.type = 'AWS::Bedrock::InferenceProfile'), -1).arn) NOT LIKE '%provisioned-model%' THEN nullif(regexp_extract(coalesce(nullif(json_extract_scalar(r."requestparameters", '$["modelId"]'), ''), nullif(json_extract_scalar(r."requestparameters", '$["model"]'), ''), element_at(filter(r.resources, x -> x.type = 'AWS::Bedrock::Model'), -1).arn, element_at(filter(r.resources, x -> x.type = 'AWS::Bedrock::InferenceProfile'), -1).arn), '(?s)([^/]*)$', 1), '') ELSE coalesce(nullif(json_extract_scalar(r."requestparameters", '$["modelId"]'), ''), nullif(json_extract_scalar(r."requestparameters", '$["model"]'), ''), element_at(filter(r.resources, x -> x.type = 'AWS::Bedrock::Model'), -1).arn, element_at(filter(r.resources, x -> x.type = 'AWS::Bedrock::InferenceProfile'), -1).arn) END END AS model,
  coalesce(nullif(json_extract_scalar(r."additionaleventdata", '$["inferenceRegion"]'), ''), nullif(regexp_extract(CASE WHEN r."serviceeventdetails" LIKE '{%' THEN r."serviceeventdetails" END, 'inferenceRegion"\s*[:,]\s*(?:"value"\s*:\s*)?"?([a-z0-9-]+)', 1), '')) AS inference_region,
  coalesce(CASE WHEN nullif(json_extract_scalar(r."requestparameters", '$["key"]'), '') IS NULL THEN NULL WHEN nullif(json_extract_scalar(r."requestparameters", '$["bucketName"]'), '') LIKE 'arn:%' THEN coalesce(element_at(filter(r.resources, x -> x.type = 'AWS::S3::Object'), -1).arn, nullif(json_extract_scalar(r."requestparameters", '$["bucketName"]'), '') || '/object/' || nullif(json_extract_scalar(r."requestparameters", '$["key"]'), '')) WHEN nullif(json_extract_scalar(r."requestparameters", '$["bucketName"]'), '') LIKE '%-s3alias' THEN coalesce(element_at(filter(r.resources, x -> x.type = 'AWS::S3::Object'), -1).arn, CASE WHEN nullif(r."awsregion", '') LIKE 'us-gov-%' THEN 'arn:aws-us-gov:s3:::' WHEN nullif(r."awsregion", '') LIKE 'cn-%' THEN 'arn:aws-cn:s3:::' WHEN nullif(r."awsregion", '') LIKE 'us-iso-%' THEN 'arn:aws-iso:s3:::' WHEN nullif(r."awsregion", '') LIKE 'us-isob-%' THEN 'arn:aws-iso-b:s3:::' WHEN nullif(r."awsregion", '') LIKE 'eusc-%' THEN 'arn:aws-eusc:s3:::' ELSE 'arn:aws:s3:::' END || nullif(json_extract_scalar(r."requestparameters", '$["bucketName"]'), '') || '/' || nullif(json_extract_scalar(r."requestparameters", '$["key"]'), '')) ELSE CASE WHEN nullif(r."awsregion", '') LIKE 'us-gov-%' THEN 'arn:aws-us-gov:s3:::' WHEN nullif(r."awsregion", '') LIKE 'cn-%' THEN 'arn:aws-cn:s3:::' WHEN nullif(r."awsregion", '') LIKE 'us-iso-%' THEN 'arn:aws-iso:s3:::' WHEN nullif(r."awsregion", '') LIKE 'us-isob-%' THEN 'arn:aws-iso-b:s3:::' WHEN nullif(r."awsregion", '') LIKE 'eusc-%' THEN 'arn:aws-eusc:s3:::' ELSE 'arn:aws:s3:::' END || nullif(json_extract_scalar(r."requestparameters", '$["bucketName"]'), '') || '/' || nullif(json_extract_scalar(r."requestparameters", '$["key"]'), '') END, element_at(filter(r.resources, x -> x.type = 'AWS::S3::Object'), -1).arn, element_at(filter(r.resources, x -> x.arn <> ''), 1).arn) AS resource,
  nullif(r."errorcode", '') AS error,
  nullif(r."eventtype", '') AS kind,
  nullif(r."eventcategory", '') AS category,
  nullif(r."eventversion", '') AS version,
  nullif(r."useridentity".type, '') AS identity,
  coalesce(TRY_CAST(nullif(json_extract_scalar(r."additionaleventdata", '$["inputTokens"]'), '') AS bigint), TRY_CAST(nullif(regexp_extract(CASE WHEN r."serviceeventdetails" LIKE '{%' THEN r."serviceeventdetails" END, 'inputTokens"\s*[:,]\s*(?:"value"\s*:\s*)?"?([0-9]+)', 1), '') AS bigint)) AS input_tokens,
  coalesce(TRY_CAST(nullif(json_extract_scalar(r."additionaleventdata", '$["outputTokens"]'), '') AS bigint), TRY_CAST(nullif(regexp_extract(CASE WHEN r."serviceeventdetails" LIKE '{%' THEN r."serviceeventdetails" END, 'outputTokens"\s*[:,]\s*(?:"value"\s*:\s*)?"?([0-9]+)', 1), '') AS bigint)) AS output_tokens,
  CASE WHEN (coalesce(nullif(r."eventtype", ''), '') <> 'AwsServiceEvent' AND NOT (coalesce(nullif(r."eventtype", ''), '') LIKE 'AwsVpceEvent%' AND nullif(r."errorcode", '') IS NULL) AND ((nullif(r."eventsource", '') = 'bedrock.amazonaws.com' AND nullif(r."eventname", '') IN ('InvokeModel', 'InvokeModelWithResponseStream', 'Converse', 'ConverseStream', 'InvokeModelWithBidirectionalStream', 'StartAsyncInvoke', 'CreateModelInvocationJob', 'InvokeAgent', 'InvokeInlineAgent', 'InvokeFlow', 'RetrieveAndGenerate', 'RetrieveAndGenerateStream', 'StartFlowExecution', 'Rerank', 'GenerateQuery', 'OptimizePrompt', 'InvokeDataAutomation', 'InvokeDataAutomationAsync', 'CountTokens', 'ApplyGuardrail', 'InvokeGuardrailChecks', 'Retrieve', 'GetAgentMemory', 'PutInvocationStep', 'GetInvocationStep')) OR (nullif(r."eventsource", '') = 'bedrock-mantle.amazonaws.com' AND nullif(r."eventname", '') IN ('CreateInference', 'GetInference', 'CountTokens')) OR (nullif(r."eventsource", '') = 'bedrock-agentcore.amazonaws.com' AND nullif(r."eventname", '') IN ('InvokeAgentRuntime', 'InvokeAgentRuntimeForUser')) OR (nullif(r."eventsource", '') LIKE 'aws-external-anthropic%' AND nullif(r."eventname", '') IN ('CreateInference', 'CountTokens')))) THEN 1 END AS model_call,
  CASE WHEN nullif(json_extract_scalar(r."additionaleventdata", '$["callWithBearerToken"]'), '') = 'true' OR nullif(json_extract_scalar(r."requestparameters", '$["callWithBearerToken"]'), '') = 'true' THEN 1 END AS bearer,
  CASE WHEN nullif(r."readonly", '') = 'true' THEN 1 WHEN nullif(r."readonly", '') IS NOT NULL THEN 0 END AS read_only,
  CASE WHEN nullif(r."useridentity".sessioncontext.attributes.mfaauthenticated, '') IS NOT NULL THEN CASE WHEN nullif(r."useridentity".sessioncontext.attributes.mfaauthenticated, '') = 'true' THEN 1 ELSE 0 END WHEN nullif(json_extract_scalar(r."additionaleventdata", '$["MFAUsed"]'), '') = 'Yes' THEN 1 WHEN nullif(json_extract_scalar(r."additionaleventdata", '$["MFAUsed"]'), '') IS NOT NULL THEN 0 END AS mfa,
  CASE WHEN NOT (coalesce(nullif(r."eventtype", ''), '') <> 'AwsServiceEvent' AND NOT (coalesce(nullif(r."eventtype", ''), '') LIKE 'AwsVpceEvent%' AND nullif(r."errorcode", '') IS NULL) AND ((nullif(r."eventsource", '') = 'bedrock.amazonaws.com' AND nullif(r."eventname", '') IN ('InvokeModel', 'InvokeModelWithResponseStream', 'Converse', 'ConverseStream', 'InvokeModelWithBidirectionalStream', 'StartAsyncInvoke', 'CreateModelInvocationJob', 'InvokeAgent', 'InvokeInlineAgent', 'InvokeFlow', 'RetrieveAndGenerate', 'RetrieveAndGenerateStream', 'StartFlowExecution', 'Rerank', 'GenerateQuery', 'OptimizePrompt', 'InvokeDataAutomation', 'InvokeDataAutomationAsync', 'CountTokens', 'ApplyGuardrail', 'InvokeGuardrailChecks', 'Retrieve', 'GetAgentMemory', 'PutInvocationStep', 'GetInvocationStep')) OR (nullif(r."eventsource", '') = 'bedrock-mantle.amazonaws.com' AND nullif(r."eventname", '') IN ('CreateInference', 'GetInference', 'CountTokens')) OR (nullif(r."eventsource", '') = 'bedrock-agentcore.amazonaws.com' AND nullif(r."eventname", '') IN ('InvokeAgentRuntime', 'InvokeAgentRuntimeForUser')) OR (nullif(r."eventsource", '') LIKE 'aws-external-anthropic%' AND nullif(r."eventname", '') IN ('CreateInference', 'CountTokens')))) AND NOT coalesce(nullif(r."readonly", '') = 'true', false) AND coalesce(nullif(r."eventcategory", ''), '') <> 'Data' AND length(coalesce(CASE WHEN r."requestparameters" LIKE '{%' THEN r."requestparameters" END, CASE WHEN r."insightdetails" LIKE '{%' THEN r."insightdetails" END)) BETWEEN 3 AND 4096 THEN coalesce(CASE WHEN r."requestparameters" LIKE '{%' THEN r."requestparameters" END, CASE WHEN r."insightdetails" LIKE '{%' THEN r."insightdetails" END) END AS detail,
  CASE WHEN nullif(regexp_extract(url_decode(replace(nullif(regexp_extract(nullif(json_extract_scalar(r."requestparameters", '$["x-amz-copy-source"]'), ''), '(?s)^(.*?)(?:\?versionId=.*)?$', 1), ''), '+', '%2B')), '(?s)^/*(.*)$', 1), '') LIKE 'arn:%' THEN nullif(regexp_extract(url_decode(replace(nullif(regexp_extract(nullif(json_extract_scalar(r."requestparameters", '$["x-amz-copy-source"]'), ''), '(?s)^(.*?)(?:\?versionId=.*)?$', 1), ''), '+', '%2B')), '(?s)^/*(.*)$', 1), '') ELSE CASE WHEN nullif(r."awsregion", '') LIKE 'us-gov-%' THEN 'arn:aws-us-gov:s3:::' WHEN nullif(r."awsregion", '') LIKE 'cn-%' THEN 'arn:aws-cn:s3:::' WHEN nullif(r."awsregion", '') LIKE 'us-iso-%' THEN 'arn:aws-iso:s3:::' WHEN nullif(r."awsregion", '') LIKE 'us-isob-%' THEN 'arn:aws-iso-b:s3:::' WHEN nullif(r."awsregion", '') LIKE 'eusc-%' THEN 'arn:aws-eusc:s3:::' ELSE 'arn:aws:s3:::' END || nullif(regexp_extract(url_decode(replace(nullif(regexp_extract(nullif(json_extract_scalar(r."requestparameters", '$["x-amz-copy-source"]'), ''), '(?s)^(.*?)(?:\?versionId=.*)?$', 1), ''), '+', '%2B')), '(?s)^/*(.*)$', 1), '') END AS copied_from,
  nullif(json_extract_scalar(r."addendum", '$["originalEventID"]'), '') AS updates,
  nullif(json_extract_scalar(r."addendum", '$["reason"]'), '') || coalesce(': ' || nullif(json_extract_scalar(r."addendum", '$["updatedFields"]'), ''), '') AS addendum,
  nullif(r."eventid", '') AS id, r."$path" AS path, 0 AS mark, r.day AS day
FROM cloudtrail_logs r) x) WHERE copy = 1) x) WHERE edition = 1;

CREATE OR REPLACE VIEW invocation AS
SELECT * FROM (SELECT x.*, row_number() OVER (PARTITION BY x.day, x.request_id ORDER BY x.path) AS copy FROM (SELECT nullif(r."requestid", '') AS request_id,
  CAST(round(to_unixtime(TRY(from_iso8601_timestamp(nullif(r."timestamp", '')))) * 1000) AS bigint) AS time,
  nullif(r."accountid", '') AS account,
  nullif(r."region", '') AS region,
  nullif(r."operation", '') AS operation,
  nullif(r."identity".arn, '') AS principal,
  coalesce(nullif(element_at(r."requestmetadata", 'ringfence-user'), ''), nullif(regexp_extract(nullif(r."identity".arn, ''), '(?s)([^/]*)$', 1), '')) AS person,
  coalesce(nullif(element_at(r."requestmetadata", 'ringfence-team'), ''), nullif(element_at(r."requestmetadata", 'team'), '')) AS team,
  CASE WHEN nullif(r."modelid", '') LIKE 'arn:%/%' AND nullif(r."modelid", '') NOT LIKE '%provisioned-model%' THEN nullif(regexp_extract(nullif(r."modelid", ''), '(?s)([^/]*)$', 1), '') ELSE nullif(r."modelid", '') END AS model,
  nullif(r."inferenceregion", '') AS inference_region,
  nullif(r."errorcode", '') AS error,
  nullif(element_at(r."requestmetadata", 'ringfence-request-id'), '') AS ringfence_id,
  coalesce(TRY_CAST(nullif(json_extract_scalar(r."input", '$["inputTokenCount"]'), '') AS bigint), TRY_CAST(nullif(regexp_extract(CASE WHEN r."output" LIKE '{%' THEN r."output" END, 'amazon-bedrock-invocationMetrics"\s*:\s*\{[^}]*"inputTokenCount"\s*:\s*([0-9]+)', 1), '') AS bigint)) AS input_tokens,
  coalesce(TRY_CAST(nullif(json_extract_scalar(r."output", '$["outputTokenCount"]'), '') AS bigint), TRY_CAST(nullif(regexp_extract(CASE WHEN r."output" LIKE '{%' THEN r."output" END, 'amazon-bedrock-invocationMetrics"\s*:\s*\{[^}]*"outputTokenCount"\s*:\s*([0-9]+)', 1), '') AS bigint)) AS output_tokens,
  TRY_CAST(nullif(json_extract_scalar(r."input", '$["cacheReadInputTokenCount"]'), '') AS bigint) AS cache_read,
  TRY_CAST(nullif(json_extract_scalar(r."input", '$["cacheWriteInputTokenCount"]'), '') AS bigint) AS cache_write,
  CASE WHEN nullif(regexp_extract(CASE WHEN r."output" LIKE '{%' THEN r."output" END, '("stopReason"\s*:\s*"guardrail_intervened"|"amazon-bedrock-guardrailAction"\s*:\s*"INTERVENED")', 1), '') IS NOT NULL THEN 1 END AS guardrail,
  nullif(r."requestid", '') AS id, r."$path" AS path, 0 AS mark, r.day AS day
FROM invocation_logs r) x) WHERE copy = 1;

CREATE OR REPLACE VIEW gateway_call AS
SELECT coalesce(nullif(json_extract_scalar(asked, '$["requestId"]'), ''), nullif(json_extract_scalar(answered, '$["requestId"]'), '')) AS request_id,
  CAST(round(to_unixtime(TRY(from_iso8601_timestamp(coalesce(nullif(json_extract_scalar(asked, '$["time"]'), ''), nullif(json_extract_scalar(answered, '$["time"]'), ''))))) * 1000) AS bigint) AS time,
  CAST(round(to_unixtime(TRY(from_iso8601_timestamp(nullif(json_extract_scalar(answered, '$["time"]'), '')))) * 1000) AS bigint) AS ended,
  coalesce(nullif(json_extract_scalar(asked, '$["call"]["caller"]["issuer"]'), ''), nullif(json_extract_scalar(answered, '$["call"]["caller"]["issuer"]'), '')) || '#' || coalesce(nullif(json_extract_scalar(asked, '$["call"]["caller"]["subject"]'), ''), nullif(json_extract_scalar(answered, '$["call"]["caller"]["subject"]'), '')) AS principal,
  coalesce(nullif(json_extract_scalar(asked, '$["call"]["caller"]["user"]'), ''), nullif(json_extract_scalar(answered, '$["call"]["caller"]["user"]'), '')) AS person,
  coalesce(nullif(json_extract_scalar(asked, '$["call"]["caller"]["team"]'), ''), nullif(json_extract_scalar(answered, '$["call"]["caller"]["team"]'), '')) AS team,
  coalesce(nullif(json_extract_scalar(asked, '$["call"]["caller"]["application"]'), ''), nullif(json_extract_scalar(answered, '$["call"]["caller"]["application"]'), '')) AS application,
  coalesce(nullif(json_extract_scalar(asked, '$["call"]["source"]'), ''), nullif(json_extract_scalar(answered, '$["call"]["source"]'), '')) AS address,
  coalesce(nullif(json_extract_scalar(asked, '$["call"]["door"]'), ''), nullif(json_extract_scalar(answered, '$["call"]["door"]'), '')) AS door,
  coalesce(nullif(json_extract_scalar(asked, '$["call"]["operation"]'), ''), nullif(json_extract_scalar(answered, '$["call"]["operation"]'), '')) AS operation,
  coalesce(nullif(json_extract_scalar(asked, '$["call"]["modelAsked"]'), ''), nullif(json_extract_scalar(answered, '$["call"]["modelAsked"]'), '')) AS model_asked,
  coalesce(nullif(json_extract_scalar(asked, '$["call"]["modelUsed"]'), ''), nullif(json_extract_scalar(answered, '$["call"]["modelUsed"]'), '')) AS model,
  coalesce(nullif(json_extract_scalar(asked, '$["call"]["region"]'), ''), nullif(json_extract_scalar(answered, '$["call"]["region"]'), '')) AS region,
  TRY_CAST(json_extract_scalar(answered, '$["status"]') AS bigint) AS status,
  nullif(json_extract_scalar(answered, '$["error"]'), '') AS error,
  nullif(json_extract_scalar(answered, '$["upstreamError"]'), '') AS upstream_error,
  TRY_CAST(json_extract_scalar(answered, '$["tokens"]["input"]') AS bigint) AS input_tokens,
  TRY_CAST(json_extract_scalar(answered, '$["tokens"]["output"]') AS bigint) AS output_tokens,
  TRY_CAST(json_extract_scalar(answered, '$["latencyMs"]') AS bigint) AS latency_ms,
  nullif(json_extract_scalar(answered, '$["guardrail"]'), '') AS guardrail,
  coalesce(nullif(array_join(CAST(json_extract(asked, '$["call"]["subjects"]') AS array(varchar)), ' '), ''), nullif(array_join(CAST(json_extract(answered, '$["call"]["subjects"]') AS array(varchar)), ' '), '')) AS subjects,
  nullif(array_join(CAST(json_extract(answered, '$["awsRequestIds"]') AS array(varchar)), ' '), '') AS attempts,
  coalesce(nullif(json_extract_scalar(asked, '$["requestId"]'), ''), nullif(json_extract_scalar(answered, '$["requestId"]'), '')) AS id, path AS path, 0 AS mark, '' AS day
FROM (SELECT min(path) AS path, max(CASE WHEN nullif(json_extract_scalar(e, '$["type"]'), '') = 'inference.asked' THEN e END) AS asked, max(CASE WHEN nullif(json_extract_scalar(e, '$["type"]'), '') = 'inference.answered' THEN e END) AS answered
 FROM (SELECT path, CASE WHEN TRY(json_parse(p)) IS NOT NULL THEN p WHEN TRY(json_parse(substr(p, 1, length(p) - 1))) IS NOT NULL THEN substr(p, 1, length(p) - 1) ELSE substr(p, 1, length(p) - 2) END AS e
FROM (SELECT r."$path" AS path, '{"v":1,"type":"inference.' || piece AS p FROM ledger_bundles r CROSS JOIN UNNEST(slice(split(r.line, '{"v":1,"type":"inference.'), 2, 100000)) AS pieces (piece)) x) entries GROUP BY nullif(json_extract_scalar(e, '$["requestId"]'), '')) calls
WHERE asked IS NOT NULL OR nullif(json_extract_scalar(answered, '$["call"]["door"]'), '') IS NOT NULL;

CREATE OR REPLACE VIEW access AS
SELECT lower(to_hex(substr(sha256(to_utf8(text)), 1, 16))) AS line,
  's3-access' AS kind,
  CAST(to_unixtime(TRY(date_parse(nullif(regexp_extract(text, '\[([^ ]+) \+0000\]', 1), ''), '%d/%b/%Y:%H:%i:%s'))) * 1000 AS bigint) AS time,
  nullif(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){5}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), '-') AS request_id,
  nullif(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){4}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), '-') AS principal,
  nullif(regexp_extract(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){4}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), 'assumed-role/(?:.*/)?([^/]*)$', 1), '') AS person,
  nullif(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){3}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), '-') AS address,
  nullif(nullif(regexp_extract(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){16}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), '^"?([^"]*)"?$', 1), ''), '-') AS agent,
  nullif(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){6}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), '-') AS operation,
  CASE WHEN nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){22}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), '') LIKE '%.us-gov-%' THEN 'arn:aws-us-gov:s3:::' WHEN nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){22}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), '') LIKE '%.cn-%' THEN 'arn:aws-cn:s3:::' WHEN nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){22}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), '') LIKE '%.us-iso-%' THEN 'arn:aws-iso:s3:::' WHEN nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){22}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), '') LIKE '%.us-isob-%' THEN 'arn:aws-iso-b:s3:::' WHEN nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){22}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), '') LIKE '%.eusc-%' THEN 'arn:aws-eusc:s3:::' ELSE 'arn:aws:s3:::' END || nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){1}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), '') || CASE WHEN nullif(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){7}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), '-') IS NULL THEN '' ELSE '/' || CASE WHEN nullif(regexp_extract(nullif(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){7}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), '-'), '(%25)', 1), '') IS NOT NULL AND substr(url_decode(replace(nullif(regexp_extract(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){8}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), '^"?[A-Z]+ ([^? ]*)', 1), ''), '+', '%2B')), -length(url_decode(replace(url_decode(replace(nullif(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){7}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), '-'), '+', '%2B')), '+', '%2B')))) = url_decode(replace(url_decode(replace(nullif(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){7}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), '-'), '+', '%2B')), '+', '%2B')) THEN url_decode(replace(url_decode(replace(nullif(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){7}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), '-'), '+', '%2B')), '+', '%2B')) ELSE url_decode(replace(nullif(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){7}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), '-'), '+', '%2B')) END END AS resource,
  nullif(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){9}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), '-') AS status,
  TRY_CAST(nullif(nullif(regexp_extract(text, '^(?:(?:"[^"]*"|\[[^\]]*\]|\S+) ){11}((?:"[^"]*"|\[[^\]]*\]|\S+))', 1), ''), '-') AS bigint) AS bytes,
  lower(to_hex(substr(sha256(to_utf8(text)), 1, 16))) AS id, r."$path" AS path, 0 AS mark, '' AS day
FROM s3_access_logs r;

CREATE OR REPLACE VIEW attempt AS
SELECT DISTINCT aws_request_id, call FROM (SELECT id AS call, aws_request_id FROM (SELECT id, attempts FROM gateway_call WHERE attempts IS NOT NULL) g CROSS JOIN UNNEST(split(attempts, ' ')) AS items (aws_request_id)) items;

CREATE OR REPLACE VIEW subject AS
SELECT DISTINCT digest, call FROM (SELECT id AS call, digest FROM (SELECT id, subjects FROM gateway_call WHERE subjects IS NOT NULL) g CROSS JOIN UNNEST(split(subjects, ' ')) AS items (digest)) items;

CREATE OR REPLACE VIEW unexplained AS
SELECT e.* FROM event e WHERE e.model_call = 1 AND (e.request_id IS NULL OR e.request_id NOT IN (SELECT aws_request_id FROM attempt));

CREATE OR REPLACE VIEW who AS
SELECT p.time AS time, p.layer AS layer, p.person AS person, p.principal AS principal, p.role AS role, p.team AS team, p.application AS application, p.access_key AS access_key, p.address AS address, p.endpoint AS endpoint, p.operation AS operation, p.resource AS resource, p.model AS model, CASE WHEN p.layer IN ('cloudtrail', 'invocation-log') THEN coalesce(p.outcome, 'success') WHEN p.outcome = 'None' THEN 'success' ELSE p.outcome END AS outcome, p.request_id AS request_id, p.input_tokens AS input_tokens, p.output_tokens AS output_tokens,
  CASE coalesce(CASE WHEN p.layer = 'gateway' THEN p.mark END, g_mark.mark) WHEN 1 THEN 'verified' WHEN 2 THEN 'broken' WHEN 0 THEN 'unverified' ELSE 'absent' END AS gateway_mark, CASE coalesce(CASE WHEN p.layer = 'cloudtrail' THEN p.mark END, c_mark.mark) WHEN 1 THEN 'verified' WHEN 2 THEN 'broken' WHEN 0 THEN 'unverified' ELSE 'absent' END AS cloudtrail_mark, CASE coalesce(CASE WHEN p.layer = 'invocation-log' THEN p.mark END, i_mark.mark) WHEN 1 THEN 'verified' WHEN 2 THEN 'broken' WHEN 0 THEN 'unverified' ELSE 'absent' END AS invocation_mark,
  p.file AS record, p.layer_number AS layer_number, p.id AS id
FROM (SELECT * FROM (SELECT * FROM (SELECT t.time AS time, 0 AS layer_number, t.event_id AS id, t.id AS row_id, 'cloudtrail' AS layer, t.path AS file, t.mark AS mark, t.person AS person, t.principal AS principal, t.role AS role, CAST(NULL AS varchar) AS team, CAST(NULL AS varchar) AS application, t.access_key AS access_key, t.address AS address, t.endpoint AS endpoint, t.name AS operation, t.resource AS resource, t.model AS model, t.error AS outcome, t.request_id AS request_id, t.input_tokens AS input_tokens, t.output_tokens AS output_tokens FROM event t WHERE 1 = 1) page_0
UNION ALL
SELECT * FROM (SELECT t.time AS time, 1 AS layer_number, t.request_id AS id, t.id AS row_id, 'gateway' AS layer, t.path AS file, t.mark AS mark, t.person AS person, t.principal AS principal, CAST(NULL AS varchar) AS role, t.team AS team, t.application AS application, CAST(NULL AS varchar) AS access_key, t.address AS address, CAST(NULL AS varchar) AS endpoint, t.operation AS operation, CAST(NULL AS varchar) AS resource, t.model AS model, t.error AS outcome, t.request_id AS request_id, t.input_tokens AS input_tokens, t.output_tokens AS output_tokens FROM gateway_call t WHERE 1 = 1 AND NOT (t.id IN (SELECT a.call FROM attempt a JOIN event e ON e.request_id = a.aws_request_id))) page_1
UNION ALL
SELECT * FROM (SELECT t.time AS time, 2 AS layer_number, t.request_id AS id, t.id AS row_id, 'invocation-log' AS layer, t.path AS file, t.mark AS mark, t.person AS person, t.principal AS principal, CAST(NULL AS varchar) AS role, t.team AS team, CAST(NULL AS varchar) AS application, CAST(NULL AS varchar) AS access_key, CAST(NULL AS varchar) AS address, CAST(NULL AS varchar) AS endpoint, t.operation AS operation, CAST(NULL AS varchar) AS resource, t.model AS model, t.error AS outcome, t.request_id AS request_id, t.input_tokens AS input_tokens, t.output_tokens AS output_tokens FROM invocation t WHERE 1 = 1 AND NOT (t.request_id IN (SELECT e.request_id FROM event e WHERE e.request_id IS NOT NULL))) page_2
UNION ALL
SELECT * FROM (SELECT t.time AS time, 3 AS layer_number, t.line AS id, t.id AS row_id, 'access' AS layer, t.path AS file, t.mark AS mark, t.person AS person, t.principal AS principal, CAST(NULL AS varchar) AS role, CAST(NULL AS varchar) AS team, CAST(NULL AS varchar) AS application, CAST(NULL AS varchar) AS access_key, t.address AS address, CAST(NULL AS varchar) AS endpoint, t.operation AS operation, t.resource AS resource, CAST(NULL AS varchar) AS model, t.status AS outcome, t.request_id AS request_id, CAST(NULL AS bigint) AS input_tokens, CAST(NULL AS bigint) AS output_tokens FROM access t WHERE 1 = 1) page_3) u) p 
  LEFT JOIN (SELECT id, max(mark) AS mark FROM (SELECT a.aws_request_id AS id, g.mark AS mark FROM attempt a JOIN gateway_call g ON g.id = a.call WHERE 1 = 1) m GROUP BY id) g_mark ON g_mark.id = p.request_id
  LEFT JOIN (SELECT id, max(mark) AS mark FROM (SELECT e.request_id AS id, e.mark AS mark FROM event e WHERE e.request_id IS NOT NULL AND 1 = 1 UNION ALL SELECT a.call AS id, e.mark AS mark FROM attempt a JOIN event e ON e.request_id = a.aws_request_id WHERE 1 = 1) m GROUP BY id) c_mark ON c_mark.id = p.request_id
  LEFT JOIN (SELECT id, max(mark) AS mark FROM (SELECT i.request_id AS id, i.mark AS mark FROM invocation i WHERE i.request_id IS NOT NULL AND 1 = 1 UNION ALL SELECT a.call AS id, i.mark AS mark FROM attempt a JOIN invocation i ON i.request_id = a.aws_request_id WHERE 1 = 1) m GROUP BY id) i_mark ON i_mark.id = p.request_id
;

CREATE OR REPLACE VIEW timeline AS
SELECT p.time AS time, p.layer AS layer, p.person AS person, p.principal AS principal, p.role AS role, p.team AS team, p.application AS application, p.access_key AS access_key, p.address AS address, p.endpoint AS endpoint, p.operation AS operation, p.resource AS resource, p.model AS model, CASE WHEN p.layer IN ('cloudtrail', 'invocation-log') THEN coalesce(p.outcome, 'success') WHEN p.outcome = 'None' THEN 'success' ELSE p.outcome END AS outcome, p.request_id AS request_id, p.input_tokens AS input_tokens, p.output_tokens AS output_tokens,
  CASE coalesce(CASE WHEN p.layer = 'gateway' THEN p.mark END, g_mark.mark) WHEN 1 THEN 'verified' WHEN 2 THEN 'broken' WHEN 0 THEN 'unverified' ELSE 'absent' END AS gateway_mark, CASE coalesce(CASE WHEN p.layer = 'cloudtrail' THEN p.mark END, c_mark.mark) WHEN 1 THEN 'verified' WHEN 2 THEN 'broken' WHEN 0 THEN 'unverified' ELSE 'absent' END AS cloudtrail_mark, CASE coalesce(CASE WHEN p.layer = 'invocation-log' THEN p.mark END, i_mark.mark) WHEN 1 THEN 'verified' WHEN 2 THEN 'broken' WHEN 0 THEN 'unverified' ELSE 'absent' END AS invocation_mark,
  p.file AS record, p.layer_number AS layer_number, p.id AS id
FROM (SELECT * FROM (SELECT * FROM (SELECT t.time AS time, 0 AS layer_number, t.event_id AS id, t.id AS row_id, 'cloudtrail' AS layer, t.path AS file, t.mark AS mark, t.person AS person, t.principal AS principal, t.role AS role, CAST(NULL AS varchar) AS team, CAST(NULL AS varchar) AS application, t.access_key AS access_key, t.address AS address, t.endpoint AS endpoint, t.name AS operation, t.resource AS resource, t.model AS model, t.error AS outcome, t.request_id AS request_id, t.input_tokens AS input_tokens, t.output_tokens AS output_tokens FROM event t WHERE 1 = 1) page_0
UNION ALL
SELECT * FROM (SELECT t.time AS time, 1 AS layer_number, t.request_id AS id, t.id AS row_id, 'gateway' AS layer, t.path AS file, t.mark AS mark, t.person AS person, t.principal AS principal, CAST(NULL AS varchar) AS role, t.team AS team, t.application AS application, CAST(NULL AS varchar) AS access_key, t.address AS address, CAST(NULL AS varchar) AS endpoint, t.operation AS operation, CAST(NULL AS varchar) AS resource, t.model AS model, t.error AS outcome, t.request_id AS request_id, t.input_tokens AS input_tokens, t.output_tokens AS output_tokens FROM gateway_call t WHERE 1 = 1) page_1
UNION ALL
SELECT * FROM (SELECT t.time AS time, 2 AS layer_number, t.request_id AS id, t.id AS row_id, 'invocation-log' AS layer, t.path AS file, t.mark AS mark, t.person AS person, t.principal AS principal, CAST(NULL AS varchar) AS role, t.team AS team, CAST(NULL AS varchar) AS application, CAST(NULL AS varchar) AS access_key, CAST(NULL AS varchar) AS address, CAST(NULL AS varchar) AS endpoint, t.operation AS operation, CAST(NULL AS varchar) AS resource, t.model AS model, t.error AS outcome, t.request_id AS request_id, t.input_tokens AS input_tokens, t.output_tokens AS output_tokens FROM invocation t WHERE 1 = 1) page_2
UNION ALL
SELECT * FROM (SELECT t.time AS time, 3 AS layer_number, t.line AS id, t.id AS row_id, 'access' AS layer, t.path AS file, t.mark AS mark, t.person AS person, t.principal AS principal, CAST(NULL AS varchar) AS role, CAST(NULL AS varchar) AS team, CAST(NULL AS varchar) AS application, CAST(NULL AS varchar) AS access_key, t.address AS address, CAST(NULL AS varchar) AS endpoint, t.operation AS operation, t.resource AS resource, CAST(NULL AS varchar) AS model, t.status AS outcome, t.request_id AS request_id, CAST(NULL AS bigint) AS input_tokens, CAST(NULL AS bigint) AS output_tokens FROM access t WHERE 1 = 1) page_3) u) p 
  LEFT JOIN (SELECT id, max(mark) AS mark FROM (SELECT a.aws_request_id AS id, g.mark AS mark FROM attempt a JOIN gateway_call g ON g.id = a.call WHERE 1 = 1) m GROUP BY id) g_mark ON g_mark.id = p.request_id
  LEFT JOIN (SELECT id, max(mark) AS mark FROM (SELECT e.request_id AS id, e.mark AS mark FROM event e WHERE e.request_id IS NOT NULL AND 1 = 1 UNION ALL SELECT a.call AS id, e.mark AS mark FROM attempt a JOIN event e ON e.request_id = a.aws_request_id WHERE 1 = 1) m GROUP BY id) c_mark ON c_mark.id = p.request_id
  LEFT JOIN (SELECT id, max(mark) AS mark FROM (SELECT i.request_id AS id, i.mark AS mark FROM invocation i WHERE i.request_id IS NOT NULL AND 1 = 1 UNION ALL SELECT a.call AS id, i.mark AS mark FROM attempt a JOIN invocation i ON i.request_id = a.aws_request_id WHERE 1 = 1) m GROUP BY id) i_mark ON i_mark.id = p.request_id
;

CREATE OR REPLACE VIEW bypass AS
SELECT p.time AS time, p.person AS person, p.principal AS principal, p.role AS role, p.address AS address, p.endpoint AS endpoint,
  CASE WHEN p.name IN ('ApplyGuardrail', 'InvokeGuardrailChecks') THEN 'guardrail' WHEN p.name = 'Retrieve' THEN 'knowledge-base' WHEN p.source LIKE 'bedrock-mantle%' THEN 'mantle' WHEN p.source LIKE 'aws-external%' THEN 'claude-platform'
    WHEN p.name = 'CreateModelInvocationJob' THEN 'batch' WHEN p.name IN ('StartAsyncInvoke', 'InvokeModelWithBidirectionalStream') THEN 'asynchronous'
    WHEN p.name IN ('InvokeAgent', 'InvokeInlineAgent', 'InvokeAgentRuntime', 'InvokeAgentRuntimeForUser', 'InvokeFlow', 'StartFlowExecution', 'Rerank', 'GenerateQuery', 'OptimizePrompt', 'GetAgentMemory', 'PutInvocationStep', 'GetInvocationStep') OR p.name LIKE 'RetrieveAndGenerate%' THEN 'agents' WHEN p.name LIKE 'InvokeDataAutomation%' THEN 'data-automation'
    WHEN p.address LIKE '%.amazonaws.com' THEN 'service' ELSE 'runtime' END AS door, p.name AS operation, p.model AS model, coalesce(p.error, 'success') AS outcome,
  coalesce(p.bearer, 0) AS bearer, p.request_id AS request_id,
  CASE WHEN p.name = 'ApplyGuardrail' AND p.role IN (SELECT s.role FROM event s WHERE s.model_call = 1 AND s.role IS NOT NULL AND 1 = 1 AND s.request_id IN (SELECT n.aws_request_id FROM attempt n)) THEN 0 WHEN p.time BETWEEN (SELECT min(g.time) FROM gateway_call g) AND (SELECT max(coalesce(g.ended, g.time)) FROM gateway_call g) - 900000 THEN 1 ELSE 0 END AS sure,
  'absent' AS gateway_mark, CASE coalesce(p.mark, 0) WHEN 1 THEN 'verified' WHEN 2 THEN 'broken' WHEN 0 THEN 'unverified' ELSE 'absent' END AS cloudtrail_mark, CASE i_mark.mark WHEN 1 THEN 'verified' WHEN 2 THEN 'broken' WHEN 0 THEN 'unverified' ELSE 'absent' END AS invocation_mark
FROM (SELECT e.* FROM unexplained e WHERE 1 = 1) p 
  LEFT JOIN (SELECT id, max(mark) AS mark FROM (SELECT i.request_id AS id, i.mark AS mark FROM invocation i WHERE i.request_id IS NOT NULL AND 1 = 1 UNION ALL SELECT a.call AS id, i.mark AS mark FROM attempt a JOIN invocation i ON i.request_id = a.aws_request_id WHERE 1 = 1) m GROUP BY id) i_mark ON i_mark.id = p.request_id
;

CREATE OR REPLACE VIEW usage AS
SELECT x.day AS day, x.team AS team, x.model AS model, count(*) AS calls, sum(x.input) AS input_tokens, sum(x.output) AS output_tokens FROM (
  SELECT date_format(from_unixtime(g.time / 1000), '%Y-%m-%d') AS day, coalesce(g.team, '(none)') AS team,
    coalesce(g.model, '(none)') AS model, g.input_tokens AS input, g.output_tokens AS output
  FROM gateway_call g WHERE g.time IS NOT NULL AND 1 = 1 AND g.attempts IS NOT NULL
  UNION ALL
  SELECT date_format(from_unixtime(e.time / 1000), '%Y-%m-%d') AS day, '(around the gateway)' AS team, coalesce(e.model, '(none)') AS model, e.input_tokens AS input, e.output_tokens AS output
  FROM unexplained e WHERE e.time IS NOT NULL AND 1 = 1) x
GROUP BY x.day, x.team, x.model ORDER BY 1, 2, 3 ;

CREATE OR REPLACE VIEW call AS
SELECT i.asked AS asked, t.* FROM timeline t JOIN (
  SELECT e.request_id AS asked, e.request_id AS id FROM event e WHERE e.request_id IS NOT NULL
  UNION DISTINCT SELECT v.request_id AS asked, v.request_id AS id FROM invocation v WHERE v.request_id IS NOT NULL
  UNION DISTINCT SELECT x.request_id AS asked, x.request_id AS id FROM access x WHERE x.request_id IS NOT NULL
  UNION DISTINCT SELECT g.request_id AS asked, g.request_id AS id FROM gateway_call g
  UNION DISTINCT SELECT g.request_id AS asked, a.aws_request_id AS id FROM attempt a JOIN gateway_call g ON g.id = a.call
  UNION DISTINCT SELECT a.aws_request_id AS asked, g.request_id AS id FROM attempt a JOIN gateway_call g ON g.id = a.call
  UNION DISTINCT SELECT a.aws_request_id AS asked, b.aws_request_id AS id FROM attempt a JOIN attempt b ON b.call = a.call
) i ON i.id = t.request_id;

CREATE OR REPLACE VIEW blast AS
SELECT b.access_key AS access_key, b.principal AS principal, b.person AS person, b.role AS role, b.source AS source, b.name AS operation, b.resource AS resource, b.model AS model, count(*) AS calls,
  sum(CASE WHEN b.error IS NOT NULL THEN 1 ELSE 0 END) AS refused, min(b.time) AS "first", max(b.time) AS "last", count(DISTINCT b.address) AS addresses
FROM (SELECT t.access_key AS access_key, t.principal AS principal, t.person AS person, t.role AS role, t.source AS source, t.name AS name, t.resource AS resource, t.model AS model, t.error AS error, t.time AS time, t.address AS address FROM event t UNION ALL SELECT t.access_key AS access_key, t.principal AS principal, t.person AS person, t.role AS role, t.source AS source, t.name AS name, t.copied_from AS resource, t.model AS model, t.error AS error, t.time AS time, t.address AS address FROM event t WHERE t.copied_from IS NOT NULL) b
GROUP BY b.access_key, b.principal, b.person, b.role, b.source, b.name, b.resource, b.model;

CREATE OR REPLACE VIEW diff AS
WITH seen AS (SELECT 'principal' AS what, e.principal AS value, (e.time) / 86400000 AS number, count(*) AS calls FROM event e WHERE e.principal IS NOT NULL AND e.time IS NOT NULL GROUP BY e.principal, (e.time) / 86400000
UNION ALL SELECT 'model' AS what, e.model AS value, (e.time) / 86400000 AS number, count(*) AS calls FROM event e WHERE e.model IS NOT NULL AND e.time IS NOT NULL GROUP BY e.model, (e.time) / 86400000
UNION ALL SELECT 'access_key' AS what, e.access_key AS value, (e.time) / 86400000 AS number, count(*) AS calls FROM event e WHERE e.access_key IS NOT NULL AND e.time IS NOT NULL GROUP BY e.access_key, (e.time) / 86400000
UNION ALL SELECT 'address' AS what, e.address AS value, (e.time) / 86400000 AS number, count(*) AS calls FROM event e WHERE e.address IS NOT NULL AND e.time IS NOT NULL GROUP BY e.address, (e.time) / 86400000
UNION ALL SELECT 'role' AS what, e.role AS value, (e.time) / 86400000 AS number, count(*) AS calls FROM event e WHERE e.role IS NOT NULL AND e.time IS NOT NULL GROUP BY e.role, (e.time) / 86400000),
changed AS (SELECT coalesce(e.source, '') || ' ' || coalesce(e.name, '') || coalesce(' ' || e.resource, '') AS value, (e.time) / 86400000 AS number FROM event e WHERE e.time IS NOT NULL AND e.detail IS NOT NULL AND e.error IS NULL AND (e.name LIKE '%Policy%' OR e.name LIKE '%Guardrail%' OR e.name LIKE '%Logging%' OR e.name LIKE '%Trail%' OR e.name LIKE '%Entitlement%'))
SELECT date_format(from_unixtime(u.number * 86400000 / 1000), '%Y-%m-%d') AS day, u.what AS what, u.value AS value, u.change AS change, u.calls AS calls FROM (
  SELECT s.number AS number, s.what AS what, s.value AS value, 'added' AS change, s.calls AS calls
  FROM seen s LEFT JOIN (SELECT what, value, number + 1 AS number FROM seen) b ON b.what = s.what AND b.value = s.value AND b.number = s.number WHERE b.what IS NULL
  UNION ALL
  SELECT s.number AS number, s.what AS what, s.value AS value, 'gone' AS change, s.calls AS calls
  FROM (SELECT what, value, number + 1 AS number, calls FROM seen) s LEFT JOIN seen a ON a.what = s.what AND a.value = s.value AND a.number = s.number WHERE a.what IS NULL
  UNION ALL
  SELECT c.number AS number, 'policy' AS what, c.value AS value, 'changed' AS change, count(*) AS calls FROM changed c GROUP BY c.number, c.value) u;

