using System.Text.Json.Nodes;

namespace Ringfence.Controls.Kms;

/// <summary>
/// The key that a fix puts beside a resource: it rotates, it is kept when the stack goes, and its policy gives the
/// account's IAM the say, so that who may use it is decided in IAM and visible there.
/// </summary>
internal static class CompanionKey
{
    /// <summary>A reference to the key of a fix, by its ARN.</summary>
    public static JsonNode Arn => new JsonObject { ["Fn::GetAtt"] = new JsonArray("$SelfKey", "Arn") };

    /// <summary>The key itself.</summary>
    /// <param name="services">The AWS services that use it by themselves, not for a caller: <c>cloudwatch.amazonaws.com</c>.</param>
    public static AddResource Beside(params string[] services)
    {
        var statements = new JsonArray(
            new JsonObject
            {
                ["Sid"] = "AccountDecidesByIam",
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject
                {
                    ["AWS"] = new JsonObject { ["Fn::Sub"] = "arn:${AWS::Partition}:iam::${AWS::AccountId}:root" },
                },
                ["Action"] = "kms:*",
                ["Resource"] = "*",
            }
        );
        if (services.Length > 0)
        {
            statements.Add((JsonNode)Use(services));
        }

        return new AddResource(
            "$SelfKey",
            new JsonObject
            {
                ["Type"] = "AWS::KMS::Key",
                ["DeletionPolicy"] = "Retain",
                ["UpdateReplacePolicy"] = "Retain",
                ["Properties"] = new JsonObject
                {
                    ["Description"] = new JsonObject { ["Fn::Sub"] = "Data at rest in ${AWS::StackName} $Self" },
                    ["EnableKeyRotation"] = true,
                    ["KeyPolicy"] = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statements },
                },
            }
        );
    }

    /// <summary>A fix that sets one key property to a new key beside the resource, which a service uses by itself.</summary>
    /// <param name="service">The service: <c>bedrock.amazonaws.com</c>.</param>
    /// <param name="path">The property that takes the key's ARN.</param>
    public static Fix For(string service, string path) =>
        new([Beside(service), new SetProperty(path, Arn)])
        {
            Mind =
                "A key costs about one US dollar a month. Who uses the resource needs kms:Decrypt and kms:GenerateDataKey on it.",
        };

    /// <summary>A fix that sets key properties to a new key beside the resource.</summary>
    /// <param name="paths">The properties that take the key's ARN.</param>
    /// <param name="before">Changes that go with it: the switch that turns encryption on.</param>
    public static Fix Fix(IReadOnlyList<string> paths, params IEnumerable<Change> before) =>
        new([Beside(), .. before, .. paths.Select(path => new SetProperty(path, Arn))])
        {
            Mind = "A key costs about one US dollar a month; whoever reads the data needs kms:Decrypt on it.",
        };

    private static JsonObject Use(string[] services) =>
        new()
        {
            ["Sid"] = "ServicesUseIt",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["Service"] = new JsonArray([.. services]) },
            ["Action"] = new JsonArray("kms:Decrypt", "kms:GenerateDataKey*"),
            ["Resource"] = "*",
            ["Condition"] = new JsonObject
            {
                ["StringEquals"] = new JsonObject
                {
                    ["aws:SourceAccount"] = new JsonObject { ["Ref"] = "AWS::AccountId" },
                },
            },
        };
}
