using Ringfence.Aws;

namespace Ringfence.LocalBedrock.Sts;

/// <summary>Who signed a call: the account's user, or a session of one of its roles.</summary>
/// <param name="Arn">As GetCallerIdentity, CloudTrail and the invocation log give it.</param>
/// <param name="UniqueId"><c>AIDA…</c>, or <c>AROA…:session</c>.</param>
/// <param name="Session">Null for the user.</param>
internal sealed record Principal(string Arn, string UniqueId, AwsKeys Keys, Session? Session)
{
    /// <summary>Whether the call came with a Bedrock API key in place of a signature.</summary>
    public bool Bearer { get; init; }
}
