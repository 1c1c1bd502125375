namespace Ringfence.Tests.Posture.Live;

/// <summary>Answers of AWS's APIs, shaped as their service models say (botocore 1.43), for 2026-11-28.</summary>
internal static class DirectAnswers
{
    public static Dictionary<string, Func<StandInCall, string>> All() =>
        new(StringComparer.Ordinal)
        {
            ["sts:GetCallerIdentity"] = _ =>
                Query(
                    "GetCallerIdentity",
                    "<Arn>arn:aws:iam::111122223333:user/audit</Arn><UserId>AIDA</UserId><Account>111122223333</Account>"
                ),
            ["ec2:DescribeRegions"] = _ =>
                "<DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>1</requestId><regionInfo><item><regionName>us-east-1</regionName><regionEndpoint>ec2.us-east-1.amazonaws.com</regionEndpoint><optInStatus>opt-in-not-required</optInStatus></item><item><regionName>me-south-1</regionName><regionEndpoint>ec2.me-south-1.amazonaws.com</regionEndpoint><optInStatus>not-opted-in</optInStatus></item></regionInfo></DescribeRegionsResponse>",
            ["account:POST /getAlternateContact"] = _ =>
                """{"AlternateContact":{"AlternateContactType":"SECURITY","EmailAddress":"security@example.org","Name":"Security","PhoneNumber":"+1","Title":"Desk"}}""",
            ["artifact:GET /v1/customer-agreement/list"] = call =>
                call["nextToken"] is null
                    ? """{"customerAgreements":[{"name":"AWS Business Associate Addendum","state":"ACTIVE","type":"DEFAULT"}],"nextToken":"two"}"""
                    : """{"customerAgreements":[{"name":"Non-disclosure agreement","state":"CUSTOMER_TERMINATED","type":"DEFAULT"}]}""",
            ["artifact:GET /v1/report/list"] = _ =>
                """{"reports":[{"id":"report-1","name":"SOC 2 Type 2","periodEnd":"2026-09-30T00:00:00Z","state":"PUBLISHED","version":1}]}""",
            ["s3:GET /v20180820/configuration/publicAccessBlock"] = _ =>
                "<?xml version=\"1.0\"?><PublicAccessBlockConfiguration xmlns=\"http://awss3control.amazonaws.com/doc/2018-08-20/\"><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>false</RestrictPublicBuckets></PublicAccessBlockConfiguration>",
            ["s3:HEAD /clinic-invocations"] = _ => "",
            ["ec2:GetEbsEncryptionByDefault"] = _ =>
                "<GetEbsEncryptionByDefaultResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><ebsEncryptionByDefault>true</ebsEncryptionByDefault><sseType>sse-kms</sseType></GetEbsEncryptionByDefaultResponse>",
            ["bedrock:GET /data-retention"] = _ => """{"mode":"none","updatedAt":"2026-11-01T00:00:00Z"}""",
            ["bedrock:GET /logging/modelinvocations"] = _ =>
                """{"loggingConfig":{"s3Config":{"bucketName":"clinic-invocations","keyPrefix":"logs"},"textDataDeliveryEnabled":true,"imageDataDeliveryEnabled":false}}""",
            ["bedrock:GET /custom-models"] = call =>
                call["nextToken"] is null
                    ? """{"modelSummaries":[],"nextToken":"t2"}"""
                    : """{"modelSummaries":[{"modelArn":"arn:aws:bedrock:us-east-1:111122223333:custom-model/amazon.titan-text-lite-v1:0:4k/abc","modelName":"triage"}]}""",
            [
                "bedrock:GET /custom-models/arn:aws:bedrock:us-east-1:111122223333:custom-model/amazon.titan-text-lite-v1:0:4k/abc"
            ] = _ =>
                """{"modelArn":"arn:aws:bedrock:us-east-1:111122223333:custom-model/amazon.titan-text-lite-v1:0:4k/abc","modelName":"triage","modelKmsKeyArn":"arn:aws:kms:us-east-1:111122223333:key/own"}""",
            ["bedrock:GET /evaluation-jobs"] = _ =>
                """{"jobSummaries":[{"jobArn":"arn:aws:bedrock:us-east-1:111122223333:evaluation-job/e1","jobName":"quality","status":"Completed"}]}""",
            ["bedrock:GET /evaluation-jobs/arn:aws:bedrock:us-east-1:111122223333:evaluation-job/e1"] = _ =>
                """{"jobArn":"arn:aws:bedrock:us-east-1:111122223333:evaluation-job/e1","jobName":"quality","evaluationConfig":{}}""",
            ["iam:GetAccountSummary"] = _ =>
                Query(
                    "GetAccountSummary",
                    "<SummaryMap><entry><key>Users</key><value>3</value></entry><entry><key>AccountMFAEnabled</key><value>1</value></entry><entry><key>AccountAccessKeysPresent</key><value>0</value></entry></SummaryMap>"
                ),
            ["iam:ListVirtualMFADevices"] = _ =>
                Query(
                    "ListVirtualMFADevices",
                    "<IsTruncated>false</IsTruncated><VirtualMFADevices><member><SerialNumber>arn:aws:iam::111122223333:mfa/a</SerialNumber><User><Arn>arn:aws:iam::111122223333:user/a.okafor</Arn></User></member></VirtualMFADevices>"
                ),
            ["iam:GetAccountPasswordPolicy"] = _ =>
                Query(
                    "GetAccountPasswordPolicy",
                    "<PasswordPolicy><MinimumPasswordLength>14</MinimumPasswordLength><RequireSymbols>true</RequireSymbols><ExpirePasswords>true</ExpirePasswords></PasswordPolicy>"
                ),
            ["iam:ListServiceSpecificCredentials"] = call =>
                call["Marker"] is null
                    ? Query(
                        "ListServiceSpecificCredentials",
                        "<ServiceSpecificCredentials/><IsTruncated>true</IsTruncated><Marker>m2</Marker>"
                    )
                    : Query(
                        "ListServiceSpecificCredentials",
                        "<ServiceSpecificCredentials><member><UserName>a.okafor</UserName><Status>Active</Status><ServiceName>bedrock.amazonaws.com</ServiceName><ServiceSpecificCredentialId>ACCA1</ServiceSpecificCredentialId><CreateDate>2026-11-18T00:00:00Z</CreateDate></member></ServiceSpecificCredentials><IsTruncated>false</IsTruncated>"
                    ),
            ["iam:GenerateCredentialReport"] = _ => Query("GenerateCredentialReport", "<State>COMPLETE</State>"),
            ["iam:GetCredentialReport"] = _ =>
                Query(
                    "GetCredentialReport",
                    $"<Content>{Convert.ToBase64String(Report)}</Content><ReportFormat>text/csv</ReportFormat>"
                ),
            ["iam:ListUsers"] = _ =>
                Query(
                    "ListUsers",
                    "<IsTruncated>false</IsTruncated><Users><member><Path>/</Path><UserName>a.okafor</UserName><Arn>arn:aws:iam::111122223333:user/a.okafor</Arn></member></Users>"
                ),
            ["iam:ListRoles"] = _ =>
                Query(
                    "ListRoles",
                    "<IsTruncated>false</IsTruncated><Roles><member><Path>/aws-service-role/x/</Path><Arn>arn:aws:iam::111122223333:role/aws-service-role/x</Arn></member><member><Path>/</Path><Arn>arn:aws:iam::111122223333:role/batch</Arn></member></Roles>"
                ),
            ["iam:GenerateServiceLastAccessedDetails"] = call =>
                Query(
                    "GenerateServiceLastAccessedDetails",
                    $"<JobId>{(call["Arn"]!.EndsWith("batch", StringComparison.Ordinal) ? "job-batch" : "job-user")}</JobId>"
                ),
            ["iam:GetServiceLastAccessedDetails"] = call =>
                Query(
                    "GetServiceLastAccessedDetails",
                    call["JobId"] == "job-batch"
                        ? "<JobStatus>COMPLETED</JobStatus><IsTruncated>false</IsTruncated><ServicesLastAccessed><member><ServiceName>Amazon S3</ServiceName><ServiceNamespace>s3</ServiceNamespace></member></ServicesLastAccessed>"
                        : "<JobStatus>COMPLETED</JobStatus><IsTruncated>false</IsTruncated><ServicesLastAccessed><member><ServiceName>Amazon Bedrock</ServiceName><ServiceNamespace>bedrock</ServiceNamespace><LastAuthenticated>2026-10-29T00:00:00Z</LastAuthenticated></member></ServicesLastAccessed>"
                ),
            ["cloudformation:DescribeStacks"] = _ =>
                Query(
                    "DescribeStacks",
                    "<Stacks><member><StackId>arn:aws:cloudformation:us-east-1:111122223333:stack/foundation/1</StackId><StackName>foundation</StackName><StackStatus>UPDATE_COMPLETE</StackStatus></member><member><StackId>nested</StackId><StackName>nested</StackName><ParentId>x</ParentId><StackStatus>UPDATE_COMPLETE</StackStatus></member></Stacks>"
                ),
            ["cloudformation:DetectStackDrift"] = _ =>
                Query("DetectStackDrift", "<StackDriftDetectionId>d1</StackDriftDetectionId>"),
            ["cloudformation:DescribeStackDriftDetectionStatus"] = _ =>
                Query(
                    "DescribeStackDriftDetectionStatus",
                    "<DetectionStatus>DETECTION_COMPLETE</DetectionStatus><StackDriftStatus>DRIFTED</StackDriftStatus>"
                ),
            ["inspector2:POST /status/batch/get"] = _ =>
                """{"accounts":[{"accountId":"111122223333","resourceState":{"ec2":{"status":"ENABLED"},"ecr":{"status":"ENABLED"},"lambda":{"status":"DISABLED"}},"state":{"status":"ENABLED"}}],"failedAccounts":[]}""",
            ["macie2:GET /classification-scopes"] = _ =>
                """{"classificationScopes":[{"id":"s1","name":"automated-sensitive-data-discovery"}]}""",
            ["macie2:GET /classification-scopes/s1"] = _ =>
                """{"id":"s1","name":"x","s3":{"excludes":{"bucketNames":["clinic-logs"]}}}""",
            ["macie2:POST /findings"] = call =>
                call.Json["nextToken"] is null
                    ? """{"findingIds":["a","b"],"nextToken":"n"}"""
                    : """{"findingIds":["c"]}""",
            ["organizations:DescribeOrganization"] = _ =>
                """{"Organization":{"Id":"o-abcdefghij","FeatureSet":"ALL","MasterAccountId":"111122223333"}}""",
            ["organizations:ListAccounts"] = call =>
                call.Json["NextToken"] is null
                    ? """{"Accounts":[{"Id":"111122223333","Name":"clinic","Status":"ACTIVE"}],"NextToken":"n"}"""
                    : """{"Accounts":[{"Id":"444455556666","Name":"sandbox","Status":"ACTIVE"}]}""",
            ["organizations:ListTagsForResource"] = call =>
                call.Json["ResourceId"]!.GetValue<string>() == "111122223333"
                    ? """{"Tags":[{"Key":"environment","Value":"production"}]}"""
                    : """{"Tags":[]}""",
            ["config:DescribeConfigurationRecorders"] = _ =>
                """{"ConfigurationRecorders":[{"name":"default","roleARN":"arn:aws:iam::111122223333:role/config","recordingGroup":{"allSupported":true,"includeGlobalResourceTypes":true,"resourceTypes":[]}},{"name":"still"}]}""",
            ["config:DescribeConfigurationRecorderStatus"] = _ =>
                """{"ConfigurationRecordersStatus":[{"name":"default","recording":true},{"name":"still","recording":false}]}""",
            ["config:DescribeDeliveryChannels"] = _ =>
                """{"DeliveryChannels":[{"name":"default","s3BucketName":"clinic-config"}]}""",
            ["kms:ListAliases"] = call =>
                call.Json["Marker"] is null
                    ? """{"Aliases":[{"AliasName":"alias/clinic","TargetKeyId":"own"}],"NextMarker":"m","Truncated":true}"""
                    : """{"Aliases":[{"AliasName":"alias/aws/ebs","TargetKeyId":"aws-ebs"},{"AliasName":"alias/aws/dynamodb"}],"Truncated":false}""",
            ["ec2:DescribeNetworkAcls"] = _ =>
                "<DescribeNetworkAclsResponse><networkAclSet><item><networkAclId>acl-1</networkAclId><vpcId>vpc-1</vpcId><entrySet><item><ruleNumber>100</ruleNumber><protocol>6</protocol><ruleAction>allow</ruleAction><egress>false</egress><cidrBlock>0.0.0.0/0</cidrBlock><portRange><from>22</from><to>22</to></portRange></item></entrySet></item></networkAclSet></DescribeNetworkAclsResponse>",
            ["wafv2:ListWebACLs"] = _ =>
                """{"WebACLs":[{"Name":"front","Id":"1","ARN":"arn:aws:wafv2:us-east-1:111122223333:regional/webacl/front/1"}],"NextMarker":"front"}""",
            ["wafv2:ListResourcesForWebACL"] = call =>
                call.Json["ResourceType"]!.GetValue<string>() == "APPLICATION_LOAD_BALANCER"
                    ? """{"ResourceArns":["arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/front/1"]}"""
                    : """{"ResourceArns":[]}""",
            ["sqs:ListQueues"] = _ => """{"QueueUrls":["https://sqs.us-east-1.amazonaws.com/111122223333/intake"]}""",
            ["sqs:GetQueueAttributes"] = _ =>
                """{"Attributes":{"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[]}"}}""",
            ["sns:ListTopics"] = _ =>
                Query(
                    "ListTopics",
                    "<Topics><member><TopicArn>arn:aws:sns:us-east-1:111122223333:alerts</TopicArn></member></Topics>"
                ),
            ["sns:GetTopicAttributes"] = _ =>
                Query(
                    "GetTopicAttributes",
                    "<Attributes><entry><key>Owner</key><value>1</value></entry><entry><key>Policy</key><value>{\"Version\":\"2012-10-17\",\"Statement\":[]}</value></entry></Attributes>"
                ),
            ["ec2:DescribeSnapshots"] = _ =>
                "<DescribeSnapshotsResponse><snapshotSet><item><snapshotId>snap-1</snapshotId><encrypted>true</encrypted><kmsKeyId>arn:aws:kms:us-east-1:111122223333:key/own</kmsKeyId></item></snapshotSet></DescribeSnapshotsResponse>",
            ["ec2:DescribeSnapshotAttribute"] = _ =>
                "<DescribeSnapshotAttributeResponse><snapshotId>snap-1</snapshotId><createVolumePermission><item><group>all</group></item></createVolumePermission></DescribeSnapshotAttributeResponse>",
            ["rds:DescribeDBSnapshots"] = _ =>
                Query(
                    "DescribeDBSnapshots",
                    "<DBSnapshots><DBSnapshot><DBSnapshotIdentifier>before</DBSnapshotIdentifier><Encrypted>false</Encrypted></DBSnapshot></DBSnapshots>"
                ),
            ["rds:DescribeDBSnapshotAttributes"] = _ =>
                Query(
                    "DescribeDBSnapshotAttributes",
                    "<DBSnapshotAttributesResult><DBSnapshotIdentifier>before</DBSnapshotIdentifier><DBSnapshotAttributes><DBSnapshotAttribute><AttributeName>restore</AttributeName><AttributeValues><AttributeValue>all</AttributeValue></AttributeValues></DBSnapshotAttribute></DBSnapshotAttributes></DBSnapshotAttributesResult>"
                ),
            ["rds:DescribeDBClusterSnapshots"] = _ => Query("DescribeDBClusterSnapshots", "<DBClusterSnapshots/>"),
            ["states:ListStateMachines"] = _ => """{"stateMachines":[]}""",
            ["es:GET /2021-01-01/domain"] = _ => """{"DomainNames":[]}""",
        };

    private static byte[] Report =>
        """
        user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date
        <root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,not_supported,2026-11-27T00:00:00+00:00,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A
        a.okafor,arn:aws:iam::111122223333:user/a.okafor,2025-01-01T00:00:00+00:00,true,2026-11-18T00:00:00+00:00,2026-01-01T00:00:00+00:00,N/A,false,true,2026-08-20T00:00:00+00:00,N/A,N/A,N/A,false,N/A,N/A
        """u8.ToArray();

    private static string Query(string operation, string result) =>
        $"<{operation}Response xmlns=\"https://example.amazonaws.com/doc/\"><{operation}Result>{result}</{operation}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{operation}Response>";
}
