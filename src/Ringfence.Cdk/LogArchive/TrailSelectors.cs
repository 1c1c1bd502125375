namespace Ringfence.Cdk.LogArchive;

/// <summary>
/// What the trail records: everything that CloudTrail can of services that hold protected data or ask models. Calls of
/// InvokeModel and Converse are reading management events; what is a data event instead is listed here.
/// </summary>
internal static class TrailSelectors
{
    // AWS CloudTrail User Guide, "Logging data events", "Logging network activity events".
    private static readonly string[] Data =
    [
        "AWS::S3::Object",
        "AWS::Lambda::Function",
        "AWS::DynamoDB::Table",
        "AWS::Bedrock::AgentAlias",
        "AWS::Bedrock::AsyncInvoke",
        "AWS::Bedrock::AutomatedReasoningPolicy",
        "AWS::Bedrock::AutomatedReasoningPolicyVersion",
        "AWS::Bedrock::Blueprint",
        "AWS::Bedrock::DataAutomationInvocation",
        "AWS::Bedrock::DataAutomationProfile",
        "AWS::Bedrock::DataAutomationProject",
        "AWS::Bedrock::FlowAlias",
        "AWS::Bedrock::FlowExecution",
        "AWS::Bedrock::Guardrail",
        "AWS::Bedrock::InlineAgent",
        "AWS::Bedrock::KnowledgeBase",
        "AWS::Bedrock::Model",
        "AWS::Bedrock::Prompt",
        "AWS::Bedrock::PromptVersion",
        "AWS::Bedrock::Session",
        "AWS::Bedrock::Tool",
        "AWS::BedrockMantle::CustomizedModel",
        "AWS::BedrockMantle::Project",
        "AWS::BedrockMantle::Reservation",
    ];

    // Who was refused by an endpoint's policy, and who came through one.
    private static readonly string[] Endpoints =
    [
        "bedrock.amazonaws.com",
        "cloudtrail.amazonaws.com",
        "dynamodb.amazonaws.com",
        "kms.amazonaws.com",
        "lambda.amazonaws.com",
        "s3.amazonaws.com",
        "secretsmanager.amazonaws.com",
    ];

    /// <summary>Selectors in CloudFormation's words.</summary>
    public static object[] All =>
        [
            Selector("Management, reading and writing", ("eventCategory", "Management")),
            .. Data.Select(type => Selector($"Data of {type}", ("eventCategory", "Data"), ("resources.type", type))),
            .. Endpoints.Select(source =>
                Selector($"Endpoints of {source}", ("eventCategory", "NetworkActivity"), ("eventSource", source))
            ),
        ];

    private static Map Selector(string name, params (string Field, string Value)[] fields) =>
        new()
        {
            ["Name"] = name,
            ["FieldSelectors"] = fields
                .Select(field => new Map { ["Field"] = field.Field, ["Equals"] = new[] { field.Value } })
                .ToArray(),
        };
}
