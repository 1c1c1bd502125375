using Microsoft.AspNetCore.Builder;
using Ringfence.LocalBedrock;

namespace Ringfence.Cli.Up;

/// <summary>The stand-in for AWS as <c>up</c> runs it: invocation logging on, so that all three layers are there.</summary>
internal static class LocalAws
{
    private const string Role = "RingfenceGateway";

    public static LocalBedrockOptions Options(DataDirectory data, TimeSpan delivery) =>
        new()
        {
            Directory = data.Aws,
            Trail = new TrailOptions { DeliveryInterval = delivery },
            InvocationLogBucket = "ringfence-local-invocations",
            Roles = [Role],
        };

    /// <summary>Points the gateway's settings at the running stand-in: its own keys, and a session of its role for each caller.</summary>
    public static void Configure(Dictionary<string, string?> settings, WebApplication aws, LocalBedrockOptions options)
    {
        var keys = LongTermKeys.ReadOrCreate(options.Directory);
        var url = aws.Urls.First();
        settings["Bedrock:Region"] = options.Region;
        settings["Bedrock:Endpoint"] = url;
        settings["Bedrock:ControlPlaneEndpoint"] = url;
        settings["Bedrock:StsEndpoint"] = url;
        settings["Bedrock:RoleArn"] = $"arn:aws:iam::{options.Account}:role/{Role}";
        settings["Bedrock:Keys:AccessKeyId"] = keys.AccessKeyId;
        settings["Bedrock:Keys:SecretAccessKey"] = keys.SecretAccessKey;
    }
}
