using System.Text.Json.Nodes;

namespace Ringfence.Controls.CloudWatch;

/// <summary>A key that CloudWatch Logs may use: its regional service principal, for this account's log groups alone. CloudWatch Logs User Guide, "Encrypt log data".</summary>
internal static class LogKey
{
    /// <summary>The companion of a fix.</summary>
    /// <param name="logicalId">Its id: <c>$SelfKey</c>.</param>
    public static AddResource Named(string logicalId) =>
        new(
            logicalId,
            new JsonObject
            {
                ["Type"] = "AWS::KMS::Key",
                ["DeletionPolicy"] = "Retain",
                ["UpdateReplacePolicy"] = "Retain",
                ["Properties"] = new JsonObject
                {
                    ["EnableKeyRotation"] = true,
                    ["KeyPolicy"] = new JsonObject
                    {
                        ["Version"] = "2012-10-17",
                        ["Statement"] = new JsonArray(
                            new JsonObject
                            {
                                ["Sid"] = "AccountDecidesByIam",
                                ["Effect"] = "Allow",
                                ["Principal"] = new JsonObject
                                {
                                    ["AWS"] = Sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root"),
                                },
                                ["Action"] = "kms:*",
                                ["Resource"] = "*",
                            },
                            new JsonObject
                            {
                                ["Sid"] = "LogsUseIt",
                                ["Effect"] = "Allow",
                                ["Principal"] = new JsonObject
                                {
                                    ["Service"] = Sub("logs.${AWS::Region}.${AWS::URLSuffix}"),
                                },
                                ["Action"] = new JsonArray(
                                    "kms:Encrypt*",
                                    "kms:Decrypt*",
                                    "kms:ReEncrypt*",
                                    "kms:GenerateDataKey*",
                                    "kms:Describe*"
                                ),
                                ["Resource"] = "*",
                                ["Condition"] = new JsonObject
                                {
                                    ["ArnLike"] = new JsonObject
                                    {
                                        ["kms:EncryptionContext:aws:logs:arn"] = Sub(
                                            "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:*"
                                        ),
                                    },
                                },
                            }
                        ),
                    },
                },
            }
        );

    private static JsonObject Sub(string text) => new() { ["Fn::Sub"] = text };
}
