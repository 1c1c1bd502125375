using System.Security.Cryptography;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.InvocationLog;

/// <summary>Object keys as Bedrock builds them.</summary>
internal sealed class InvocationPaths(LocalBedrockOptions options)
{
    /// <summary>A batch's name without its ending: milliseconds, and sixteen hex digits that make it unique.</summary>
    public static string NewName(DateTimeOffset now) =>
        $"{AwsTime.Compact(now, "yyyyMMdd'T'HHmmssfff'Z'")}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    /// <summary>Where the batch of that name lies: its hour is in its name.</summary>
    public string BatchKey(string prefix, string name) => $"{Hour(prefix, name)}/{name}.json.gz";

    /// <summary>Where a body too large for its record lies, beside the batch of that name.</summary>
    /// <param name="side"><c>input</c> or <c>output</c>.</param>
    public string BodyKey(string prefix, string name, string requestId, string side) =>
        $"{Hour(prefix, name)}/data/{requestId}_{side}.json.gz";

    /// <summary>The empty object with which Bedrock tries whether it may write.</summary>
    public string PermissionCheckKey(string prefix) => $"{Root(prefix)}/amazon-bedrock-logs-permission-check";

    private string Root(string prefix) => $"{prefix}AWSLogs/{options.Account}/BedrockModelInvocationLogs";

    private string Hour(string prefix, string name) =>
        $"{Root(prefix)}/{options.Region}/{name[..4]}/{name[4..6]}/{name[6..8]}/{name[9..11]}";
}
