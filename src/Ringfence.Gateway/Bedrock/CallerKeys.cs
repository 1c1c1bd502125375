using Ringfence.Aws;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Bedrock;

/// <summary>The AWS credentials that a caller's calls are signed with.</summary>
internal sealed class CallerKeys(BedrockOptions options)
{
    private readonly AwsKeys _own = new(options.Keys.AccessKeyId, options.Keys.SecretAccessKey, null, null);

    /// <summary>Why there are none now; null when there are.</summary>
    public string? Problem => options.Keys.AreGiven ? null : "No AWS credentials.";

    /// <exception cref="SessionFault">None could be had.</exception>
    public ValueTask<AwsKeys> ForAsync(Caller caller, CancellationToken cancellation) => new(_own);
}
