namespace Ringfence.Aws;

/// <summary>One set of AWS credentials. Never logged: <see cref="ToString"/> gives the access key id alone.</summary>
/// <param name="SessionToken">Null for long-term keys.</param>
/// <param name="Expires">When the session ends; null for long-term keys.</param>
public sealed record AwsKeys(string AccessKeyId, string SecretAccessKey, string? SessionToken, DateTimeOffset? Expires)
{
    /// <summary>The access key id alone.</summary>
    public override string ToString() => AccessKeyId;
}
